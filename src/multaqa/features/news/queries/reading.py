"""What readers see: the list of published articles, and rows of it for any page that shows news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.db.models import Case, Count, Max, Min, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from multaqa.features.news.models import Article, ArticleText, Kind, State
from multaqa.foundation.access.api import Label, readable_by, rows_for
from multaqa.foundation.languages.api import Status
from multaqa.foundation.people.api import Reader
from multaqa.lib.labels import label_in, language_of
from multaqa.lib.markdown import plain
from multaqa.lib.prepared import Given, Prepared

LONG_FIELDS = ("body", "body_html")

type _Words = tuple[str, str, str, str]

_HEAD: Final = (
    "pk",
    "public_id",
    "kind",
    "published_at",
    "source_name",
    "source_date",
    "source_url",
    "import_fingerprint",
    "label",
    "image",
)
_PAGES_COMPOSED: Final = 64  # each page of a list has its own query
_WORDS: Final = ("article", "language", "title", "lead")
_BEGINNING: Final = Case(
    When(Q(lead=None) | Q(lead=""), then=Left("body", 600)), default=Value(""), output_field=TextField()
)
_TOPIC: Final = ("term", "term__public_id", "term__labels", "term__position")
_TOPIC_INSTEAD: Final = (
    "term__merged_into",
    "term__merged_into__public_id",
    "term__merged_into__labels",
    "term__merged_into__position",
)


@dataclass(frozen=True)
class Topic:
    """A topic of an article, named in the reader's language."""

    public_id: str
    label: str
    url: str


@dataclass(frozen=True)
class ArticleRow:
    """What a list shows of an article. ``language`` is the title's, ``lead_language`` the lead's.

    ``is_from_elsewhere``: another published it first, so that the day of ``published_at`` says nothing of its words.
    """

    public_id: str
    url: str
    kind: Kind
    title: str
    language: str
    lead: str
    lead_language: str
    published_at: datetime | None
    source_name: str
    source_language: str
    source_date: date | None
    is_from_elsewhere: bool
    label: Label
    topics: tuple[Topic, ...]
    is_pictured: bool


@dataclass(frozen=True)
class Shelf:
    """How many articles there are, and of which years (in the active time zone), the newest first."""

    count: int
    years: tuple[int, ...]


def published(reader: Reader | Given) -> QuerySet[Article]:
    """The published articles that the reader may read, newest first."""
    return Article.objects.filter(readable_by(reader), state=State.PUBLISHED).order_by("-published_at", "-pk")


def articles_by_topic(reader: Reader) -> dict[int, set[int]]:
    """For each topic (row number) the published articles on it that the reader may read; one query."""
    on: dict[int, set[int]] = {}
    for article, term in rows_for(reader, _TAGGED):
        on.setdefault(term, set()).add(article)
    return on


def narrowed(
    articles: QuerySet[Article],
    *,
    terms: Iterable[int] | Given | None = None,
    kind: str = "",
    language: str = "",
    year: int | None = None,
) -> QuerySet[Article]:
    """Those of the articles about one of the terms (row numbers), of a kind, titled in a language, of a year (here)."""
    if terms is not None:
        articles = articles.filter(pk__in=Article.topics.through.objects.filter(term__in=terms).values("article"))
    if kind:
        articles = articles.filter(kind=kind)
    if language:
        titled = texts_shown().filter(language=language, title__gt="")
        articles = articles.filter(pk__in=titled.values("article"))
    if year:
        articles = articles.filter(published_at__year=year)
    return articles


def shelf(reader: Reader) -> Shelf:
    """What there is among the published articles that the reader may read, in one query."""
    for count, first, last in rows_for(reader, _SHELF):
        return Shelf(count, tuple(range(_year(last), _year(first) - 1, -1)))
    return Shelf(0, ())


def texts_shown() -> QuerySet[ArticleText]:
    """The texts that readers see: originals, and translations that are finished."""
    return ArticleText.objects.filter(Q(source_language="") | Q(status=Status.DONE))


def rows(articles: QuerySet[Article], *, language: str) -> list[ArticleRow]:
    """The rows of a list in the reader's language, or the original's; in three queries however many there are.

    Columns are read, not objects: a list has dozens of texts and topics, of which it shows a few words each.
    """
    return _rows_of(list(articles.values_list(*_HEAD)), language=language)


def newest_rows(
    reader: Reader, places: range, *, language: str, terms: Iterable[int] | None = None
) -> list[ArticleRow]:
    """The rows of the newest articles that the reader may read, about one of the terms (row numbers) if any are given.

    ``places`` are those in the whole list, from 0. As ``rows`` of such articles, whose query is not composed each time.
    """
    if not places:
        return []
    given = {} if terms is None else {"terms": list(terms)}
    newest = (_newest if terms is None else _newest_on)(places.start, places.stop)
    return _rows_of(rows_for(reader, newest, **given), language=language)


def _rows_of(heads: Sequence[Sequence[Any]], *, language: str) -> list[ArticleRow]:
    numbers = [head[0] for head in heads]
    words, topics = _words_of(numbers, language), topics_on(numbers, language)
    nothing = ("", language, "", language)
    return [_row(head, words.get(head[0], nothing), topics.get(head[0], ()), shown_in=language) for head in heads]


def topics_on(articles: Sequence[int], language: str) -> dict[int, tuple[Topic, ...]]:
    """For each of the articles its topics in the vocabulary's order, each once, a merged one by what took its place."""
    on: dict[int, dict[int, int]] = {}
    topics: dict[int, Topic] = {}
    for article, *columns in _TAGS.rows(articles=list(articles)):
        number, public_id, labels, position = columns[4:] if columns[4] else columns[:4]
        if number not in topics:
            topics[number] = Topic(public_id, label_in(labels, language), _topic_address(public_id))
        on.setdefault(article, {})[number] = position
    return {
        article: tuple(topics[number] for number, _ in sorted(found.items(), key=lambda one: (one[1], one[0])))
        for article, found in on.items()
    }


def address_of(public_id: str, *, language: str | None = None) -> str:
    """The path of an article's page in a language (the active one if none is given)."""
    return _address("news:article", public_id, language or get_language())


@lru_cache(maxsize=_PAGES_COMPOSED)
def _newest(start: int, stop: int) -> Prepared:
    return Prepared(lambda reader: published(reader)[start:stop].values_list(*_HEAD))


@lru_cache(maxsize=_PAGES_COMPOSED)
def _newest_on(start: int, stop: int) -> Prepared:
    return Prepared(lambda reader, terms: narrowed(published(reader), terms=terms)[start:stop].values_list(*_HEAD))


def _shelved(reader: Reader | Given) -> QuerySet[Any, Any]:
    # In groups by what all have in common: one, or none where nothing is.
    alike = published(reader).order_by().values("state")
    return alike.annotate(count=Count("pk")).values_list("count", Min("published_at"), Max("published_at"))


def _tags(articles: Given) -> QuerySet[Any, Any]:
    tags = Article.topics.through.objects.filter(article__in=articles)
    return tags.values_list("article", *_TOPIC, *_TOPIC_INSTEAD)


def _tagged(reader: Reader | Given) -> QuerySet[Any, Any]:
    tags = Article.topics.through.objects.filter(article__in=published(reader).order_by().values("pk"))
    return tags.values_list("article", "term")


def _texts(articles: Given, language: Given) -> QuerySet[Any, Any]:
    hers = texts_shown().filter(Q(language=language) | Q(source_language=""), article__in=articles)
    return hers.order_by("source_language").values_list(*_WORDS, _BEGINNING)


_SHELF: Final = Prepared(_shelved)
_TAGS: Final = Prepared(_tags)
_TAGGED: Final = Prepared(_tagged)
_TEXTS: Final = Prepared(_texts)


def _year(moment: datetime) -> int:
    return timezone.localtime(moment).year


@lru_cache(maxsize=4096)
def _address(route: str, public_id: str, language: str | None) -> str:
    """Kept, for lists hold dozens; the language is part of the address, so of the key."""
    with override(language):
        return reverse(route, args=[public_id])


def _words_of(articles: Sequence[int], language: str) -> dict[int, _Words]:
    """For each of the articles its title and its lead (or its first words), each followed by its language."""
    found: dict[int, _Words] = {}
    begun: dict[int, tuple[str, str]] = {}
    # Originals first: what stands in her language takes the place of what the original says.
    for article, code, title, lead, words in _TEXTS.rows(articles=list(articles), language=language):
        before = found.get(article, ("", language, "", language))
        found[article] = (*((title, code) if title else before[:2]), *((lead, code) if lead else before[2:]))
        if words:
            begun[article] = (plain(words).replace("\n", " "), code)
    unled = {article for article, words in found.items() if not words[2]} & begun.keys()
    return found | {article: (*found[article][:2], *begun[article]) for article in unled}


def _topic_address(public_id: str) -> str:
    return _address("web:topic", public_id, get_language())


def _row(head: Sequence[Any], words: _Words, topics: tuple[Topic, ...], *, shown_in: str) -> ArticleRow:
    _, public_id, kind, published_at, source_name, source_date, source_url, fingerprint, label, image = head
    title, language, lead, lead_language = words
    return ArticleRow(
        public_id=public_id,
        url=address_of(public_id),
        kind=Kind(kind),
        title=title,
        language=language,
        lead=lead,
        lead_language=lead_language,
        published_at=published_at,
        source_name=label_in(source_name, shown_in),
        source_language=language_of(source_name, shown_in),
        source_date=source_date,
        is_from_elsewhere=bool(source_url or fingerprint or source_date),
        label=Label(label),
        topics=topics,
        is_pictured=image is not None,
    )
