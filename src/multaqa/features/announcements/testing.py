"""For tests of any app: announcements written and sent, and what the standing access test meets of them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from multaqa.features.announcements.commands import (
    Plan,
    begin_announcement,
    begin_correction,
    confirm_announcement,
    plan_announcement,
    send_announcement,
    tell_next,
    withdraw_announcement,
    write_announcement,
)
from multaqa.features.announcements.models import Announcement, AnnouncementText, Receiver, Whom
from multaqa.foundation.access.testing import World
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Person

DESK_PAGES = ("desk", "plan", "discarding", "sending", "confirmation", "returning", "correction", "withdrawal")


def a_draft(by: Person, *, title: str = "Lamps", body: str = "The lamps go out.", **plan: Any) -> Announcement:
    """A draft with words in English, planned for everyone unless ``plan`` says otherwise."""
    announcement = begin_announcement(language="en", by=by)
    write_announcement(announcement, "en", {"title": title, "body": body}, by=by)
    plan_announcement(announcement, Plan(**{"whom": Whom.ALL, **plan}), by=by)
    announcement.refresh_from_db()
    return announcement


def sent(announcement: Announcement, *, by: Person, second: Person) -> Announcement:
    """The announcement, sent and told to everyone it is for."""
    send_announcement(announcement, by=by)
    if announcement.urgent:
        confirm_announcement(announcement, by=second)
    while tell_next(announcement.pk):
        pass
    announcement.refresh_from_db()
    return announcement


def plant(world: World) -> None:
    """One for everyone with an account, one for visitors as well, and one that was withdrawn."""
    _sent(world, "announced to all", whom=Whom.ALL)
    tomorrow = timezone.now() + timedelta(days=1)
    _sent(world, "announced to visitors", whom=Whom.ALL, for_visitors=True, ends_at=tomorrow)
    withdrawn = _sent(world, "withdrawn announcement", whom=Whom.ALL)
    withdraw_announcement(withdrawn, reason="Out of date", by=world.people.elodie)


def plant_secrets(world: World) -> None:
    """One for the members, an urgent one for two by name, one that was corrected, and drafts."""
    people = world.people
    _sent(world, "announced to the network", whom=Whom.NETWORK)
    named = (people.amina, people.diego)
    _sent(world, "announced to some", whom=Whom.NAMED, named=named, urgent=True)
    wrong = _sent(world, "corrected announcement", whom=Whom.NAMED, named=named)
    correction = begin_correction(wrong, by=people.elodie)
    _write_everywhere(world, correction, "announced to some")
    sent(correction, by=people.elodie, second=people.ingrid)
    _visit(world, correction)
    waiting = _planned(world, "drafted announcement", whom=Whom.NETWORK, urgent=True)
    send_announcement(waiting, by=people.elodie)
    _visit(world, waiting)
    _visit(world, _planned(world, "drafted announcement", whom=Whom.NAMED, named=named))
    for_ar = {"public_id": waiting.public_id, "language": "ar"}
    world.post("announcements:translation", {"title": "words of a reader", "body": "words of a reader"}, **for_ar)


def _sent(world: World, group: str, **plan: Any) -> Announcement:
    announcement = _planned(world, group, **plan)
    sent(announcement, by=world.people.elodie, second=world.people.ingrid)
    _visit(world, announcement)
    world.visit_thing(announcement)
    return announcement


def _planned(world: World, group: str, **plan: Any) -> Announcement:
    urgent = bool(plan.get("urgent"))
    announcement = a_draft(world.people.elodie, reason=world.words("reason") if urgent else "", **plan)
    _write_everywhere(world, announcement, group)
    return announcement


def _write_everywhere(world: World, announcement: Announcement, group: str) -> None:
    for language in CODES:
        values = {"title": world.words(group), "body": world.words(group)}
        write_announcement(announcement, language, values, by=world.people.elodie)


def _visit(world: World, announcement: Announcement) -> None:
    for page in ("announcement", "reading", *DESK_PAGES):
        world.visit(f"announcements:{page}", public_id=announcement.public_id)
    for page in ("words", "preview", "translation"):
        world.visit(f"announcements:{page}", public_id=announcement.public_id, language="ar")


def leave_traces(person: Person, *, words: str, officer: Person) -> None:  # noqa: ARG001 - as in every app
    """What announcements hold: one she received, and one she translated."""
    announcement = Announcement.objects.create(language="en", started_by=person)
    Receiver.objects.create(announcement=announcement, person=person)
    AnnouncementText.objects.create(announcement=announcement, language="en", translator=person)
