"""What people may do as staff: read from the offices they hold."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.foundation.people.capabilities import CAPABILITIES_OF_ROLE, Capability, Role
from multaqa.foundation.people.models import Appointment, Person, State
from multaqa.foundation.people.standing import has_second_factor, in_standing
from multaqa.lib.prepared import Given

_REMEMBERED: Final = "_capabilities"


def live_appointments(person: Person) -> QuerySet[Appointment]:
    """The offices that a person holds now."""
    return Appointment.objects.filter(_live(), person=person)


def capabilities_of(person: Person) -> frozenset[Capability]:
    """All that a person may do as staff now; nothing for the suspended, the ended and who has no second factor.

    The answer is remembered on ``person`` (one query for a page, which loads its own ``Person``).
    """
    if not (person.is_active and has_second_factor(person)):
        return frozenset()
    known: frozenset[Capability] | None = getattr(person, _REMEMBERED, None)
    if known is None:
        known = remember_capabilities(person, live_appointments(person).values_list("role", "capability"))
    return known


def remember_capabilities(person: Person, held: Iterable[tuple[str | None, str | None]]) -> frozenset[Capability]:
    """Remember on ``person`` what her offices allow, each given by its role or its one capability; gives it back."""
    given = frozenset().union(*(_capabilities_in(role, capability) for role, capability in held))
    setattr(person, _REMEMBERED, given)
    return given


def has_capability(person: Person | None, capability: Capability) -> bool:
    """True if a person holds ``capability`` now; False for nobody."""
    return person is not None and capability in capabilities_of(person)


def forget_capabilities(person: Person) -> None:
    """Let the next question about ``person``'s capabilities be asked of the database again."""
    setattr(person, _REMEMBERED, None)


def people_with(capability: Capability, *, now: datetime | Given | None = None) -> QuerySet[Person]:
    """Everyone who holds ``capability`` now and may use it; ``now`` may be given, as in a prepared read."""
    return Person.objects.filter(in_standing(), pk__in=_offices_with(capability, now=now).values("person"))


def offices_held() -> QuerySet[Appointment]:
    """Every office held now, with its holder and who gave it, by the holder's name. Ask for APPOINT first."""
    held = Appointment.objects.filter(_live()).select_related("person", "by")
    return held.exclude(person__state=State.ENDED).order_by("person__name_sort", "person__pk", "since", "pk")


def office_numbered(number: int) -> Appointment | None:
    """An office held now, by its row number; None for any other. Ask for APPOINT first."""
    return offices_held().filter(pk=number).first()


def stewards_left_without(appointment: Appointment) -> bool:
    """Whether somebody, who is enrolled and active, could still appoint if ``appointment`` had ended."""
    others = _offices_with(Capability.APPOINT).exclude(pk=appointment.pk)
    return Person.objects.filter(in_standing(), pk__in=others.values("person")).exists()


def has_a_steward() -> bool:
    """Whether anybody holds an office now by which she may appoint, enrolled or not."""
    return _offices_with(Capability.APPOINT).filter(person__state=State.ACTIVE).exists()


def _offices_with(capability: Capability, *, now: datetime | Given | None = None) -> QuerySet[Appointment]:
    roles = [role for role in Role if capability in CAPABILITIES_OF_ROLE[role]]
    return Appointment.objects.filter(_live(now), Q(role__in=roles) | Q(capability=capability))


def people_holding(role: Role) -> QuerySet[Person]:
    """Everyone who holds this office now and counts as herself."""
    offices = Appointment.objects.filter(_live(), role=role)
    return Person.objects.filter(in_standing(), pk__in=offices.values("person"))


def _live(at: datetime | Given | None = None) -> Q:
    now = at or timezone.now()
    return Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))


def _capabilities_in(role: str | None, capability: str | None) -> frozenset[Capability]:
    if role:
        return CAPABILITIES_OF_ROLE[Role(role)]
    return frozenset({Capability(capability)}) if capability else frozenset()
