"""Reads: by which contacts, held before an application was begun, somebody may be asked to vouch for it."""

from django.db.models import Q, QuerySet

from multaqa.features.membership.models import Application, Contact, FocalPoint, Member, Organisation
from multaqa.features.membership.queries.ties import keys_tied_to
from multaqa.foundation.access.api import (
    frozen_people,
    keys_hidden_from,
    people_hiding_from,
    people_meeting,
    person_key,
)
from multaqa.foundation.people.api import Person, people_in_standing


def counting_contacts(application: Application) -> QuerySet[Contact]:
    """Contacts of known organisations that may vouch: recorded before it was begun, by somebody else, and not ended."""
    held = Q(until=None, since__lt=application.begun_at, organisation__state=Organisation.State.KNOWN)
    others = ~Q(recorded_by=application.person_id) & ~Q(value=application.person.email)
    return Contact.objects.filter(held & others)


def askable_contacts(application: Application) -> QuerySet[Contact]:
    """Those of them that may be asked: of no organisation or authorities from which the applicant hides."""
    return counting_contacts(application).exclude(_of_bodies_hidden_from(application.person))


def vouching_members(application: Application) -> QuerySet[Person]:
    """The people who may vouch by their accounts: active members but the applicant, enrolled, keys not frozen."""
    members = Member.objects.filter(network=application.network_id, state=Member.State.ACTIVE)
    trusted = people_in_standing().filter(pk__in=members.values("person"), second_factor_required=True)
    return trusted.exclude(pk=application.person_id).exclude(pk__in=frozen_people().values("person"))


def askable_members(application: Application) -> QuerySet[Person]:
    """Those of them who may be asked: nobody from whom the applicant hides.

    Nor anybody who hides from her, or will once she is admitted: that an answer came would tell of her.
    """
    hiding = people_hiding_from([person_key(application.person), *keys_tied_to(application)])
    met = vouching_members(application).filter(people_meeting(application.person))
    return met.exclude(pk__in=hiding.values("person"))


def member_behind(application: Application, address: str) -> Person | None:
    """The member whose account has this address, if she may vouch; None for anybody else."""
    return askable_members(application).filter(email=address).first()


def contact_behind(application: Application, address: str) -> Contact | None:
    """The contact held with exactly this address, if it may vouch; None for any other."""
    return askable_contacts(application).filter(kind=Contact.Kind.ADDRESS, value=address).first()


def addresses_of(application: Application, organisation: Organisation) -> QuerySet[Contact]:
    """The held addresses by which an organisation may be asked to vouch."""
    return askable_contacts(application).filter(organisation=organisation, kind=Contact.Kind.ADDRESS)


def focal_points_for(application: Application, organisation: Organisation) -> QuerySet[Person]:
    """Those who act for an organisation and may vouch by their accounts."""
    acting = FocalPoint.objects.filter(organisation=organisation, until=None)
    return askable_members(application).filter(pk__in=acting.values("person"))


def held_domains(organisation: Organisation | None = None) -> set[str]:
    """Every domain that is held of an organisation (of all, when none is given), those of held addresses among them."""
    held = Contact.objects.filter(until=None, organisation__state=Organisation.State.KNOWN)
    if organisation is not None:
        held = held.filter(organisation=organisation)
    return {value.rpartition("@")[2] for value in held.values_list("value", flat=True).distinct()}


def _of_bodies_hidden_from(person: Person) -> Q:
    """The contacts of organisations, or of a State's authorities, from which a person hides; one query."""
    names: dict[str, list[str]] = {"body": [], "organisation": [], "authorities": []}
    for key in keys_hidden_from(person):
        kind, _colon, name = key.partition(":")
        names.get(kind, []).append(name)
    own = Q(organisation__public_id__in=[*names["body"], *names["organisation"]])
    governmental = Q(organisation__constituency__is_governmental=True)
    return own | governmental & Q(organisation__area__in=names["authorities"])
