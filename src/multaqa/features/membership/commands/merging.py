"""A duplicate of an organisation is merged into the one that stays, with everything that hangs on it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.bodies import not_merged, renew_keys_of_people
from multaqa.features.membership.commands.editions import renew_directories
from multaqa.features.membership.facts import OrganisationMerged
from multaqa.features.membership.models import (
    Application,
    Contact,
    FocalPoint,
    Invitation,
    Member,
    Organisation,
    OrganisationName,
)
from multaqa.features.membership.policies import can_keep_membership
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person

_REASON = "Its organisation was merged"


@transaction.atomic
def merge_organisation(organisation: Organisation, *, into: Organisation, by: Person) -> None:
    """Make one organisation part of another: its people, names, contacts and focal points go over.

    What was shown to the people of either is read by all of them from now on (``keys.keys_of``). What both had is ended
    on the side that goes. Raises ``PermissionDenied``, and ``CannotBeChanged`` for one and the same, for one that was
    merged already, and for a target that the network does not know.
    """
    if not can_keep_membership(by):
        raise PermissionDenied
    going, staying = _both(organisation, into)
    members = Member.objects.filter(organisation=going).count()
    moved = Contact.objects.filter(organisation=going, until=None).count()
    _move(going, staying, by=by)
    _mark(going, staying, by=by)
    renew_keys_of_people(staying, by=by, reason=_REASON)
    renew_directories()
    fact = OrganisationMerged(going.public_id, staying.public_id, members, moved)
    record(fact, by=by, thing=ref_of(staying))


def _both(organisation: Organisation, into: Organisation) -> tuple[Organisation, Organisation]:
    if organisation.pk == into.pk:
        raise CannotBeChanged(_("An organisation cannot be merged into itself."))
    going, staying = not_merged(organisation), not_merged(into)
    if staying.state != Organisation.State.KNOWN:
        raise CannotBeChanged(_("Only an organisation that the network knows can take in another."))
    return going, staying


def _move(going: Organisation, staying: Organisation, *, by: Person) -> None:
    """What both have stays where it stays; the rest goes over."""
    now = timezone.now()
    both = Contact.objects.filter(organisation=staying, until=None).values("value")
    double = Contact.objects.filter(organisation=going, until=None, value__in=both)
    double.update(until=now, ended_by=by)
    acting = FocalPoint.objects.filter(organisation=staying, until=None).values("person")
    FocalPoint.objects.filter(organisation=going, until=None, person__in=acting).update(until=now, ended_by=by)
    # A domain that was trusted for the one is trusted for the other only once somebody says so of that one.
    Contact.objects.filter(organisation=going).update(
        organisation=staying, is_trusted=False, trusted_why="", trusted_by=None, trusted_at=None
    )
    open_ones = Invitation.objects.filter(ended_at=None)
    for one in open_ones.filter(organisation=staying):
        open_ones.filter(organisation=going, by=one.by_id, address=one.address).update(ended_at=now)
    for model in (FocalPoint, Member, Application, Invitation):
        model.objects.filter(organisation=going).update(organisation=staying)
    _move_names(going, staying)


def _move_names(going: Organisation, staying: Organisation) -> None:
    """It is found by every name of either."""
    names = OrganisationName.objects.filter(organisation=going)
    rows = [
        OrganisationName(organisation=staying, language=one.language, name=one.name, fold=one.fold) for one in names
    ]
    OrganisationName.objects.bulk_create(rows, ignore_conflicts=True)
    names.delete()


def _mark(going: Organisation, staying: Organisation, *, by: Person) -> None:
    """Whatever led to the one that goes, directly or by an earlier merging, leads to the one that stays."""
    Organisation.objects.filter(merged_into=going).update(merged_into=staying)
    going.state, going.merged_into = Organisation.State.MERGED, staying
    going.known_by, going.known_at = going.known_by or by, going.known_at or timezone.now()
    going.save(update_fields=["state", "merged_into", "known_by", "known_at"])
