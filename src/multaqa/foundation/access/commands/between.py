"""Between two people: one blocks another, or mutes her, and ends it again. Each may be repeated."""

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.foundation.access.commands.exclusions import end_exclusion, exclude
from multaqa.foundation.access.keys import person_key
from multaqa.foundation.access.models import Mute
from multaqa.foundation.access.policies import blocked_by
from multaqa.foundation.access.queries import people_meeting
from multaqa.foundation.people.api import Capability, Person, capabilities_of, people_with

MOST_SET_ASIDE: Final = 500
"""How many people one may have blocked at a time, and how many muted: each is asked about on every list."""
DUTIES: Final = (
    Capability.REVIEW_APPLICATIONS,
    Capability.KEEP_MEMBERSHIP,
    Capability.SAFEGUARD,
    Capability.MODERATE,
)
"""Offices that must be able to act where somebody is concerned: of each, one person must be left who meets her."""


class CannotBeSetAside(ValueError):
    """A person cannot be blocked or muted; ``str()`` says why in the reader's language."""


@transaction.atomic
def block(whom: Person, *, by: Person) -> None:
    """Hide from one person, and meet her no more where people are found; nothing happens for one blocked already.

    Raises ``CannotBeSetAside`` for oneself, above ``MOST_SET_ASIDE``, and for the last one of an office.
    """
    _refuse_oneself(whom, by=by)
    by = Person.objects.select_for_update().get(
        pk=by.pk
    )  # one block of hers after the other: the rule counts who is left
    blocked = blocked_by(by)
    if blocked.filter(pk=whom.pk).exists():
        return
    if blocked.count() >= MOST_SET_ASIDE:
        raise CannotBeSetAside(_("You have blocked 500 people, and more cannot be. Please unblock somebody first."))
    if _is_last_of_an_office(whom, whose=by):
        raise CannotBeSetAside(
            _("This person holds an office in which nobody else could act for you or about you, and cannot be blocked.")
        )
    exclude(by, from_key=person_key(whom), by=by)


@transaction.atomic
def unblock(whom: Person, *, by: Person) -> bool:
    """End a block of one's own; False if there was none."""
    return end_exclusion(by, from_key=person_key(whom), by=by) > 0


@transaction.atomic
def mute(whom: Person, *, by: Person) -> None:
    """Hear nothing of a person any more; nothing happens for one muted already.

    Raises ``CannotBeSetAside`` for oneself and above ``MOST_SET_ASIDE``.
    """
    _refuse_oneself(whom, by=by)
    muted = Mute.objects.filter(person=by)
    if not muted.filter(muted=whom).exists() and muted.count() >= MOST_SET_ASIDE:
        raise CannotBeSetAside(_("You have muted 500 people, and more cannot be. Please unmute somebody first."))
    Mute.objects.get_or_create(person=by, muted=whom)


@transaction.atomic
def unmute(whom: Person, *, by: Person) -> bool:
    """Hear of a person again; False if she was not muted."""
    return Mute.objects.filter(person=by, muted=whom).delete()[0] > 0


def _refuse_oneself(whom: Person, *, by: Person) -> None:
    if whom == by:
        raise CannotBeSetAside(_("Blocking and muting are for other people, not for one’s own account."))


def _is_last_of_an_office(whom: Person, *, whose: Person) -> bool:
    """Whether, without ``whom``, nobody who meets ``whose`` would be left in an office that ``whom`` holds."""
    met = people_meeting(whose)
    held = capabilities_of(whom).intersection(DUTIES)
    return any(not people_with(duty).filter(met).exclude(pk__in=[whom.pk, whose.pk]).exists() for duty in held)
