"""Reads: how many members there are, by what; without those who hide from the reader, with small counts withheld.

The rule (``lib.withholding``): no count under five is shown, nor one from which such a count could be computed. The
tables are linked: all of them by the number of members, countries by the regions they lie in, and the table of regions
and constituencies by both; so what is withheld is decided for all of them at once. Months and languages stand alone:
what they would sum up to is shown nowhere, and most members work in several languages.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from multaqa.features.membership.models import Gender, Member, MemberLanguage
from multaqa.features.membership.policies import active_members
from multaqa.features.membership.queries.members import constituencies_of
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.people.api import Network, Person, people_seen_since
from multaqa.foundation.taxonomy.api import areas, regional_groups
from multaqa.lib.labels import Labels
from multaqa.lib.withholding import SMALLEST, Arc, Name, Use, withheld

NO_GROUP: Final = "none"
"""Of those who gave no country or area, or one that is in no regional group."""
MONTHS: Final = 12
RECENT, LATE, NEVER = "30", "90", "longer"
"""Active within the last 30 days; within the last 90 but not those; neither."""
_OF_ALL, _OF_SOME = 100, 3  # sums are worth more than their parts: those are withheld first
_STAGES: Final = ("members", "places", "genders", "seen", "wrote")
"""The chain of sums: each splits the number of members anew."""


@dataclass(frozen=True)
class Figures:
    """What was counted, by names such as ``("constituency", "academia")``, and which of it is withheld.

    ``months`` are the first days of the months counted, the oldest first; ``constituencies`` the names by codes.
    """

    counts: Mapping[Name, int]
    hidden: frozenset[Name]
    constituencies: Mapping[str, Labels]
    months: list[datetime]

    def shown(self, *name: str) -> int | None:
        """A count, or None where it is withheld."""
        return None if name in self.hidden else self.counts.get(name, 0)

    @cached_property
    def groups(self) -> list[str]:
        """The codes of the regional groups, in their order; ``NO_GROUP`` last."""
        return [*regional_groups(), NO_GROUP]

    def listed(self, kind: str) -> list[str]:
        """The values of an open list (``area``, ``language``) whose counts are shown, the most members first."""
        shown = {name: count for name, count in self.counts.items() if name[0] == kind and name not in self.hidden}
        return [name[1] for name in sorted(shown, key=lambda name: (-shown[name], name))]


def figures_of(network: Network, *, reader: Person) -> Figures:
    """The figures of the members of a network whom a reader meets; nine queries, however many there are."""
    met = Q(network=network) & visible_people(reader, column="person")
    members = met & active_members()
    places = _places(members)
    parts = {"gender": _genders(members), "seen": _seen(members), "wrote": _wrote(members)}
    months = _last_months()
    constituencies = {one.code: one.name for one in constituencies_of(network)}
    arcs = [*_arcs_of_places(places, constituencies), *_arcs_of_parts(parts)]
    counts = {arc.name: arc.count for arc in arcs if arc.use is Use.SHOWN}
    alone = {("language", code): count for code, count in _languages(members).items()}
    for kind in ("since", "ended_at"):
        alone |= {(kind, month): count for month, count in _by_month(met, kind, months).items()}
    hidden = withheld(arcs) | {name for name, count in alone.items() if count < SMALLEST}
    return Figures(counts | alone, hidden, constituencies, months)


def _places(members: Q) -> Counter[tuple[str, str]]:
    """How many members there are of each country or area and constituency."""
    grouped = Member.objects.filter(members).values("area", "constituency__code").annotate(many=Count("pk"))
    return Counter({(row["area"], row["constituency__code"]): row["many"] for row in grouped})


def _genders(members: Q) -> dict[str, int]:
    grouped = Member.objects.filter(members).values("gender").annotate(many=Count("pk"))
    found = {row["gender"]: row["many"] for row in grouped}
    return {gender: found.get(gender, 0) for gender in (*Gender.values, "")}


def _seen(members: Q) -> dict[str, int]:
    lately, before = (Q(person__in=people_seen_since(moment)) for moment in _recent_moments())
    return _split(members, lately, before)


def _wrote(members: Q) -> dict[str, int]:
    """Who did something that the log of facts keeps, to a thing: signing in is none."""
    lately, before = (Q(person__in=_writers(moment)) for moment in _recent_moments())
    return _split(members, lately, before)


def _writers(since: datetime) -> Iterable[int]:
    return RecordedFact.objects.filter(at__gte=since, by__isnull=False).exclude(thing="").values("by")  # type: ignore[return-value]  # a subquery, not rows


def _split(members: Q, lately: Q, before: Q) -> dict[str, int]:
    """Members by when they were active last: within thirty days, within ninety, or not."""
    counts = {"recent": Count("pk", filter=lately), "late": Count("pk", filter=lately | before), "all": Count("pk")}
    found = Member.objects.filter(members).aggregate(**counts)
    recent, late = found["recent"], found["late"]
    return {RECENT: recent, LATE: late - recent, NEVER: found["all"] - late}


def _recent_moments() -> tuple[datetime, datetime]:
    now = timezone.now()
    return now - timedelta(days=30), now - timedelta(days=90)


def _languages(members: Q) -> dict[str, int]:
    """How many members work in each language; most work in several, so these sum up to nothing."""
    spoken = MemberLanguage.objects.filter(member__in=Member.objects.filter(members))
    return {row["language"]: row["many"] for row in spoken.values("language").annotate(many=Count("pk"))}


def _last_months() -> list[datetime]:
    """The first days of the last months, this one last."""
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    months = [first]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months[::-1]


def _by_month(met: Q, column: str, months: list[datetime]) -> dict[str, int]:
    """How many members were admitted (``since``) or left (``ended_at``) in each month, by "2026-11"."""
    rows = Member.objects.filter(met, **{f"{column}__gte": months[0]})
    grouped = rows.values(month=TruncMonth(column)).annotate(many=Count("pk")).values_list("month", "many")
    found = {month.strftime("%Y-%m"): many for month, many in grouped}
    return {(key := month.strftime("%Y-%m")): found.get(key, 0) for month in months}


def _arcs_of_places(places: Counter[tuple[str, str]], constituencies: Iterable[str]) -> Iterator[Arc]:
    """Members flow from the number of all through their country, its region, and the constituency back into it.

    Countries with too few members to be shown are one count for each region, which is kept from all.
    """
    start, end = ("stage", "members"), ("stage", "places")
    yield Arc(("all",), ("stage", _STAGES[-1]), start, places.total(), weight=_OF_ALL)
    by_area, by_group, by_code = _sums(places)
    shown = {area: count for area, count in by_area.items() if area and count >= SMALLEST}
    for area, count in shown.items():
        yield Arc(("area", area), start, ("into", _group(area)), count)
    for group in (*regional_groups(), NO_GROUP):
        rest = by_group[group] - sum(count for area, count in shown.items() if _group(area) == group)
        yield Arc(("others", group), start, ("into", group), rest, Use.KEPT)
        yield Arc(("group", group), ("into", group), ("of", group), by_group[group], weight=_OF_SOME)
        for code in constituencies:
            yield Arc(("cell", group, code), ("of", group), ("constituency", code), by_code[group, code])
    for code in constituencies:
        yield Arc(("constituency", code), ("constituency", code), end, by_code["", code], weight=_OF_SOME)


def _sums(places: Counter[tuple[str, str]]) -> tuple[Counter[str], Counter[str], Counter[tuple[str, str]]]:
    """By country or area, by regional group, and by regional group ("" for all) and constituency."""
    by_area, by_group, by_code = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for (area, code), count in places.items():
        by_area[area] += count
        by_group[_group(area)] += count
        by_code[_group(area), code] += count
        by_code["", code] += count
    return by_area, by_group, by_code


def _group(area: str) -> str:
    known = areas().get(area)
    return (known.group if known else "") or NO_GROUP


def _arcs_of_parts(parts: Mapping[str, Mapping[str, int]]) -> Iterator[Arc]:
    for stage, (kind, counted) in enumerate(parts.items(), start=1):
        for value, count in counted.items():
            yield Arc((kind, value), ("stage", _STAGES[stage]), ("stage", _STAGES[stage + 1]), count)
