"""An application is begun, written step by step, and withdrawn. Each step is saved by itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.addresses import BadAddress, tidy_address
from multaqa.features.membership.commands.organisations import Body, propose_organisation
from multaqa.features.membership.commands.prefilling import fill_from
from multaqa.features.membership.commands.steps import State, Step, locked_in, locked_to_write, move
from multaqa.features.membership.facts import ApplicationBegun, ApplicationWithdrawn
from multaqa.features.membership.models import (
    UNDER_WAY,
    Application,
    ApplicationLanguage,
    ApplicationName,
    Capacity,
    Constituency,
    Level,
    Member,
    Nomination,
    Organisation,
)
from multaqa.features.membership.policies import can_begin, can_withdraw, organisations_met_by
from multaqa.features.membership.queries.organisations import organisation_called
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Network, Person
from multaqa.foundation.taxonomy.api import Term
from multaqa.lib.fold import fold


@dataclass(frozen=True, kw_only=True)
class SaidName:
    """A name in one script, each part in one line; see ``NameForm``."""

    given: str = ""
    family: str = ""
    family_first: bool = False
    form_of_address: str = ""

    def __post_init__(self) -> None:
        for part in ("given", "family", "form_of_address"):
            object.__setattr__(self, part, " ".join(getattr(self, part).split()))


@dataclass(frozen=True, kw_only=True)
class SaidPlace:
    """For whom an applicant takes part: ``organisation`` is a name as she wrote it, found or proposed."""

    constituency: Constituency
    capacity: Capacity
    organisation: str = ""
    website: str = ""
    area: str = ""
    function: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def begin_application(network: Network, *, by: Person, language: str) -> Application:
    """Begin an application, or return the one that is under way; who was a member begins with what is held of her.

    Raises ``CannotBeChanged`` for a member, unless she is between two posts: then it asks for another one.
    """
    member = Member.objects.filter(person=by, network=network).select_related("constituency").first()
    if not can_begin(member):
        raise CannotBeChanged(_("You are a member already."))
    lasts = member is not None and member.state != Member.State.ENDED
    columns = {"kind": Application.Kind.POST if lasts else Application.Kind.ENTRY}
    application, is_new = Application.objects.get_or_create(
        person=by,
        network=network,
        state__in=UNDER_WAY,
        defaults={"state": State.DRAFT, "language": language, **columns},
    )
    if is_new:
        if member is not None:
            fill_from(application, member)
        record(ApplicationBegun(application.public_id), by=by, about=by, thing=ref_of(application))
    return application


@transaction.atomic
def write_names(application: Application, names: Sequence[SaidName], *, by: Person) -> None:
    """Write her names, her own script first. Raises ``PermissionDenied`` and ``CannotBeChanged``."""
    held = locked_to_write(application, by=by)
    ApplicationName.objects.filter(application=held).delete()
    ApplicationName.objects.bulk_create(
        ApplicationName(application=held, place=place, fold=fold(f"{name.given} {name.family}"), **vars(name))
        for place, name in enumerate(names)
    )
    _stepped(held, Step.NAME)


@transaction.atomic
def write_place(application: Application, place: SaidPlace, *, by: Person) -> Organisation | None:
    """Write for whom she takes part; an organisation that the network does not know is proposed by her.

    Returns the organisation. Raises ``PermissionDenied``, and ``CannotBeChanged`` also for a closed constituency.
    """
    held = locked_to_write(application, by=by)
    if not place.constituency.is_open or place.constituency.network_id != held.network_id:
        raise CannotBeChanged(_("This constituency takes no applications at present."))
    held.constituency, held.capacity, held.area = place.constituency, place.capacity, place.area
    held.function = dict(place.function)
    held.organisation = _found_or_proposed(held, place, by=by)
    if held.organisation is None or held.organisation.state != Organisation.State.KNOWN:
        held.asks_organisation = False
    _stepped(held, Step.PLACE)
    return held.organisation


@transaction.atomic
def write_expertise(
    application: Application, *, terms: Collection[Term], languages: Mapping[str, Level], by: Person
) -> None:
    """Write her subjects, and the languages she works in. Raises ``PermissionDenied`` and ``CannotBeChanged``."""
    held = locked_to_write(application, by=by)
    held.terms.set(terms)
    ApplicationLanguage.objects.filter(application=held).delete()
    ApplicationLanguage.objects.bulk_create(
        ApplicationLanguage(application=held, language=language, level=level) for language, level in languages.items()
    )
    _stepped(held, Step.EXPERTISE)


@transaction.atomic
def write_purpose(application: Application, *, purpose: str, offers: str, needs: str, by: Person) -> None:
    """Write what she joins for, can help with and needs. Raises ``PermissionDenied`` and ``CannotBeChanged``."""
    held = locked_to_write(application, by=by)
    held.purpose, held.offers, held.needs = purpose, offers, needs
    _stepped(held, Step.PURPOSE)


@transaction.atomic
def write_nominators(
    application: Application, *, asks_organisation: bool, typed: Sequence[tuple[str, str]], by: Person
) -> None:
    """Write who is to vouch: her organisation by the contacts held of it, and names with addresses as she types them.

    Nobody is asked before the application is sent, and nothing is ever sent to a typed address that was not held. Who
    was asked already stays. Raises ``PermissionDenied``, and ``CannotBeChanged`` also for what is no address.
    """
    held = locked_to_write(application, by=by)
    body = held.organisation
    held.asks_organisation = asks_organisation and body is not None and body.state == Organisation.State.KNOWN
    held.nominations.filter(state=Nomination.State.NAMED).delete()
    asked = set(held.nominations.values_list("typed_address", flat=True))
    for name, address in typed:
        tidy = _tidied(address)
        if tidy not in asked:
            asked.add(tidy)
            Nomination.objects.create(application=held, typed_name=name, typed_address=tidy)
    _stepped(held, Step.NOMINATORS)


@transaction.atomic
def withdraw_application(application: Application, *, by: Person) -> None:
    """Take an application back; whoever was asked to vouch is asked no longer.

    Raises ``PermissionDenied`` for all but the applicant, ``CannotBeChanged`` once it has ended.
    """
    if application.person_id != by.pk:
        raise PermissionDenied
    held = locked_in(application, *UNDER_WAY)
    if not can_withdraw(by, held):
        raise PermissionDenied
    waiting = held.nominations.filter(state__in=[Nomination.State.NAMED, Nomination.State.ASKED])
    waiting.update(state=Nomination.State.ENDED, token="")
    held.decisions.filter(done_at=None, undone_at=None).update(undone_at=timezone.now())
    move(held, State.WITHDRAWN)
    record(ApplicationWithdrawn(held.public_id), by=by, about=by, thing=ref_of(held))


def _found_or_proposed(application: Application, place: SaidPlace, *, by: Person) -> Organisation | None:
    """The organisation of this name that she may meet; her own proposal is written anew, any other is proposed."""
    if not place.organisation:
        return None
    found = organisation_called(place.organisation, among=organisations_met_by(by))
    if found is not None and (found.state == Organisation.State.KNOWN or found.constituency == place.constituency):
        return found
    names = {application.language: place.organisation}
    said = Body(names=names, constituency=place.constituency, area=place.area, website=place.website)
    return propose_organisation(said, by=by)


def _tidied(address: str) -> str:
    try:
        return tidy_address(address)
    except BadAddress as bad:
        raise CannotBeChanged(str(bad)) from bad


def _stepped(application: Application, step: Step) -> None:
    application.steps = [each.value for each in Step if each == step or each in application.steps]
    application.changed_at = timezone.now()
    application.save()
