"""What readers see: the list of published articles, and rows of it for any page that shows news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import get_language

from multaqa.features.news.models import Article, ArticleText, Kind, State
from multaqa.foundation.access.api import Label, readable_by
from multaqa.foundation.files.api import File
from multaqa.foundation.languages.api import FieldInLanguage, Status, field_in
from multaqa.foundation.people.api import Reader
from multaqa.foundation.taxonomy.api import Term, current

LONG_FIELDS = ("body", "body_html")
_UNNAMED = ("definition", "reason", "loaded", "created_at")  # of a term: what its name and address do not need


@dataclass(frozen=True)
class Topic:
    """A topic of an article, named in the reader's language."""

    public_id: str
    label: str
    url: str


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
    image: File | None
    image_alt: FieldInLanguage


@dataclass(frozen=True)
class Shelf:
    """How many articles there are, and of which years (UTC), the newest first."""

    count: int
    years: Sequence[int]


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


def shelf(articles: QuerySet[Article]) -> Shelf:
    """What there is among the articles, in one query."""
    said = articles.order_by().aggregate(
        count=Count("pk"), first=ExtractYear(Min("published_at")), last=ExtractYear(Max("published_at"))
    )
    years = range(said["last"], said["first"] - 1, -1) if said["count"] else ()
    return Shelf(said["count"], tuple(years))


def texts_shown() -> QuerySet[ArticleText]:
    """The texts that readers see: originals, and translations that are finished."""
    return ArticleText.objects.filter(Q(source_language="") | Q(status=Status.DONE))


def rows(articles: QuerySet[Article], *, language: str) -> list[ArticleRow]:
    """The rows of a list in the reader's language, or the original's; in three queries however many there are."""
    hers = texts_shown().filter(Q(language=language) | Q(source_language="")).defer(*LONG_FIELDS)
    topics = Term.objects.select_related("merged_into").defer(*_UNNAMED, *(f"merged_into__{one}" for one in _UNNAMED))
    with_words = articles.select_related("image").prefetch_related(Prefetch("texts", hers), Prefetch("topics", topics))
    return [_row(article, language) for article in with_words]


def topics_of(terms: Iterable[Term], language: str) -> list[Topic]:
    """Terms as topics in the vocabulary's order, each once, a merged one by what took its place."""
    found = {term.pk: term for term in map(current, terms)}
    ordered = sorted(found.values(), key=lambda term: (term.position, term.pk))
    return [Topic(term.public_id, term.label(language), topic_address(term)) for term in ordered]


def topic_address(term: Term) -> str:
    """The path of a topic's page in the active language."""
    return _address("web:topic", term.public_id, get_language())


def address_of(public_id: str) -> str:
    """The path of an article's page in the active language."""
    return _address("news:article", public_id, get_language())


@lru_cache(maxsize=4096)
def _address(route: str, public_id: str, _language: str | None) -> str:
    """Kept, for lists hold dozens; the active language is part of the address, so of the key."""
    return reverse(route, args=[public_id])


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
        topics=topics_of(article.topics.all(), language),
        image=article.image,
        image_alt=field_in(texts, "image_alt", language),
    )
