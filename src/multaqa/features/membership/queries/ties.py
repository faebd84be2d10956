"""Reads: what ties somebody to organisations and to a State's authorities, as keys by which others hide from her."""

from multaqa.features.membership.models import Application, Capacity, FocalPoint, Member, Organisation
from multaqa.foundation.access.api import authorities_key, body_key


def keys_tied_to(standing: Application | Member) -> list[str]:
    """The keys by which others hide from a member, or from an applicant as if she had been admitted; two queries.

    One for each organisation that she is of or acts for, whatever her capacity, and for those that became it; one for
    each State for whose authorities she or such an organisation stands.
    """
    bodies = _bodies_of(standing)
    names = {body.public_id for body in bodies} | _merged_into(bodies)
    return [*map(body_key, sorted(names)), *map(authorities_key, sorted(_states_of(standing, bodies)))]


def _bodies_of(standing: Application | Member) -> list[Organisation]:
    acting = FocalPoint.objects.filter(person=standing.person_id, until=None).values("organisation")
    numbers = [standing.organisation_id] if standing.organisation_id else []
    found = Organisation.objects.filter(pk__in=acting) | Organisation.objects.filter(pk__in=numbers)
    return list(found.select_related("constituency"))


def _merged_into(bodies: list[Organisation]) -> set[str]:
    """Who hid from an organisation that became another hides from that one."""
    merged = Organisation.objects.filter(merged_into__in=[body.pk for body in bodies])
    return set(merged.values_list("public_id", flat=True)) if bodies else set()


def _states_of(standing: Application | Member, bodies: list[Organisation]) -> set[str]:
    constituency = standing.constituency
    if standing.capacity == Capacity.STATE or (constituency is not None and constituency.is_governmental):
        areas = {standing.area, *(body.area for body in bodies)}
    else:
        areas = {body.area for body in bodies if body.constituency.is_governmental}
    return areas - {""}
