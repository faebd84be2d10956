"""Examinations of the installation: whatever can go wrong registers one, and says what to do when it has.

The operator's page and ``manage.py doctor`` show all of them. Quick ones look when they are asked; slow ones are looked
at by the schedule, and what they found is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import structlog
from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.jobs.models import Examined
from multaqa.lib.labels import label_in

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


@dataclass(frozen=True, kw_only=True)
class Report:
    """What one examination found, to be shown: ``at`` is when it looked, None for one that has not looked yet."""

    name: str
    label: Words
    is_slow: bool
    at: datetime | None
    findings: tuple[Finding, ...]

    @property
    def has_looked(self) -> bool:
        """Whether anything is known of this part: a slow examination may never have run."""
        return self.at is not None

    @property
    def level(self) -> Level:
        """The worst of what was found; good also while nothing is known, so ask ``has_looked`` first."""
        return worst(finding.level for finding in self.findings)


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
known_examinations: dict[str, Examination] = {}


def examination(name: str, label: Words, *, slow: bool = False) -> Callable[[Look], Look]:
    """Register a function that looks at a part of the installation; called from a module that ``ready`` imports.

    ``slow`` is for what takes more than some tens of milliseconds or asks another machine. It changes nothing.
    """

    def register(look: Look) -> Look:
        known_examinations[name] = Examination(name=name, label=label, look=look, is_slow=slow)
        return look

    return register


def examinations() -> list[Examination]:
    """Every examination, in the order of registration."""
    return list(known_examinations.values())


def reports(*, fresh: bool = False) -> list[Report]:
    """What every examination finds: quick ones now, slow ones when they last looked; all of them now if ``fresh``."""
    kept = {} if fresh else {row.name: row for row in Examined.objects.all()}
    return [_report(one, kept.get(one.name), fresh=fresh) for one in examinations()]


def report_of(name: str) -> Report:
    """What the slow examination of this name found when it last looked. Raises LookupError for an unknown one."""
    return _report(known_examinations[name], Examined.objects.filter(name=name).first(), fresh=False)


def look_and_keep(examination: Examination) -> Report:
    """Look now and keep what is found, in every language of the installation."""
    return keep_findings(examination, examination.findings())


def keep_findings(examination: Examination, findings: Iterable[Finding]) -> Report:
    """Keep what an examination found just now, in every language of the installation."""
    found = tuple(findings)
    values = {"at": timezone.now(), "findings": [_as_stored(finding) for finding in found]}
    row, _new = Examined.objects.update_or_create(name=examination.name, defaults=values)
    return _report(examination, row, fresh=False)


def worst(levels: Iterable[Level]) -> Level:
    """The worst of these levels; good when there is none."""
    return max(levels, key=_SEVERITY.index, default=Level.GOOD)


def _report(examination: Examination, row: Examined | None, *, fresh: bool) -> Report:
    at: datetime | None = None
    found: tuple[Finding, ...] = ()
    if fresh or not examination.is_slow:
        at, found = timezone.now(), tuple(examination.findings())
    elif row:
        at, found = row.at, tuple(map(_from_stored, row.findings))
    return Report(name=examination.name, label=examination.label, is_slow=examination.is_slow, at=at, findings=found)


def _as_stored(finding: Finding) -> dict[str, object]:
    texts: dict[str, str] = {}
    remedies: dict[str, str] = {}
    for language in dict(settings.LANGUAGES):
        with override(language):
            texts[language], remedies[language] = finding.said(), finding.advice()
    return {"level": finding.level.value, "text": texts, "remedy": remedies}


def _from_stored(stored: dict[str, Any]) -> Finding:
    """The finding in the active language; its words are whole already, and a "%" in them is only that."""
    language = get_language() or "en"
    text, remedy = (label_in(stored[part], language).replace("%", "%%") for part in ("text", "remedy"))
    return Finding(level=Level(stored["level"]), text=text, remedy=remedy)
