"""Counts of people are published so that no small one is shown, nor can be computed from those that are.

Every count under ``SMALLEST`` is withheld; so are as many others as it takes. The published counts of a set of tables
are linked by sums (a row and its total, a region and its countries). Each sum is a node of a graph, and each count an
arc that flows from one sum into another, so that at every node as much flows in as out. What may be known of a
withheld count is then a matter of paths: it could be greater or smaller, with all that is shown unchanged, exactly if
the withheld arcs lead from its one end to its other around it. (After the network models of cell suppression:
L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control, 2001, chapter 6.)
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import heappop, heappush
from typing import Final

SMALLEST: Final = 5
"""The smallest number of people that is shown."""

type Name = tuple[str, ...]
type Step = tuple[Name, int, tuple[Name, ...]]
"""To which sum it leads, what it costs, and what must be withheld for it."""
type Way = tuple[int, tuple[Name, ...]]


class Use(Enum):
    """What becomes of a count: it is *shown* unless it must be withheld, is *known* anyhow, or is *kept* from all."""

    SHOWN = "shown"
    KNOWN = "known"
    KEPT = "kept"


@dataclass(frozen=True)
class Arc:
    """A count of people, which flows out of one sum into another; it is a part of both.

    ``weight`` says how much rather than others of its size it is shown.
    """

    name: Name
    out_of: Name
    into: Name
    count: int
    use: Use = Use.SHOWN
    weight: int = 1


def withheld(arcs: Iterable[Arc]) -> frozenset[Name]:
    """The names of the counts that are not shown.

    Each ``SHOWN`` one under ``SMALLEST`` is among them, and so many others, the smallest that serve, that none of those
    withheld can be computed. Only where ``KNOWN`` counts leave no way round may one be. At every node as much must flow
    in as out.
    """
    found = {arc.name: arc for arc in arcs}
    hidden = {arc.name for arc in found.values() if arc.use is Use.SHOWN and arc.count < SMALLEST}
    waiting = sorted(hidden)
    while waiting:
        more = _around(found[waiting.pop()], found.values(), hidden) - hidden
        hidden |= more
        waiting += sorted(more)
    return frozenset(hidden)


def _around(arc: Arc, arcs: Iterable[Arc], hidden: Collection[Name]) -> set[Name]:
    """The counts that must be withheld for this one to be another: those on the cheapest way round it.

    A way leads from one end of the arc to the other: along arcs, which grow by it, or against some that can shrink.
    What is withheld already costs nothing, any other what it counts. Empty when there is no way.
    """
    steps = _steps(arcs, hidden, around=arc.name)
    ways = [_cheapest(arc.into, arc.out_of, steps)]  # it grows
    if arc.count > 0:
        ways.append(_cheapest(arc.out_of, arc.into, steps))  # it shrinks
    _cost, names = min((way for way in ways if way is not None), default=(0, ()))
    return set(names)


def _steps(arcs: Iterable[Arc], hidden: Collection[Name], *, around: Name) -> Mapping[Name, Sequence[Step]]:
    steps: dict[Name, list[Step]] = defaultdict(list)
    for arc in arcs:
        if arc.name == around or arc.use is Use.KNOWN:
            continue
        is_free = arc.use is Use.KEPT or arc.name in hidden
        cost, names = (0, ()) if is_free else ((arc.count + 1) * arc.weight, (arc.name,))
        steps[arc.out_of].append((arc.into, cost, names))
        if arc.count > 0:
            steps[arc.into].append((arc.out_of, cost, names))
    return steps


def _cheapest(start: Name, end: Name, steps: Mapping[Name, Sequence[Step]]) -> Way | None:
    """The cheapest way between two sums, and what must be withheld on it (E. W. Dijkstra, 1959)."""
    done: set[Name] = set()
    waiting: list[tuple[int, Name, tuple[Name, ...]]] = [(0, start, ())]
    while waiting:
        cost, here, names = heappop(waiting)
        if here == end:
            return cost, names
        if here in done:
            continue
        done.add(here)
        for there, more, passed in steps.get(here, ()):
            if there not in done:
                heappush(waiting, (cost + more, there, names + passed))
    return None
