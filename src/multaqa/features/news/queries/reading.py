"""What readers see: the list of published articles, and rows of it for any page that shows news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from multaqa.features.news.models import Article, ArticleText, Kind, State
from multaqa.foundation.access.api import Label, readable_by
from multaqa.foundation.languages.api import Status, field_in
from multaqa.foundation.people.api import Reader
from multaqa.foundation.taxonomy.api import current

LONG_FIELDS = ("body", "body_html")


@dataclass(frozen=True)
class Topic:
    """A topic of an article, named in the reader's language."""

    public_id: str
    label: str


@dataclass(frozen=True)
class ArticleRow:
    """What a list shows of an article. ``language`` is the title's, ``lead_language`` the lead's."""

    public_id: str
    url: str
    kind: Kind
    title: str
    language: str
    lead: str
    lead_language: str
    published_at: datetime | None
    source_name: str
    source_date: date | None
    label: Label
    topics: Sequence[Topic]


def published(reader: Reader) -> QuerySet[Article]:
    """The published articles that the reader may read, newest first."""
    return Article.objects.filter(readable_by(reader), state=State.PUBLISHED).order_by("-published_at", "-pk")


def narrowed(
    articles: QuerySet[Article],
    *,
    terms: Iterable[int] | None = None,
    kind: str = "",
    language: str = "",
    year: int | None = None,
) -> QuerySet[Article]:
    """Those of the articles about one of the terms (row numbers), of a kind, in a language, of a year (UTC)."""
    if terms is not None:
        articles = articles.filter(pk__in=Article.topics.through.objects.filter(term__in=terms).values("article"))
    if kind:
        articles = articles.filter(kind=kind)
    if language:
        articles = articles.filter(pk__in=texts_shown().filter(language=language).values("article"))
    if year:
        articles = articles.filter(published_at__year=year)
    return articles


def texts_shown() -> QuerySet[ArticleText]:
    """The texts that readers see: originals, and translations that are finished."""
    return ArticleText.objects.filter(Q(source_language="") | Q(status=Status.DONE))


def rows(articles: QuerySet[Article], *, language: str) -> list[ArticleRow]:
    """The rows of a list in the reader's language, in three queries however many there are."""
    with_words = articles.prefetch_related(Prefetch("texts", texts_shown().defer(*LONG_FIELDS)), "topics__merged_into")
    return [_row(article, language) for article in with_words]


def topics_of(article: Article, language: str) -> list[Topic]:
    """The topics of an article in the vocabulary's order, each once, as they are called now."""
    terms = {term.pk: term for term in map(current, article.topics.all())}
    ordered = sorted(terms.values(), key=lambda term: (term.position, term.pk))
    return [Topic(term.public_id, term.label(language)) for term in ordered]


def address_of(public_id: str) -> str:
    """The path of an article's page in the active language."""
    return reverse("news:article", args=[public_id])


def _row(article: Article, language: str) -> ArticleRow:
    texts = list(article.texts.all())
    title, lead = field_in(texts, "title", language), field_in(texts, "lead", language)
    return ArticleRow(
        public_id=article.public_id,
        url=address_of(article.public_id),
        kind=Kind(article.kind),
        title=title.value,
        language=title.language,
        lead=lead.value,
        lead_language=lead.language,
        published_at=article.published_at,
        source_name=article.source_name,
        source_date=article.source_date,
        label=Label(article.label),
        topics=topics_of(article, language),
    )
