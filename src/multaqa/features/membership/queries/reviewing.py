"""Reads: one application as a reviewer weighs it: what the applicant says, what was known before, what stands out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.addresses import domain_of
from multaqa.features.membership.models import Application, Contact, Decision, Member, Nomination, Organisation
from multaqa.features.membership.policies import applications_met_by
from multaqa.features.membership.queries.contacts import counting_contacts, vouching_members
from multaqa.features.membership.queries.vouching import Vouching, vouching_of
from multaqa.foundation.access.api import people_hidden_from, visible_people
from multaqa.foundation.people.api import Person

A_YEAR: Final = timedelta(days=365)
MANY_VOUCHED_FOR: Final = 10  # in a year; who vouches for more is shown with a mark
_EXPECTED: Final = (
    ("purpose", _("Purpose")),
    ("function", _("Function")),
    ("area", _("Country or area")),
    ("organisation", _("Organisation")),
    ("offers", _("What the applicant can help with")),
)


@dataclass(frozen=True)
class Voucher:
    """A nomination with what is known of who answered: her membership here, and how many she vouched for in a year.

    ``is_gone``: she was asked or has vouched, and may do so no longer.
    """

    nomination: Nomination
    member: Member | None
    vouched_for: int
    is_gone: bool

    @property
    def is_loaded(self) -> bool:
        """Whether she vouched for so many that a reviewer should look twice."""
        return self.vouched_for > MANY_VOUCHED_FOR


@dataclass(frozen=True)
class Known:
    """What the network knew before the application was begun."""

    contacts: list[Contact]
    colleagues: int
    earlier: list[Application]
    vouchers: list[Voucher]


def application_met(person: Person, public_id: str) -> Application | None:
    """An application that a reviewer may meet; None for every other."""
    related = ("person", "network", "constituency", "organisation__constituency", "member")
    met = Application.objects.filter(applications_met_by(person), public_id=public_id)
    return met.select_related(*related).first()


def known_before(application: Application, *, reader: Person) -> Known:
    """What the network knew of the applicant's organisation, of herself and of who vouches; nine queries.

    Nothing tells of who hides from the reader: she is no colleague that is counted, and while she has not answered,
    what the applicant typed of her is as if nobody stood behind it.
    """
    organisation = application.organisation
    earlier = Application.objects.filter(person=application.person, network=application.network)
    return Known(
        list(_contacts(organisation, application)) if organisation else [],
        _colleagues(organisation, application, reader) if organisation else 0,
        list(earlier.exclude(pk=application.pk).exclude(state=Application.State.DRAFT).order_by("-state_since")),
        _vouchers(application, reader),
    )


def missing_in(application: Application) -> list[str]:
    """The labels of what an applicant left empty and a reviewer would want to know."""
    missing = [str(label) for name, label in _EXPECTED if not getattr(application, name)]
    if not application.languages.all():
        missing.append(str(_("Working languages")))
    return missing


def decisions_on(application: Application) -> list[Decision]:
    """What was decided on an application and not undone, the latest first, with the replies to it."""
    kept = Decision.objects.filter(application=application, undone_at=None).select_related("by", "reply")
    return list(kept.order_by("-at", "-pk"))


def vouching_now(application: Application) -> Vouching:
    """What vouches for the applicant at this moment."""
    return vouching_of(application)


def mail_domain(application: Application) -> str:
    """The domain of the address of the applicant's account."""
    return domain_of(application.person.email)


def _contacts(organisation: Organisation, application: Application) -> QuerySet[Contact]:
    held = Contact.objects.filter(organisation=organisation, until=None, since__lt=application.begun_at)
    return held.order_by("kind", "value")


def _colleagues(organisation: Organisation, application: Application, reader: Person) -> int:
    met = visible_people(reader, column="person")
    active = Member.objects.filter(organisation=organisation, network=application.network, state=Member.State.ACTIVE)
    return active.filter(met).count()


def _vouchers(application: Application, reader: Person) -> list[Voucher]:
    rows = application.nominations.select_related("nominator", "contact__organisation").order_by("named_at", "pk")
    hidden = people_hidden_from(reader)
    nominations = [_unanswered(one) if one.nominator_id in hidden else one for one in rows]
    people = [one.nominator_id for one in nominations if one.nominator_id]
    members = {member.person_id: member for member in _memberships(people, application)}
    loads = _loads(people)
    gone = _gone(nominations, application)
    return [
        Voucher(one, members.get(one.nominator_id or 0), loads.get(one.nominator_id or 0, 0), one.pk in gone)
        for one in nominations
    ]


def _gone(nominations: Iterable[Nomination], application: Application) -> set[int]:
    """The row numbers of the nominations that stand on somebody, or on a contact, that may vouch no longer."""
    live = [one for one in nominations if one.state in (Nomination.State.ASKED, Nomination.State.CONFIRMED)]
    people = {one.nominator_id for one in live if one.nominator_id}
    contacts = {one.contact_id for one in live if one.contact_id}
    able = set(vouching_members(application).filter(pk__in=people).values_list("pk", flat=True))
    held = set(counting_contacts(application).filter(pk__in=contacts).values_list("pk", flat=True))
    return {one.pk for one in live if one.nominator_id not in able and one.contact_id not in held}


def _unanswered(nomination: Nomination) -> Nomination:
    """A nomination of who hides from the reader: hers once she has answered, before that as it was typed."""
    if nomination.state == Nomination.State.ASKED:
        nomination.nominator, nomination.state = None, Nomination.State.NAMED
    return nomination


def _memberships(people: Iterable[int], application: Application) -> QuerySet[Member]:
    found = Member.objects.filter(person__in=people, network=application.network)
    return found.select_related("constituency", "organisation")


def _loads(people: Iterable[int]) -> dict[int, int]:
    lately = Q(state=Nomination.State.CONFIRMED, answered_at__gte=timezone.now() - A_YEAR)
    counted = Nomination.objects.filter(lately, nominator__in=people).values("nominator").annotate(count=Count("pk"))
    return {row["nominator"]: row["count"] for row in counted}
