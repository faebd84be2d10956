"""Reads: an applicant's own application, and what a nominator is shown of one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.addresses import domain_of
from multaqa.features.membership.models import UNDER_WAY, Application, Member, Nomination, Organisation
from multaqa.features.membership.policies import can_begin
from multaqa.features.membership.queries.contacts import held_domains
from multaqa.features.membership.queries.invitations import inviter_of
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Network, Person
from multaqa.foundation.taxonomy.api import area_name
from multaqa.lib.dates import format_date
from multaqa.lib.labels import label_in
from multaqa.lib.lookalikes import Pose, closest_pose

type Words = str | Promise

_WAITING = pgettext_lazy("nomination as the applicant sees it", "Waiting for an answer")
_ANSWERED = pgettext_lazy("nomination as the applicant sees it", "Has answered")


@dataclass(frozen=True)
class Named:
    """A nominator as the applicant sees her: as she typed it, and whether an answer came; never who was found."""

    name: str
    address: str
    state: Words


@dataclass(frozen=True)
class Claim:
    """One thing that an applicant says, beside what the network knew before; empty where it knew nothing."""

    what: Words
    says: str
    knew: Words


def application_of(person: Person, network: Network) -> Application | None:
    """The application of a person that is under way, else her last one; None if there was none."""
    hers = Application.objects.filter(person=person, network=network).select_related("constituency", "organisation")
    return hers.filter(state__in=UNDER_WAY).first() or hers.order_by("-begun_at").first()


def is_member(person: Person, network: Network) -> bool:
    """Whether a person's membership in a network lasts, so that she applies for nothing; not so between two posts."""
    return not can_begin(Member.objects.filter(person=person, network=network).first())


def may_ask_organisation(application: Application) -> bool:
    """Whether her organisation can be asked to vouch: one that the network knows, whatever contacts it holds of it."""
    return application.organisation is not None and application.organisation.state == Organisation.State.KNOWN


def nominators_named(application: Application, *, language: str) -> list[Named]:
    """Those whom the applicant named, and her organisation, each with whether an answer came."""
    rows = list(application.nominations.order_by("pk"))
    typed = [Named(one.typed_name, one.typed_address, _state_of([one])) for one in rows if one.typed_address]
    asked = [one for one in rows if not one.typed_address]
    if inviter := inviter_of(application):
        hers = [one for one in asked if one.nominator_id == inviter.pk]
        typed.append(Named(inviter.name, "", _state_of(hers)))
    if application.asks_organisation and application.organisation is not None:
        typed.append(Named(label_in(application.organisation.name, language), "", _state_of(asked)))
    return typed


def nomination_for(person: Person, public_id: str) -> Nomination | None:
    """A nomination by which this member was asked; None for any other, once it was ended, and if she hides from her."""
    met = visible_people(person, column="application__person")
    hers = Nomination.objects.filter(met, public_id=public_id, nominator=person).exclude(state=Nomination.State.ENDED)
    return hers.select_related("application__person", "application__constituency", "application__organisation").first()


def claims_of(application: Application, *, language: str) -> list[Claim]:
    """What an applicant says, beside what the network knew before she applied."""
    return [
        Claim(_("Name"), " · ".join(name.whole for name in application.names.all()), ""),
        Claim(_("Account"), domain_of(application.person.email), _knew_account(application.person.joined_at, language)),
        _claim_of_body(application, language),
        Claim(_("Function"), label_in(application.function, language), ""),
        Claim(_("Country or area"), area_name(application.area, language), ""),
        Claim(_("Reason for applying"), application.purpose, ""),
    ]


def _state_of(nominations: list[Nomination]) -> Words:
    answered = {Nomination.State.CONFIRMED, Nomination.State.DECLINED}
    return _ANSWERED if any(one.state in answered for one in nominations) else _WAITING


def _knew_account(since: datetime, language: str) -> str:
    day = format_date(timezone.localdate(since), language)
    return gettext("The address was confirmed; the account was opened on %(day)s.") % {"day": day}


def _claim_of_body(application: Application, language: str) -> Claim:
    body = application.organisation
    if body is None:
        return Claim(_("Organisation"), "", "")
    says = label_in(body.name, language)
    if body.state == Organisation.State.PROPOSED:
        return Claim(_("Organisation"), says, _("The network does not know this organisation."))
    held = held_domains(body)
    pose, _known = closest_pose(domain_of(application.person.email), held)
    belongs = pose in (Pose.SAME, Pose.UNDER)
    if not held:
        return Claim(_("Organisation"), says, _("Known to the network; it holds no addresses of it."))
    known = _("Known to the network; the applicant's address is one of this organisation's.")
    other = _("Known to the network; the applicant's address is none of this organisation's.")
    return Claim(_("Organisation"), says, known if belongs else other)
