"""Freezing: a changed address or organisation shuts AMBER and RED until an officer vouches for the person anew."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.facts import KeysFrozen, KeysThawed
from multaqa.foundation.access.models import Freeze
from multaqa.foundation.access.policies import can_vouch
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person, needs_second_factor


@transaction.atomic
def freeze(person: Person, *, by: Person | None, reason: str) -> Freeze:
    """Shut everything labelled AMBER, AMBER+STRICT or RED to a person at once; safe to repeat.

    The feature has asked its own policy whether ``by`` may do this; None is the platform itself.
    """
    frozen, is_new = Freeze.objects.get_or_create(person=person, until=None, defaults={"by": by, "reason": reason})
    if is_new:
        record(KeysFrozen(person.public_id, reason), by=by, about=person)
    return frozen


@transaction.atomic
def thaw(person: Person, *, by: Person, verified_how: str) -> int:
    """Vouch for a person anew, saying how she was verified; returns how many freezes that ended.

    Raises PermissionDenied unless ``by`` is an officer and another person, ValueError when nothing is said.
    """
    if not can_vouch(by, whom=person):
        raise PermissionDenied
    if not verified_how.strip():
        raise ValueError("Vouching takes a word on how she was verified.")
    frozen = Freeze.objects.filter(person=person, until=None)
    ended = frozen.update(until=timezone.now(), ended_by=by, verified_how=verified_how.strip())
    if ended:
        record(KeysThawed(person.public_id, verified_how.strip()), by=by, about=person)
    return ended


def freeze_after_new_address(person: Person) -> None:
    """Shut AMBER and RED to a member or a holder of an office whose address has changed; others hold nothing."""
    if needs_second_factor(person):
        freeze(person, by=None, reason="A new e-mail address")
