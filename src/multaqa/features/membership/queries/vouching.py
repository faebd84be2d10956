"""Whether an application is vouched for: which answers count, and what is still missing."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from multaqa.features.membership.models import AdmissionRules, Application, Member, Nomination
from multaqa.features.membership.queries.contacts import counting_contacts, vouching_members
from multaqa.foundation.people.api import Person


@dataclass(frozen=True)
class Vouching:
    """What vouches for an application now: ``confirmed`` answers that count, ``needed`` of them.

    ``lacks_government``: one of them must come from the authorities of her country or area, and none does.
    """

    confirmed: int
    needed: int
    lacks_government: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing more is needed before a reviewer may approve."""
        return self.confirmed >= self.needed and not self.lacks_government


def vouching_of(application: Application) -> Vouching:
    """What vouches for an application at this moment: who has left meanwhile, or was ended, counts no longer."""
    members, bodies = _by_members(application), _by_contacts(application)
    seasoned = bodies or [one for one in members if not is_new(one.nominator, application)]
    needed = 1 if seasoned or not members else 2
    return Vouching(len(members) + len(bodies), needed, _lacks_government(application, members, bodies))


def is_new(person: Person | None, application: Application) -> bool:
    """Whether a nominator was admitted so lately that she needs a second one beside her."""
    rules = AdmissionRules.objects.filter(network=application.network_id).first()
    days = rules.new_for_days if rules else AdmissionRules._meta.get_field("new_for_days").default
    lately = timezone.now() - timedelta(days=days)
    return Member.objects.filter(person=person, network=application.network_id, since__gt=lately).exists()


def _by_members(application: Application) -> list[Nomination]:
    confirmed = application.nominations.filter(state=Nomination.State.CONFIRMED)
    return list(confirmed.filter(nominator__in=vouching_members(application)).select_related("nominator"))


def _by_contacts(application: Application) -> list[Nomination]:
    confirmed = application.nominations.filter(state=Nomination.State.CONFIRMED)
    live = confirmed.filter(contact__in=counting_contacts(application))
    return list(live.select_related("contact__organisation__constituency"))


def _lacks_government(application: Application, members: list[Nomination], bodies: list[Nomination]) -> bool:
    constituency = application.constituency
    if constituency is None or not constituency.needs_government_nominator:
        return False
    for nomination in bodies:
        body = nomination.contact.organisation if nomination.contact else None
        if body and body.constituency.is_governmental and body.area == application.area:
            return False
    governmental = Member.objects.filter(
        person__in=[nomination.nominator_id for nomination in members],
        network=application.network_id,
        constituency__is_governmental=True,
        area=application.area,
    )
    return not governmental.exists()
