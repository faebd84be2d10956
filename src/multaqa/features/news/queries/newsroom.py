"""What the newsroom sees: what waits for whom, and any article its people may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.news.models import Article, ArticleText, Correction, Kind, State
from multaqa.features.news.policies import can_enter, translates, writes
from multaqa.features.news.queries.reading import LONG_FIELDS, published
from multaqa.features.news.queries.team import newsroom_key
from multaqa.foundation.access.api import readable_by, rows_for
from multaqa.foundation.languages.api import Status
from multaqa.foundation.people.api import Person, spoken
from multaqa.lib.prepared import Given, Prepared, PreparedObjects


class Pile(StrEnum):
    """The piles on the newsroom's dossier."""

    DRAFTS = "drafts"
    CLEARING = "clearing"
    READY = "ready"
    TRANSLATIONS = "translations"
    CORRECTIONS = "corrections"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


_OF_PILE: Final = {
    Pile.DRAFTS: Q(state=State.DRAFT, offered_at=None),
    Pile.CLEARING: Q(state=State.DRAFT, offered_at__isnull=False),
    Pile.READY: Q(state__in=[State.CLEARED, State.SCHEDULED]),
    Pile.PUBLISHED: Q(state=State.PUBLISHED),
    Pile.WITHDRAWN: Q(state=State.WITHDRAWN),
}


@dataclass(frozen=True)
class DeskRow:
    """An article on a pile, by the title of its original."""

    public_id: str
    title: str
    title_is_proposed: bool
    language: str
    kind: Kind
    state: State
    edited_by: Person | None
    edited_at: datetime
    publish_at: datetime | None
    published_at: datetime | None
    languages: Sequence[str]
    is_imported: bool


def desk_articles(person: Person | Given) -> QuerySet[Article]:
    """Every article that a person may read, in whatever state, the last edited first."""
    return Article.objects.filter(readable_by(person)).order_by("-edited_at", "-pk")


def desk_article(public_id: str, *, person: Person) -> Article | None:
    """One of them, with the people named on it; None when there is none that she may read."""
    return next(iter(_ON_DESK.objects_of(rows_for(person, _ON_DESK.read, public_id=public_id))), None)


def on_pile(person: Person, pile: Pile) -> QuerySet[Article]:
    """The articles on a pile; what is ready by the moment of its appearance, the published by that of theirs."""
    articles = desk_articles(person).filter(_OF_PILE[pile])
    if pile == Pile.READY:
        return articles.order_by("publish_at", "-edited_at", "-pk")
    return articles.order_by("-published_at", "-pk") if pile == Pile.PUBLISHED else articles


def pile_counts(person: Person) -> dict[Pile, int]:
    """How many articles lie on each pile, in three queries."""
    lying = {state: (count, offered) for state, count, offered in rows_for(person, _LYING)}
    count_of = {state: lying.get(state, (0, 0))[0] for state in State}
    offered = lying.get(State.DRAFT, (0, 0))[1]
    return {
        Pile.DRAFTS: count_of[State.DRAFT] - offered,
        Pile.CLEARING: offered,
        Pile.READY: count_of[State.CLEARED] + count_of[State.SCHEDULED],
        Pile.PUBLISHED: count_of[State.PUBLISHED],
        Pile.WITHDRAWN: count_of[State.WITHDRAWN],
        Pile.TRANSLATIONS: sum(count for (count,) in rows_for(person, _AWAITED)),
        Pile.CORRECTIONS: sum(count for (count,) in rows_for(person, _CORRECTED)),
    }


def desk_rows(articles: QuerySet[Article]) -> list[DeskRow]:
    """The rows of a pile, in two queries however many there are."""
    with_words = articles.select_related("edited_by").prefetch_related(
        Prefetch("texts", ArticleText.objects.defer(*LONG_FIELDS))
    )
    return [_row(article) for article in with_words]


def translations_waiting(person: Person, language: str = "") -> QuerySet[ArticleText]:
    """Translations of published articles that are awaited, begun or stale, with their articles, the newest first."""
    waiting = _waiting(person)
    if language:
        waiting = waiting.filter(language=language)
    return waiting.select_related("article").defer(*LONG_FIELDS).order_by("-article__published_at", "language")


def corrections_made(person: Person) -> QuerySet[Correction]:
    """Corrections to articles that a person may read, the last first, each with how many people were told of it."""
    made = _corrections(person).select_related("article", "by")
    return made.annotate(told=Count("receipts")).order_by("-at")


def _waiting(person: Person | Given) -> QuerySet[ArticleText]:
    return ArticleText.objects.filter(
        ~Q(status=Status.DONE) | Q(is_stale=True), ~Q(source_language=""), article__in=published(person).values("pk")
    )


def _corrections(person: Person | Given) -> QuerySet[Correction]:
    return Correction.objects.filter(article__in=desk_articles(person).values("pk"))


def _lying(reader: Person | Given) -> QuerySet[Any, Any]:
    """How many articles are in each state, and how many of them were offered to a second person."""
    by_state = desk_articles(reader).order_by().values("state")
    return by_state.annotate(count=Count("pk"), offered=Count("offered_at")).values_list("state", "count", "offered")


def _counted(rows: QuerySet[Any], column: str) -> QuerySet[Any, Any]:
    """How many rows there are, in parts: one for each value of a column that has few."""
    counted: QuerySet[Any, Any] = rows.order_by().values(column).annotate(count=Count("pk")).values_list("count")
    return counted


_LYING: Final = Prepared(_lying)
_AWAITED: Final = Prepared(lambda reader: _counted(_waiting(reader), "language"))
_CORRECTED: Final = Prepared(lambda reader: _counted(_corrections(reader), "article__state"))


_ON_DESK: Final = PreparedObjects(
    Article,
    lambda reader, public_id: desk_articles(reader).filter(public_id=public_id),
    along=("written_by", "edited_by", "cleared_by", "scheduled_by"),
)


def _row(article: Article) -> DeskRow:
    texts = {text.language: text for text in article.texts.all()}
    original = texts.get(article.language)
    return DeskRow(
        public_id=article.public_id,
        title=(original.title or "") if original else "",
        title_is_proposed=bool(original and original.title_is_proposed),
        language=article.language,
        kind=Kind(article.kind),
        state=State(article.state),
        edited_by=article.edited_by,
        edited_at=article.edited_at,
        publish_at=article.publish_at,
        published_at=article.published_at,
        languages=[code for code, text in texts.items() if text.status == Status.DONE and text.title],
        is_imported=bool(article.import_fingerprint),
    )


def may_read_after_publication(person: Person, article: Article) -> bool:
    """Whether a person belongs to the audience that an article will have: publishing may close it to the newsroom."""
    return Article.objects.filter(readable_by(person, column="audience"), pk=article.pk).exists()


def due_articles() -> list[str]:
    """The public ids of scheduled articles whose moment has come."""
    due = Article.objects.filter(state=State.SCHEDULED, publish_at__lte=timezone.now())
    return list(due.order_by("publish_at").values_list("public_id", flat=True))


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a person in the newsroom: what it is called, how many, where."""

    label: str
    count: int
    url: str


def waiting_for(person: Person) -> list[Waiting]:
    """What waits for a person in the newsroom, for her home; nothing for whoever does not work there."""
    if not (writes(person) or translates(person)) or not can_enter(person, newsroom_key()):
        return []
    articles = desk_articles(person).order_by()
    counts = articles.aggregate(
        clearing=Count("pk", filter=_OF_PILE[Pile.CLEARING] & ~Q(written_by=person) & ~Q(edited_by=person)),
        mine=Count("pk", filter=_OF_PILE[Pile.DRAFTS] & Q(edited_by=person)),
        ready=Count("pk", filter=_OF_PILE[Pile.READY]),
    )
    newsroom = reverse("news:newsroom")
    waiting = (
        [
            Waiting(_("Drafts to clear"), counts["clearing"], f"{newsroom}?show={Pile.CLEARING}"),
            Waiting(_("My drafts"), counts["mine"], f"{newsroom}?show={Pile.DRAFTS}"),
            Waiting(_("Cleared, not published yet"), counts["ready"], f"{newsroom}?show={Pile.READY}"),
        ]
        if writes(person)
        else []
    )
    if translates(person):
        hers = translations_waiting(person, spoken(person.language)).count()
        waiting.append(Waiting(_("Articles awaiting translation"), hers, reverse("languages:board")))
    return [each for each in waiting if each.count]
