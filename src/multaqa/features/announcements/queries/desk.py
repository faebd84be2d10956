"""Reads: announcements as those who announce keep them. Ask ``may_announce`` first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from multaqa.features.announcements.audiences import audience_words, people_of
from multaqa.features.announcements.models import Announcement, AnnouncementText, Receiver, State
from multaqa.features.announcements.notices import ANNOUNCED, ANNOUNCED_URGENTLY, CORRECTED, TOLD
from multaqa.features.announcements.queries.reading import Reading, reading_of
from multaqa.foundation.access.api import ref_of, visible_people
from multaqa.foundation.languages.api import CODES, is_field_stale, name_of, offered_languages
from multaqa.foundation.notify.api import DeliveryState, NoticeKind, mailed_among, outcome_of
from multaqa.foundation.people.api import Capability, Person, people_in_standing, people_with


@dataclass(frozen=True)
class Row:
    """An announcement on the list."""

    announcement: Announcement
    reading: Reading
    whom: str


@dataclass(frozen=True)
class Span:
    """How many people an announcement would reach, and how many of them by mail as well."""

    people: int
    by_mail: int


@dataclass(frozen=True)
class Became:
    """What became of a sent announcement: people told, notices seen, marked as read; messages by what happened."""

    told: int
    seen: int
    read: int
    mailed: int
    waiting: int
    withheld: int
    returned: int
    failed: int


@dataclass(frozen=True)
class Gap:
    """What is not whole in a language, which is named in itself: each field by its label, and whether it is there.

    A field that is there is older than its original.
    """

    language: str
    fields: list[tuple[str, bool]]


def announcements() -> QuerySet[Announcement]:
    """Every announcement, the latest begun first."""
    return Announcement.objects.order_by("-started_at", "-pk")


def rows_of(announcements: Iterable[Announcement], *, language: str) -> list[Row]:
    """Announcements as the list shows them; one query for the texts, and one for each topic among their audiences."""
    found = list(announcements)
    texts: dict[int, list[AnnouncementText]] = {}
    for text in AnnouncementText.objects.filter(announcement__in=found):
        texts.setdefault(text.announcement_id, []).append(text)
    return [
        Row(each, reading_of(texts.get(each.pk, []), language=language), audience_words(each, language=language))
        for each in found
    ]


def announcement_named(public_id: str) -> Announcement | None:
    """One announcement whatever its state; None if there is none."""
    everything = Announcement.objects.select_related("started_by", "offered_by", "sent_by", "withdrawn_by", "corrects")
    return everything.filter(public_id=public_id).first()


def texts_of(announcement: Announcement) -> list[AnnouncementText]:
    """The rows of an announcement's text, in the order of the languages of the site."""
    found = AnnouncementText.objects.filter(announcement=announcement)
    return sorted(found, key=lambda text: CODES.index(text.language))


def worth_writing(texts: Iterable[AnnouncementText]) -> list[AnnouncementText]:
    """Those in languages that readers are offered, and those that have words already."""
    offered = offered_languages()
    return [text for text in texts if text.language in offered or text.title or text.body or not text.source_language]


def gaps_in(texts: Iterable[AnnouncementText]) -> list[Gap]:
    """Each language with the fields that its readers will read in another language or in an older version."""
    rows = {text.language: text for text in texts}
    read = (text for text in rows.values() if text.language in offered_languages())
    gaps = (Gap(name_of(text.language), _lacking(text, rows.get(text.source_language))) for text in read)
    return [gap for gap in gaps if gap.fields]


def kind_of_notice(announcement: Announcement) -> NoticeKind:
    """As what its receivers are told of an announcement."""
    if announcement.urgent:
        return ANNOUNCED_URGENTLY
    return CORRECTED if announcement.corrects_id is not None else ANNOUNCED


def span_of(announcement: Announcement, *, people: QuerySet[Person] | None = None) -> Span:
    """How many people an announcement would reach now; of ``people`` where these are given. Two queries."""
    reached = people_of(announcement) if people is None else people
    return Span(reached.count(), mailed_among(reached, kind_of_notice(announcement)).count())


def named_for(announcement: Announcement) -> list[Person]:
    """The people chosen by name for a draft."""
    received = Receiver.objects.filter(announcement=announcement).select_related("person").order_by("pk")
    return [each.person for each in received]


def people_called(words: str, *, by: Person) -> list[Person]:
    """Those in standing whom ``by`` may meet and who have this name or this e-mail address."""
    met = people_in_standing().filter(visible_people(by))
    if "@" in words:
        return list(met.filter(email=words.strip().lower()))
    return list(met.filter(name__iexact=words.strip())[:3])


def second_people(*, beside: Person) -> QuerySet[Person]:
    """Whoever else may confirm an urgent announcement."""
    return people_with(Capability.ANNOUNCE).exclude(pk=beside.pk)


def became_of(announcement: Announcement) -> Became:
    """What became of a sent announcement; three queries."""
    outcome = outcome_of(ref_of(announcement), kinds_told=[kind.name for kind in TOLD])
    counts = Receiver.objects.filter(announcement=announcement).aggregate(told=Count("told_at"), read=Count("read_at"))
    mail = outcome.mail
    return Became(
        told=counts["told"],
        seen=outcome.seen,
        read=counts["read"],
        mailed=mail.get(DeliveryState.SENT, 0),
        waiting=mail.get(DeliveryState.QUEUED, 0),
        withheld=mail.get(DeliveryState.WITHHELD, 0),
        returned=mail.get(DeliveryState.BOUNCED, 0),
        failed=mail.get(DeliveryState.FAILED, 0),
    )


def correction_begun(announcement: Announcement) -> Announcement | None:
    """The correction of an announcement that is being written."""
    return announcement.corrections.exclude(state=State.WITHDRAWN).first()


def _lacking(text: AnnouncementText, source: AnnouncementText | None) -> list[tuple[str, bool]]:
    labels = {"title": _("Title"), "body": _("Text")}
    return [
        (label, bool(getattr(text, field)))
        for field, label in labels.items()
        if not getattr(text, field) or is_field_stale(text, field, source)
    ]
