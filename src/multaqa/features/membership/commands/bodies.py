"""What staff write of organisations anew, and which of their domains they trust."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.editions import renew_directories
from multaqa.features.membership.commands.keys import renew_keys
from multaqa.features.membership.commands.organisations import Body, permit_keeping
from multaqa.features.membership.facts import DomainTrusted, DomainTrustEnded, OrganisationChanged
from multaqa.features.membership.models import Contact, Member, Organisation, OrganisationName
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.lib.fold import fold


@transaction.atomic
def change_organisation(organisation: Organisation, body: Body, *, keeps_former: bool, by: Person) -> None:
    """Write an organisation anew. ``keeps_former``: it is still found by the names that it bore so far.

    Raises ``PermissionDenied``, and ``CannotBeChanged`` for one that was merged.
    """
    permit_keeping(by)
    held = not_merged(organisation)
    changed = [name for name, value in _columns(body).items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, _columns(body)[name])
    held.save(update_fields=changed)
    _name(held, body, keeps_former=keeps_former)
    if "area" in changed or "constituency" in changed:
        renew_keys_of_people(held, by=by, reason="What is written of her organisation changed")
    if changed:
        renew_directories()
        record(OrganisationChanged(held.public_id, changed), by=by, thing=ref_of(held))


@transaction.atomic
def trust_domain(contact: Contact, *, reason: str, by: Person | None) -> None:
    """Open the fast lane to an organisation for addresses under a domain of its own.

    ``by`` is None on the command line. Raises ``PermissionDenied``, and ``CannotBeChanged`` without a reason, for an
    address, and for a domain that is held no longer.
    """
    permit_keeping(by)
    if not reason.strip():
        raise CannotBeChanged(_("Please give a reason: whoever asks later must be able to read it."))
    live = Contact.objects.select_for_update().filter(pk=contact.pk, until=None, kind=Contact.Kind.DOMAIN)
    now = {"trusted_why": reason.strip(), "trusted_by": by, "trusted_at": timezone.now()}
    if not live.update(is_trusted=True, **now):
        raise CannotBeChanged(_("Only a domain that is held now can be trusted."))
    body = contact.organisation
    record(DomainTrusted(body.public_id, contact.public_id, contact.value, reason), by=by, thing=ref_of(body))


@transaction.atomic
def end_trust(contact: Contact, *, by: Person) -> None:
    """Close the fast lane of a domain; one that is closed stays so. Raises ``PermissionDenied``."""
    permit_keeping(by)
    trusted = Contact.objects.select_for_update().filter(pk=contact.pk, is_trusted=True)
    if trusted.update(is_trusted=False, trusted_why="", trusted_by=None, trusted_at=None):
        body = contact.organisation
        record(DomainTrustEnded(body.public_id, contact.public_id, contact.value), by=by, thing=ref_of(body))


def renew_keys_of_people(organisation: Organisation, *, by: Person, reason: str) -> None:
    """Have every member of an organisation hold what is due to her now, in the caller's transaction."""
    people = Member.objects.filter(organisation=organisation).order_by("pk")
    for member in people.select_related("person", "network", "constituency", "organisation"):
        renew_keys(member, by=by, reason=reason)


def not_merged(organisation: Organisation) -> Organisation:
    """The row as it is stored now, locked. Raises ``CannotBeChanged`` for one that has become another."""
    stands = Organisation.objects.exclude(state=Organisation.State.MERGED)
    held = stands.select_for_update().filter(pk=organisation.pk).first()
    if held is None:
        raise CannotBeChanged(_("This organisation has been merged into another."))
    return held


def _columns(body: Body) -> dict[str, object]:
    names = {language: name for language, name in body.names.items() if name}
    return {
        "name": names,
        "acronym": body.acronym,
        "constituency": body.constituency,
        "area": body.area,
        "website": body.website,
    }


def _name(organisation: Organisation, body: Body, *, keeps_former: bool) -> None:
    """Write the names by which it is found."""
    if not keeps_former:
        OrganisationName.objects.filter(organisation=organisation).delete()
    names = [*body.names.items(), *body.former.items(), ("", body.acronym)]
    rows = [(language, name, fold(name)[:400]) for language, name in names]
    OrganisationName.objects.bulk_create(
        [
            OrganisationName(organisation=organisation, language=language, name=name, fold=folded)
            for language, name, folded in rows
            if folded
        ],
        ignore_conflicts=True,
    )
