"""Examinations of the installation: whatever can go wrong registers one, and says what to do when it has.

The operator's page and ``manage.py doctor`` show all of them. Quick ones look when they are asked; slow ones are looked
at by the schedule, and what they found is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import structlog
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = str | Promise
log = structlog.get_logger(__name__)


class Level(StrEnum):
    """How well a part of the installation does; the worst one counts."""

    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found: what is so, and what to do about it (empty for what is good).

    ``text`` and ``remedy`` are lazy messages of a catalogue that may name ``values``, as in "%(free)s are free": they
    are filled when somebody reads them, in her language. ``ngettext_lazy`` takes its number from ``values`` too.
    """

    level: Level
    text: Words
    remedy: Words = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self) -> str:
        """The text in the active language."""
        return str(self.text % self.values)

    def advice(self) -> str:
        """The remedy in the active language."""
        return str(self.remedy % self.values)


type Look = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, kw_only=True)
class Examination:
    """A named look at one part of the installation; ``label`` heads it, a lazy message."""

    name: str
    label: Words
    look: Look
    is_slow: bool = False

    def findings(self) -> list[Finding]:
        """What the look found; one that breaks down is a finding itself, for the page must be shown all the same."""
        try:
            return list(self.look())
        except Exception:  # whatever a driver raises, the other examinations go on
            log.exception("examination broke down", examination=self.name)
            return [Finding(level=Level.BAD, text=_BROKE_DOWN, remedy=_READ_THE_LOG)]


_BROKE_DOWN = _("This part could not be examined.")
_READ_THE_LOG = _("The program's log has the reason, under “examination broke down”.")
_SEVERITY = list(Level)
_known: dict[str, Examination] = {}


def examination(name: str, label: Words, *, slow: bool = False) -> Callable[[Look], Look]:
    """Register a function that looks at a part of the installation; called from a module that ``ready`` imports.

    ``slow`` is for what takes more than some tens of milliseconds or asks another machine. It changes nothing.
    """

    def register(look: Look) -> Look:
        _known[name] = Examination(name=name, label=label, look=look, is_slow=slow)
        return look

    return register


def examinations() -> list[Examination]:
    """Every examination, in the order of registration."""
    return list(_known.values())


def worst(levels: Iterable[Level]) -> Level:
    """The worst of these levels; good when there is none."""
    return max(levels, key=_SEVERITY.index, default=Level.GOOD)
