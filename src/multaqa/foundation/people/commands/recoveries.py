"""Recovery of an account whose owner lost every factor: two who verify her, a waiting time, and ways to stop it.

This is how accounts are stolen by telephone. So two officers verify her, each on his own, or one and then a focal point
of her organisation; then everybody who may be the
owner is told for days and can stop it with one link; only then do the factors go, with sessions and password.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import Fact, record
from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.commands.factors import lose_factors
from multaqa.foundation.people.commands.links import end_links
from multaqa.foundation.people.facts import (
    RecoveryAsked,
    RecoveryBegun,
    RecoveryConfirmed,
    RecoveryDone,
    RecoveryRefused,
    RecoveryStopped,
)
from multaqa.foundation.people.models import Outcome, Person, Recovery
from multaqa.foundation.people.offices import has_capability
from multaqa.foundation.people.policies import may_recover, may_verify_second
from multaqa.foundation.people.queries import person_of_address
from multaqa.foundation.people.queries.factors import has_factor


class OutOfTurn(ValueError):
    """The recovery has ended, waits for somebody else, or has this step behind it."""


@transaction.atomic
def ask_recovery(email: str) -> None:
    """Note that whoever reads this address says she lost her factors; silent where there is nothing to recover."""
    person = person_of_address(email)
    if person is None or not person.is_active or not has_factor(person):
        return
    recovery, is_new = _open_of(person)
    if is_new or recovery.asked_at is None:
        recovery.asked_at = timezone.now()
        recovery.save(update_fields=["asked_at"])
        _record(RecoveryAsked, recovery, by=None)


@transaction.atomic
def verify_first(person: Person, *, words: str, by: Person) -> Recovery:
    """A first officer says how she verified who lost her factors, and why.

    Raises PermissionDenied unless ``by`` is an officer and somebody else, ValueError without words, OutOfTurn when
    another officer was first, or when there is no factor to recover from.
    """
    _ask_officer(by, whom=person, words=words)
    if not has_factor(person):
        raise OutOfTurn("There is no factor to recover from.")
    recovery = _locked(_open_of(person)[0])
    if recovery.first_officer_id is not None:
        raise OutOfTurn("Another officer was first.")
    recovery.first_officer, recovery.first_at, recovery.first_words = by, timezone.now(), words.strip()
    recovery.save(update_fields=["first_officer", "first_at", "first_words"])
    _record(RecoveryBegun, recovery, by=by)
    return recovery


@transaction.atomic
def verify_second(recovery: Recovery, *, words: str, by: Person) -> Recovery:
    """A second officer, or a focal point of her organisation, says the same; from now on the time is waited.

    Raises PermissionDenied unless ``by`` may take the second step, for the first and for the person herself, ValueError
    without words, OutOfTurn when it is not his turn.
    """
    if not may_verify_second(by, whom=recovery.person):
        raise PermissionDenied
    _ask_words(words)
    recovery = _locked(recovery)
    if by.pk == recovery.first_officer_id:
        raise PermissionDenied
    if recovery.first_officer_id is None or recovery.second_officer_id is not None:
        raise OutOfTurn("It is not the second officer's turn.")
    now = timezone.now()
    recovery.second_officer, recovery.second_at, recovery.second_words = by, now, words.strip()
    recovery.due_at = now + timedelta(hours=settings.RECOVERY_HOURS)
    recovery.save(update_fields=["second_officer", "second_at", "second_words", "due_at"])
    _record(RecoveryConfirmed, recovery, by=by)
    return recovery


@transaction.atomic
def stop_recovery(recovery: Recovery, *, by: Person) -> None:
    """Stop a recovery: the owner says, from a session or by a link in her mail, that she did not ask for it.

    Raises PermissionDenied for anyone else, OutOfTurn when it has ended.
    """
    if by != recovery.person:
        raise PermissionDenied
    _end(_locked(recovery), Outcome.STOPPED)
    _record(RecoveryStopped, recovery, by=by)


def stop_recoveries_of(person: Person) -> None:
    """Stop what is open for a person whose account is being locked."""
    for recovery in Recovery.objects.filter(person=person, ended_at=None):
        stop_recovery(recovery, by=person)


@transaction.atomic
def refuse_recovery(recovery: Recovery, *, by: Person) -> None:
    """End a recovery without effect.

    Raises PermissionDenied unless ``by`` is an officer and somebody else, OutOfTurn when it has ended.
    """
    if not may_recover(by, whom=recovery.person):
        raise PermissionDenied
    _end(_locked(recovery), Outcome.REFUSED)
    _record(RecoveryRefused, recovery, by=by)


def finish_due_recoveries() -> None:
    """Finish every recovery whose time has been waited; safe to repeat."""
    due = Recovery.objects.filter(ended_at=None, due_at__lte=timezone.now()).order_by("pk")
    for recovery in list(due):
        _finish(recovery)


@transaction.atomic
def _finish(recovery: Recovery) -> None:
    try:
        recovery = _locked(recovery)
    except OutOfTurn:
        return  # it was stopped in this very moment
    if not _both_still_may(recovery):
        _end(recovery, Outcome.REFUSED)
        _record(RecoveryRefused, recovery, by=None)
        return
    person = Person.objects.select_for_update().get(pk=recovery.person_id)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    lose_factors(person, by=None)
    end_links(person)
    _end(recovery, Outcome.DONE)
    _record(RecoveryDone, recovery, by=None)


def _both_still_may(recovery: Recovery) -> bool:
    """Whether the first is an officer still, and the second may still take that step."""
    is_officer = has_capability(recovery.first_officer, Capability.SAFEGUARD)
    return is_officer and may_verify_second(recovery.second_officer, whom=recovery.person)


def _ask_officer(by: Person, *, whom: Person, words: str) -> None:
    if not may_recover(by, whom=whom):
        raise PermissionDenied
    _ask_words(words)


def _ask_words(words: str) -> None:
    if not words.strip():
        raise ValueError("A recovery takes a word on how she was verified, and why.")


def _open_of(person: Person) -> tuple[Recovery, bool]:
    return Recovery.objects.get_or_create(person=person, ended_at=None)


def _locked(recovery: Recovery) -> Recovery:
    rows = Recovery.objects.select_for_update(of=("self",)).select_related("person")
    locked = rows.get(pk=recovery.pk)
    if locked.ended_at is not None:
        raise OutOfTurn("The recovery has ended.")
    return locked


def _end(recovery: Recovery, outcome: Outcome) -> None:
    recovery.ended_at, recovery.outcome = timezone.now(), outcome
    recovery.save(update_fields=["ended_at", "outcome"])


def _record(kind: type[Fact], recovery: Recovery, *, by: Person | None) -> None:
    fact = kind.restored({"person": recovery.person.public_id, "recovery": recovery.public_id})
    record(fact, by=by, about=recovery.person)
