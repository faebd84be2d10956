"""A focal point names who acts for her body beside her, or after her; staff and the body itself are told."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.closing import held
from multaqa.features.membership.commands.organisations import renew_keys_of_person
from multaqa.features.membership.commands.successors import end_focal_points, write_to_body
from multaqa.features.membership.facts import FocalPointNamed
from multaqa.features.membership.lasting_notices import DEPUTY, DEPUTY_LETTER, DEPUTY_NAMED, TO_VERIFY
from multaqa.features.membership.models import FocalPoint, Member, Organisation
from multaqa.features.membership.policies import acts_for
from multaqa.features.membership.queries.desks import focal_points_over, may_be_deputy
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Capability, Person, people_with

MOST_ACTING: Final = 5  # of one body, before staff have to look at it


@transaction.atomic
def name_deputy(organisation: Organisation, person: Person, *, reason: str, hands_over: bool, by: Person) -> FocalPoint:
    """Let one of its people act for a body beside her who acts for it, or (``hands_over``) after her.

    She, the staff, and the body by the addresses held of it are told. Raises ``PermissionDenied`` for all but who acts
    for it, and ``CannotBeChanged`` for who is none of its people or acts already, and when five act for it.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # so that two at once count each other
    if not acts_for(by, organisation):
        raise PermissionDenied
    if person not in may_be_deputy(by, organisation):
        raise CannotBeChanged(_("Only an active member who stands for this organisation can act for it."))
    if not hands_over and FocalPoint.objects.filter(organisation=organisation, until=None).count() >= MOST_ACTING:
        raise CannotBeChanged(_("Enough members act for this organisation already. Staff can name another."))
    focal_point = FocalPoint.objects.create(organisation=organisation, person=person, by=by, reason=reason)
    fact = FocalPointNamed(organisation.public_id, focal_point.public_id, reason)
    record(fact, by=by, about=person, thing=ref_of(organisation))
    renew_keys_of_person(person, by=by, reason="focal point")
    if hands_over:
        _step_back(organisation, by=by)
    _tell(focal_point)
    return focal_point


def tell_second_voices(person: Person, *, once: str) -> int:
    """Tell the focal points over somebody that a recovery of her account waits for their word; returns how many."""
    return len(tell(focal_points_over(person), kind=TO_VERIFY, thing_ref="membership.suspension:desks", once=once))


def _step_back(organisation: Organisation, *, by: Person) -> None:
    """Who handed over acts for the body no longer."""
    for member in Member.objects.filter(person=by, state=Member.State.ACTIVE):
        end_focal_points(held(member), by=by, reason="handed over", of=organisation)
    renew_keys_of_person(by, by=by, reason="focal point no longer")


def _tell(focal_point: FocalPoint) -> None:
    """A stolen account that names itself a deputy is noticed: by its body, and by the staff."""
    body, once = focal_point.organisation, f"deputy:{focal_point.public_id}"
    tell([focal_point.person], kind=DEPUTY, thing_ref="membership.suspension:desks", once=once)
    staff = [one for one in people_with(Capability.KEEP_MEMBERSHIP) if one.pk != focal_point.by_id]
    tell(staff, kind=DEPUTY_NAMED, thing_ref="membership.suspension:successors", once=once)
    write_to_body(body, DEPUTY_LETTER)
