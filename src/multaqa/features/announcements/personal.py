"""What is held about people here: announcements received, and announcements made."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from multaqa.features.announcements.models import Announcement, AnnouncementText, Receiver
from multaqa.foundation.people.api import Fate, Holding, Person, Row, register_holding


def _received(person: Person) -> Iterator[Row]:
    for received in Receiver.objects.filter(person=person).select_related("announcement").order_by("pk"):
        row: dict[str, object] = {"announcement": received.announcement.public_id}
        yield row | {"at": received.told_at, "read_at": received.read_at}


def _forget_received(person: Person) -> int:
    return Receiver.objects.filter(person=person).delete()[0]


def _made(person: Person) -> Iterator[Row]:
    parts = ("started_by", "offered_by", "sent_by", "withdrawn_by")
    hers = Q(started_by=person) | Q(offered_by=person) | Q(sent_by=person) | Q(withdrawn_by=person)
    for announcement in Announcement.objects.filter(hers).order_by("pk"):
        did = [part for part in parts if getattr(announcement, f"{part}_id") == person.pk]
        yield {"announcement": announcement.public_id, "part": did, "state": announcement.state}
    for text in AnnouncementText.objects.filter(translator=person).select_related("announcement").order_by("pk"):
        row: dict[str, object] = {"announcement": text.announcement.public_id, "part": ["translated"]}
        yield row | {"language": text.language, "title": text.title}


def _lose_translator(person: Person) -> int:
    return AnnouncementText.objects.filter(translator=person).update(translator=None)


register_holding(
    Holding(
        model="announcements.Receiver",
        label=_("Which announcements one received, and which one marked as read"),
        why=_("So that nobody is told twice, a correction reaches everyone, and a banner goes once it is read."),
        kept=_("Nothing stays."),
        seen_by=_("Nobody; those who announce see only how many"),
        naming={"announcements.Receiver": ("person",)},
        export=_received,
        erase=_forget_received,
    )
)
register_holding(
    Holding(
        model="announcements.Announcement",
        also=("announcements.AnnouncementText",),
        label=_("Announcements begun, translated, confirmed, sent or withdrawn"),
        why=_("To know who spoke for the network, and that two persons looked at what was urgent."),
        kept=_("It is the network's word and stays; whoever wrote it loses the name."),
        fate=Fate.KEPT,
        seen_by=_("Those who announce"),
        naming={
            "announcements.Announcement": ("started_by", "offered_by", "sent_by", "withdrawn_by"),
            "announcements.AnnouncementText": ("translator",),
        },
        export=_made,
        erase=_lose_translator,
    )
)
