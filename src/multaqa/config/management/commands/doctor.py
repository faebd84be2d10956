"""``manage.py doctor``: how each part of the installation does, and what to do."""

import json
import sys
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import override

from multaqa.foundation.jobs.api import Level, Report, reports, worst

CODES: Final = {Level.GOOD: 0, Level.ATTENTION: 1, Level.BAD: 2}
MARKS: Final = {Level.GOOD: "  ok  ", Level.ATTENTION: " look ", Level.BAD: " BAD  "}


class Command(BaseCommand):
    """Examine the installation."""

    requires_system_checks: tuple[str, ...] = ()
    help = "Examine every part of the installation. Exit code: 0 all well, 1 something needs attention, 2 is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        """How to say it."""
        parser.add_argument("--json", action="store_true", help="one JSON object, for programs")
        parser.add_argument("--language", default="en", help="language of the findings (default: en)")

    def handle(self, *, json: bool, language: str, **_options: Any) -> None:
        """Look at everything now, say it, and end with the code of the worst."""
        with override(language):
            found = reports(fresh=True)
            level = worst(report.level for report in found)
            self.stdout.write(_as_json(found, level) if json else _as_text(found))
        sys.exit(CODES[level])


def _as_text(found: list[Report]) -> str:
    lines = []
    for report in found:
        for finding in report.findings:
            lines.append(f"[{MARKS[finding.level]}] {report.label}: {finding.said()}")
            if finding.advice():
                lines.append(f"{'':9}{finding.advice()}")
    return "\n".join(lines)


def _as_json(found: list[Report], level: Level) -> str:
    parts = {
        report.name: [
            {"level": finding.level.value, "text": finding.said(), "remedy": finding.advice()}
            for finding in report.findings
        ]
        for report in found
    }
    return json.dumps({"level": level.value, "examinations": parts}, ensure_ascii=False, indent=1)
