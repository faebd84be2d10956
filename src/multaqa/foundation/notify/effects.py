"""What follows from facts, in one view."""

from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.access.api import ReadingGranted, ReadingGrantEnded, owner_of
from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.notify.commands import queue_letter, tell
from multaqa.foundation.notify.facts import MailPaused
from multaqa.foundation.notify.kinds import NoticeKind
from multaqa.foundation.notify.letters import LOCKED, NEW_DEVICE, UNLOCKED
from multaqa.foundation.notify.own_kinds import (
    ACCOUNT_LOCKED,
    ACCOUNT_UNLOCKED,
    MAIL_PAUSED,
    NEW_DEVICE_SEEN,
    OVERSIGHT,
    OVERSIGHT_ENDED,
    REPORT_RECEIVED,
)
from multaqa.foundation.notify.rendering import absolute
from multaqa.foundation.people.api import (
    LOCKING,
    NewDeviceUsed,
    Person,
    PersonLocked,
    PersonUnlocked,
    ReprisalReported,
    device_name,
    person_of,
    report_readers,
    sign_for,
    sign_in_named,
    spoken,
    zone_of,
)
from multaqa.lib.dates import format_datetime


@on(MailPaused)
def tell_in_site(fact: MailPaused, recorded: RecordedFact) -> None:
    """Who gets no more mail learns it on the site."""
    person = person_of(fact.person)
    if person is not None:
        tell([person], kind=MAIL_PAUSED, once=f"fact:{recorded.pk}")


@on(NewDeviceUsed)
def tell_of_new_device(fact: NewDeviceUsed, recorded: RecordedFact) -> None:
    """Who signed in on a new device is told on the site and by mail, with a link that locks the account."""
    person, sign_in = person_of(fact.person), sign_in_named(fact.sign_in)
    if person is None or sign_in is None:
        return
    with override(spoken(person.language)):
        device = device_name(browser=sign_in.browser, system=sign_in.system)
        link = reverse("people:lock_by_link", args=[sign_for(person, purpose=LOCKING)])
    at = format_datetime(sign_in.began_at, spoken(person.language), zone_of(person.time_zone))
    said = {"device": device, "at": at, "lock_url": absolute(link)}
    _tell_and_write(person, NEW_DEVICE_SEEN, NEW_DEVICE, said, recorded=recorded)


@on(PersonLocked)
def tell_of_lock(fact: PersonLocked, recorded: RecordedFact) -> None:
    """Whose account was locked is told by mail, with the ways back."""
    person = person_of(fact.person)
    if person is not None:
        _tell_and_write(person, ACCOUNT_LOCKED, LOCKED, {}, recorded=recorded)


@on(PersonUnlocked)
def tell_of_unlock(fact: PersonUnlocked, recorded: RecordedFact) -> None:
    """Whose account is open again is told by mail."""
    person = person_of(fact.person)
    if person is not None:
        _tell_and_write(person, ACCOUNT_UNLOCKED, UNLOCKED, {}, recorded=recorded)


@on(ReprisalReported)
def tell_report_readers(_fact: ReprisalReported, recorded: RecordedFact) -> None:
    """The two named officers learn that a report waits; of its words and its writer nothing is said."""
    tell(report_readers(), kind=REPORT_RECEIVED, once=f"fact:{recorded.pk}")


@transaction.atomic
@on(ReadingGranted)
def tell_owner_of_oversight(fact: ReadingGranted, recorded: RecordedFact) -> None:
    """Whoever a thing belongs to learns that somebody reads it for oversight."""
    _tell_owner(fact.thing, OVERSIGHT, recorded)


@on(ReadingGrantEnded)
def tell_owner_of_its_end(fact: ReadingGrantEnded, recorded: RecordedFact) -> None:
    """And that it was ended before its time."""
    _tell_owner(fact.thing, OVERSIGHT_ENDED, recorded)


def _tell_owner(ref: str, kind: NoticeKind, recorded: RecordedFact) -> None:
    owner = owner_of(ref)
    if owner is not None:
        tell([owner], kind=kind, thing_ref=ref, once=f"fact:{recorded.pk}")


def _tell_and_write(
    person: Person, kind: NoticeKind, letter: str, said: Mapping[str, str], *, recorded: RecordedFact
) -> None:
    """A notice and its letter together, so that a fact told twice writes once."""
    device = {"device": said["device"]} if "device" in said else {}
    if tell([person], kind=kind, context=device, once=f"fact:{recorded.pk}"):
        queue_letter(letter, address=person.email, person=person, language=spoken(person.language), context=said)
