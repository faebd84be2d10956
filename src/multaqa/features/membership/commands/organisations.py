"""Organisations are proposed, made known, reached by contacts that staff found out, and represented by focal points."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.addresses import BadAddress, tidy_address, tidy_domain
from multaqa.features.membership.commands.editions import renew_directories
from multaqa.features.membership.commands.keys import renew_keys
from multaqa.features.membership.facts import (
    ContactEnded,
    ContactRecorded,
    FocalPointEnded,
    FocalPointNamed,
    OrganisationKnown,
    OrganisationProposed,
)
from multaqa.features.membership.models import Constituency, Contact, FocalPoint, Member, Organisation, OrganisationName
from multaqa.features.membership.policies import can_keep_membership
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.lib.fold import fold


@dataclass(frozen=True, kw_only=True)
class Body:
    """What is said of an organisation: ``names`` by language, its own script among them; ``area`` a code or empty."""

    names: Mapping[str, str]
    constituency: Constituency
    acronym: str = ""
    area: str = ""
    website: str = ""
    former: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def propose_organisation(body: Body, *, by: Person) -> Organisation:
    """Name an organisation that the network does not know; nobody but the proposer and staff meets it."""
    organisation = _written(Organisation(state=Organisation.State.PROPOSED, proposed_by=by), body)
    record(OrganisationProposed(organisation.public_id), by=by, thing=ref_of(organisation))
    return organisation


@transaction.atomic
def enter_organisation(body: Body, *, by: Person | None) -> Organisation:
    """Enter an organisation that the network knows; ``by`` is None on the command line. Raises ``PermissionDenied``."""
    permit_keeping(by)
    organisation = _written(Organisation(state=Organisation.State.KNOWN, known_by=by, known_at=timezone.now()), body)
    renew_directories()
    record(OrganisationKnown(organisation.public_id), by=by, thing=ref_of(organisation))
    return organisation


@transaction.atomic
def make_known(organisation: Organisation, *, by: Person) -> None:
    """Make a proposed organisation known. Raises ``PermissionDenied``, and ``CannotBeChanged`` for any other."""
    permit_keeping(by)
    held = Organisation.objects.select_for_update().filter(pk=organisation.pk, state=Organisation.State.PROPOSED)
    if not held.update(state=Organisation.State.KNOWN, known_by=by, known_at=timezone.now()):
        raise CannotBeChanged(_("This organisation is no longer a proposal."))
    renew_directories()
    record(OrganisationKnown(organisation.public_id), by=by, thing=ref_of(organisation))


@transaction.atomic
def record_contact(
    organisation: Organisation, value: str, *, kind: Contact.Kind, how: str, by: Person | None
) -> Contact:
    """Record an address or a domain as an organisation's; one that is recorded already is returned as it is.

    ``by`` is None on the command line. Raises ``PermissionDenied``, and ``CannotBeChanged`` for a value that is none.
    """
    permit_keeping(by)
    try:
        tidy = tidy_domain(value) if kind == Contact.Kind.DOMAIN else tidy_address(value)
    except BadAddress as bad:
        raise CannotBeChanged(str(bad)) from bad
    contact, is_new = Contact.objects.get_or_create(
        organisation=organisation,
        value=tidy,
        until=None,
        defaults={"kind": kind, "how": how, "recorded_by": by},
    )
    if is_new:
        fact = ContactRecorded(organisation.public_id, contact.public_id, tidy, how)
        record(fact, by=by, thing=ref_of(organisation))
    return contact


@transaction.atomic
def end_contact(contact: Contact, *, by: Person) -> None:
    """End a contact; links that went there open nothing from now on. Raises ``PermissionDenied``."""
    permit_keeping(by)
    live = Contact.objects.select_for_update().filter(pk=contact.pk, until=None)
    if live.update(until=timezone.now(), ended_by=by):
        organisation = contact.organisation
        fact = ContactEnded(organisation.public_id, contact.public_id, contact.value)
        record(fact, by=by, thing=ref_of(organisation))


@transaction.atomic
def name_focal_point(organisation: Organisation, person: Person, *, by: Person | None, reason: str) -> FocalPoint:
    """Let a member act for an organisation. Raises ``PermissionDenied``, and ``CannotBeChanged`` for no active member.

    ``by`` is None on the command line. One who is focal point already stays as she is.
    """
    permit_keeping(by)
    if not Member.objects.filter(person=person, state=Member.State.ACTIVE).exists():
        raise CannotBeChanged(_("Only a member can be a focal point."))
    focal_point, is_new = FocalPoint.objects.get_or_create(
        organisation=organisation, person=person, until=None, defaults={"by": by, "reason": reason}
    )
    if is_new:
        fact = FocalPointNamed(organisation.public_id, focal_point.public_id, reason)
        record(fact, by=by, about=person, thing=ref_of(organisation))
        renew_keys_of_person(person, by=by, reason="focal point")
    return focal_point


@transaction.atomic
def end_focal_point(focal_point: FocalPoint, *, by: Person, reason: str) -> None:
    """Let somebody act for an organisation no longer. Raises ``PermissionDenied``."""
    permit_keeping(by)
    live = FocalPoint.objects.select_for_update().filter(pk=focal_point.pk, until=None)
    if live.update(until=timezone.now(), ended_by=by):
        organisation = focal_point.organisation
        fact = FocalPointEnded(organisation.public_id, focal_point.public_id, reason)
        record(fact, by=by, about=focal_point.person, thing=ref_of(organisation))
        renew_keys_of_person(focal_point.person, by=by, reason="focal point no longer")


def renew_keys_of_person(person: Person, *, by: Person | None, reason: str) -> None:
    """Whoever acts for an organisation is one of those who hide from it are hidden from."""
    for member in Member.objects.filter(person=person, state=Member.State.ACTIVE):
        renew_keys(member, by=by, reason=reason)


def permit_keeping(by: Person | None) -> None:
    """The command line may, and whoever keeps membership. Raises ``PermissionDenied`` for all others."""
    if by is not None and not can_keep_membership(by):
        raise PermissionDenied


def _written(organisation: Organisation, body: Body) -> Organisation:
    """The row of an organisation with all its names."""
    organisation.name, organisation.acronym = dict(body.names), body.acronym
    organisation.constituency, organisation.area, organisation.website = body.constituency, body.area, body.website
    organisation.save()
    names = {(language, fold(name)): name for said in (body.names, body.former) for language, name in said.items()}
    if body.acronym:
        names["", fold(body.acronym)] = body.acronym
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=organisation, language=language, name=name, fold=folded[:400])
        for (language, folded), name in names.items()
        if folded
    )
    return organisation
