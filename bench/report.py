"""The page of figures: each beside its budget, what is over in bold."""

import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.browsing import Load
from bench.pages import Measured
from bench.weights import LIMITS

MEMORY, START = 250, 5  # megabytes, seconds
BEST = 100
HEAD = """\
# Figures

Written by `make bench` on {day:%Y-%m-%d} ({machine}, Python {python}; 2 cores, 24 GiB); each figure stands beside its
budget of [budgets.md](budgets.md), and what is over is in bold. To get them again: `make bench` on an idle machine,
which takes some ten minutes; `python -m bench --only article home` measures some pages and writes nothing down.

Queries are those of a second request; CPU is the median of five rounds of forty requests, counted by the kernel for the
web processes; first load and again are what a browser of a phone's size fetched, headers included; axe counts every
violation in Arabic and English, light and dark; Lighthouse gives performance / accessibility / best practices on a
simulated slow phone. *Fully dressed* is an article with speakers, a note, a correction and others of the same story.

| page | queries | CPU (ms) | first load (KB) | requests | again (KB) | axe | Lighthouse |
|---|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Figures:
    """What one page cost; a polled part has neither loads nor scores."""

    page: Measured
    queries: int
    cpu: float
    cold: Load | None = None
    warm: Load | None = None
    violations: int = 0
    scores: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """What the whole site costs: megabytes at rest, kilobytes of what pages share, seconds of a second start."""

    rest: float
    weights: Mapping[str, float]
    starts: Sequence[float]


def report(found: Sequence[Figures], site: Site) -> str:
    """The page in Markdown."""
    head = HEAD.format(day=datetime.now(UTC), machine=platform.machine(), python=platform.python_version())
    return head + "\n".join(rows(found)) + "\n\n" + _of_the_site(site)


def rows(found: Sequence[Figures]) -> list[str]:
    """A line of the table for each page."""
    return [f"| {' | '.join(_cells(one))} |" for one in found]


def over(found: Sequence[Figures], site: Site | None = None) -> int:
    """How many figures are over their budgets."""
    return "\n".join([*rows(found), _of_the_site(site) if site else ""]).count("**") // 2


def _cells(one: Figures) -> list[str]:
    budget, cold, warm = one.page.budget, one.cold, one.warm
    cells = [one.page.name, _beside(one.queries, budget.queries), _beside(one.cpu, budget.cpu)]
    if cold is None or warm is None:
        return [*cells, "", "", "", "", ""]
    return [
        *cells,
        _beside(cold.kilobytes, budget.kilobytes),
        _beside(cold.requests, budget.requests),
        _beside(warm.kilobytes, budget.next_kilobytes),
        _beside(one.violations, 0),
        _scores(one.scores, budget.performance),
    ]


def _scores(scores: Mapping[str, int], performance: int) -> str:
    if not scores:
        return "not measured"
    least = {"performance": performance}
    return " / ".join(_bold(str(score), score < least.get(name, BEST)) for name, score in scores.items())


def _of_the_site(site: Site) -> str:
    weights = [f"{name} {_beside(weight, LIMITS[name])} KB" for name, weight in site.weights.items()]
    middle = statistics.median(site.starts)
    each = ", ".join(f"{start:.1f}" for start in site.starts)
    return (
        f"Of every reading page, compressed with Brotli: {', '.join(weights)} (the last on focus only).\n\n"
        f"Memory of the whole site at rest, web and workers, what they share counted once: "
        f"{_beside(site.rest, MEMORY)} MB.\n\n"
        f"`make run` a second time, until it answers: {_beside(middle, START)} s (the median of {each}). "
        f"Ctrl-C left no process and no stack trace behind.\n"
    )


def _beside(value: float, budget: float) -> str:
    shown = f"{value:.1f}" if isinstance(value, float) else str(value)
    return _bold(f"{shown} of {budget:g}", value > budget)


def _bold(text: str, wrong: bool) -> str:
    return f"**{text}**" if wrong else text
