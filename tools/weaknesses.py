"""bandit's findings, each answered by the reason that stands on its line; run by ``make lint``.

ruff knows most of bandit's rules and wants a reason on the line of every exception (``noqa: S603 - …``). bandit knows
more rules and reads the code in another way. It asks for marks of its own; instead, the reason given to ruff counts.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

LOOKED_AT: Final = ("src", "tools/lints", "tools/messages")
LEFT_OUT: Final = "*/tests/*,*/testing.py,*/testing/*,*/migrations/*"
NOT_ASKED: Final = {
    "B105": "takes any text beside a name with 'password' for one; ruff's S105 looks for the same more closely",
    "B106": "as B105",
    "B404": "importing subprocess does nothing; every call is looked at",
}
SAME: Final = {"B703": "S308", "B308": "S308"}
"""Findings that ruff has under another number."""


def unanswered() -> Iterator[str]:
    """One line for each finding of bandit whose line bears no reason."""
    for found in _findings():
        line = Path(found["filename"]).read_text(encoding="utf-8").splitlines()[found["line_number"] - 1]
        if not _is_answered(found["test_id"], line):
            yield f"{found['filename']}:{found['line_number']}: {found['test_id']} {found['issue_text']}"


def _is_answered(rule: str, line: str) -> bool:
    """Whether a line says why it breaks a rule: the rule's number, and words after it."""
    ruffs = SAME.get(rule, rule.replace("B", "S", 1))
    return re.search(rf"# (?:noqa|nosec):? .*\b(?:{ruffs}|{rule})\b.*?[-(#] ?\w+ \w+", line) is not None


def _findings() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bandit", "-q", "-r", *LOOKED_AT, "-x", LEFT_OUT, "-s", ",".join(NOT_ASKED)]
    told = subprocess.run([*command, "-f", "json"], capture_output=True, text=True, check=False)
    results: list[dict[str, Any]] = json.loads(told.stdout)["results"]
    return results


def main() -> int:
    """Tell what is unanswered; 1 if anything is."""
    told = list(unanswered())
    print("\n".join(told) or "bandit is answered.")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
