"""Members and those who can attest them are told before a membership ends, each once for each reminder."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from multaqa.features.membership.lasting_notices import ENDS_SOON, TO_ATTEST
from multaqa.features.membership.models import Capacity, FocalPoint, Member, Nomination
from multaqa.features.membership.policies import active_members
from multaqa.features.membership.terms import ATTESTED_FROM, reminder_due
from multaqa.foundation.notify.api import NoticeKind, tell
from multaqa.foundation.people.api import Capability, Person, active_people, people_with
from multaqa.lib.dates import format_date

type Due = tuple[Member, int]
"""A member and the reminder that is due, in days before the end."""


@transaction.atomic
def remind_of_ends(*, at: datetime) -> int:
    """Tell whoever is to be told by a moment; returns how many notices are new. Safe to repeat."""
    soon = Member.objects.filter(active_members(), ends_at__gt=at, ends_at__lte=at + ATTESTED_FROM)
    due = [(member, reminder_due(_end(member), at=at)) for member in soon.select_related("person")]
    made = sum(_tell(member.person, ENDS_SOON, member, days) for member, days in due)
    for person, hers in _attesters(due).items():
        made += sum(_tell(person, TO_ATTEST, member, days) for member, days in hers)
    return made


def _tell(person: Person, kind: NoticeKind, member: Member, days: int) -> int:
    """One notice for each last day and reminder, however many members it is about."""
    day = timezone.localdate(_end(member))
    ref = "membership.suspension:attesting" if kind is TO_ATTEST else f"membership.member:{member.public_id}"
    context = {"day": format_date(day, person.language)}
    once = f"ends:{day.isoformat()}:{days}"
    return len(tell([person], kind=kind, thing_ref=ref, context=context, once=once))


def _attesters(due: Iterable[Due]) -> dict[Person, list[Due]]:
    """Who can attest whom: her focal points; else those who vouched for her; staff where nobody is left."""
    rows = list(due)
    leads, vouched = _leads_of(rows), _vouchers_of(rows)
    acting = _members_acting({number for hers in (*leads.values(), *vouched.values()) for number in hers})
    staff = list(people_with(Capability.KEEP_MEMBERSHIP))
    told: dict[Person, list[Due]] = defaultdict(list)
    for member, days in rows:
        for some in (leads[member.pk], vouched[member.pk]):
            hers = [acting[number] for number in some if number in acting and number != member.person_id]
            if hers:
                break
        for person in hers or [one for one in staff if one.pk != member.person_id]:
            told[person].append((member, days))
    return told


def _leads_of(rows: list[Due]) -> dict[int, set[int]]:
    """The focal points of the bodies for which members stand, by member."""
    standing = [member for member, _days in rows if member.capacity != Capacity.PERSONAL]
    by_body: dict[int | None, set[int]] = defaultdict(set)
    bodies = {member.organisation_id for member in standing if member.between_posts_since is None}
    live = FocalPoint.objects.filter(until=None, organisation__in=bodies - {None})
    for body, person in live.values_list("organisation", "person"):
        by_body[body].add(person)
    found = {member.pk: by_body[member.organisation_id] for member in standing}
    return defaultdict(set, found)


def _vouchers_of(rows: list[Due]) -> dict[int, set[int]]:
    """Those who vouched by their accounts for the applications of members, by member."""
    confirmed = Nomination.objects.filter(state=Nomination.State.CONFIRMED, nominator__isnull=False)
    found: dict[int, set[int]] = defaultdict(set)
    hers = confirmed.filter(application__member__in=[member.pk for member, _days in rows])
    for member, person in hers.values_list("application__member", "nominator"):
        found[member].add(person)
    return found


def _members_acting(numbers: set[int]) -> dict[int, Person]:
    members = Member.objects.filter(active_members(), person__in=numbers).values("person")
    return {person.pk: person for person in active_people().filter(pk__in=members)}


def _end(member: Member) -> datetime:
    return member.ends_at or timezone.now() + timedelta(days=1)
