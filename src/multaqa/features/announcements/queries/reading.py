"""Reads: an announcement in the reader's language, and the urgent one above every page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError
from django.db.models import Q
from django.utils import timezone

from multaqa.features.announcements.models import Announcement, AnnouncementText, Receiver, State
from multaqa.foundation.access.api import PUBLIC, Title, may_open, may_read, split_ref
from multaqa.foundation.languages.api import CODES, FieldInLanguage, field_in, name_of
from multaqa.foundation.people.api import Person, Reader, read_with
from multaqa.lib import markdown
from multaqa.lib.prepared import Prepared, columns_of, object_of

URGENT: Final = "urgent_announcement"
URGENT_OF_ACCOUNT: Final = (
    "SELECT a.id FROM announcements_receiver r JOIN announcements_announcement a ON a.id = r.announcement_id"
    " WHERE r.person_id = people_person.id AND r.told_at IS NOT NULL AND r.read_at IS NULL AND a.urgent"
    " AND a.state = 'sent' AND (a.ends_at IS NULL OR a.ends_at > CURRENT_TIMESTAMP)"
    " ORDER BY a.id DESC LIMIT 1"
)
"""What is read along with the account of every request: the newest urgent announcement that she has not read."""
_FOR_VISITORS: Final = "announcements:for_visitors"
_ONE: Final = "announcements:standing:"
_SUMMARY: Final = 200  # characters of the text below a title


@dataclass(frozen=True)
class Reading:
    """An announcement as it is read in one language, or in another one where that is missing.

    ``note`` names the language, in itself, in which it is read instead; empty when it is the reader's own.
    """

    title: FieldInLanguage
    html: str
    language: str
    note: str


@dataclass(frozen=True)
class Banner:
    """An announcement above every page; ``can_be_read`` says that its reader may put it away."""

    public_id: str
    title: str
    language: str
    urgent: bool
    can_be_read: bool = False


@dataclass(frozen=True)
class _Standing:
    """A sent announcement as a process remembers it: by its row number: translations may be added."""

    public_id: str
    key: str
    urgent: bool
    titles: Mapping[str, tuple[str, str]]
    ends_at: datetime | None


def readable_announcement(public_id: str, *, reader: Reader) -> Announcement | None:
    """An announcement that was sent and that the reader may read; None for any other."""
    found = Announcement.objects.filter(public_id=public_id, state=State.SENT).first()
    return found if found is not None and may_read(reader, found) else None


def receiver_of(announcement: Announcement, *, person: Person) -> Receiver | None:
    """That a person received an announcement, and whether she has read it."""
    return Receiver.objects.filter(announcement=announcement, person=person, told_at__isnull=False).first()


def reading_of(texts: Iterable[AnnouncementText], *, language: str) -> Reading:
    """How an announcement of these texts reads in ``language``."""
    rows = list(texts)
    title = field_in(rows, "title", language, drafts=True)
    body = field_in(rows, "body", language, drafts=True)
    html = next((text.body_html for text in rows if text.language == body.language), "")
    other = next((field.language for field in (body, title) if field.value and field.language != language), "")
    return Reading(title, html, body.language, name_of(other) if other else "")


def reading_of_ref(ref: str, *, language: str) -> Reading:
    """How the announcement of a reference reads in ``language``. Ask whether its reader may, before."""
    texts = AnnouncementText.objects.filter(announcement__public_id=split_ref(ref)[1])
    return reading_of(texts, language=language)


def titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """Titles and first words of many announcements; one query."""
    by_whole: defaultdict[str, list[AnnouncementText]] = defaultdict(list)
    for public_id, *columns in _TEXTS.rows(public_ids=list(public_ids)):
        by_whole[public_id].append(object_of(AnnouncementText, columns))
    return {public_id: title_of(texts, language) for public_id, texts in by_whole.items()}


_TEXTS: Final = Prepared(
    lambda public_ids: AnnouncementText.objects.filter(announcement__public_id__in=public_ids).values_list(
        "announcement__public_id", *columns_of(AnnouncementText)
    )
)


def title_of(texts: Iterable[AnnouncementText], language: str) -> Title:
    """Title and first words of one announcement."""
    rows = list(texts)
    title = field_in(rows, "title", language, drafts=True)
    body = field_in(rows, "body", language, drafts=True)
    return Title(title.value, title.language, markdown.plain(body.value)[:_SUMMARY])


def banner_for(reader: Reader, *, language: str) -> Banner | None:
    """What stands above every page: the urgent announcement that a reader has not read; for nobody, one for visitors.

    No query of its own while nothing stands there: which one it is was read along with the account.
    """
    if reader is None:
        return _banner_for_visitors(language)
    urgent = read_with(reader, URGENT)
    standing = _standing(urgent) if urgent is not None else None
    if standing is None or not _opens(reader, standing):
        return None
    return _banner(standing, language=language, can_be_read=True)


def forget_banners(*numbers: int) -> None:
    """Let this process look again at once, also at the announcements in these rows; others within half a minute."""
    caches["process"].delete_many([_FOR_VISITORS, *(f"{_ONE}{number}" for number in numbers)])


def _standing(number: int) -> _Standing | None:
    key = f"{_ONE}{number}"
    known: _Standing | None = caches["process"].get(key)
    if known is None:
        found = Announcement.objects.filter(pk=number).prefetch_related("texts").first()
        known = _remembered(found) if found is not None else None
        caches["process"].set(key, known, settings.BANNERS_KNOWN_SECONDS)
    return known


def _opens(reader: Person, standing: _Standing) -> bool:
    """Whether its key still opens, asked once a while: who left the network since sees no more of it."""
    while_known = int(timezone.now().timestamp()) // settings.UNSEEN_KNOWN_SECONDS
    key = f"announcements:opens:{reader.pk}:{standing.public_id}:{while_known}"
    known: bool | None = caches["process"].get(key)
    if known is None:
        known = may_open(reader, [standing.key])
        caches["process"].set(key, known, settings.UNSEEN_KNOWN_SECONDS)
    return known


def _banner_for_visitors(language: str) -> Banner | None:
    now = timezone.now()
    live = (standing for standing in _for_visitors() if standing.ends_at and standing.ends_at > now)
    found = next(live, None)
    return _banner(found, language=language, can_be_read=False) if found else None


def _for_visitors() -> list[_Standing]:
    known: list[_Standing] | None = caches["process"].get(_FOR_VISITORS)
    if known is None:
        open_now = Q(state=State.SENT, for_visitors=True, read_key=PUBLIC, ends_at__gt=timezone.now())
        found = Announcement.objects.filter(open_now).order_by("-urgent", "-pk").prefetch_related("texts")
        try:
            known = [_remembered(each) for each in found]
        except DatabaseError:  # a page that needs no database, such as 404, is shown without one
            return []
        caches["process"].set(_FOR_VISITORS, known, settings.BANNERS_KNOWN_SECONDS)
    return known


def _remembered(announcement: Announcement) -> _Standing:
    texts = list(announcement.texts.all())
    said = {code: field_in(texts, "title", code, drafts=True) for code in CODES}
    spoken = {code: (title.value, title.language) for code, title in said.items()}
    return _Standing(announcement.public_id, announcement.read_key, announcement.urgent, spoken, announcement.ends_at)


def _banner(standing: _Standing, *, language: str, can_be_read: bool) -> Banner:
    title, spoken = standing.titles[language]
    return Banner(standing.public_id, title, spoken, standing.urgent, can_be_read=can_be_read)
