"""Nothing is left lying about: marks of unfinished work, places on one person's machine, switched-off checks."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.lints.tree import Fault, Tree, line_of

UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|HA" r"CK|X" r"XX)\b")
SOMEONES_MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|tmp|work)/(?!tests?\b)[\w.-]+")
CODES = r"[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*"
SUPPRESSION = re.compile(
    rf"#\s*(?:noqa(?::\s*{CODES})?|type:\s*ignore(?:\[[\w, -]*\])?|nosec|nosemgrep:\s*[\w-]+)(?![\w-])(?P<reason>.*)"
)
SKIP_WITHOUT_REASON = re.compile(r"@?pytest\.(?:mark\.)?(?:skip|xfail)(?:\(\s*\)|\s*$)", re.MULTILINE)
REASON_LETTERS = 8
RESOLVED = re.compile(r'"resolved":')
ADDRESS_IN_A_LOCK = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|file:")


def faults(tree: Tree) -> Iterator[Fault]:
    """Every mark, path and silent suppression, and every address in a lock file."""
    for path in tree.texts():
        text = path.read_text(encoding="utf-8")
        yield from _each(path, text, UNFINISHED, "is a mark of unfinished work: finish it or file it.")
        yield from _each(path, text, SOMEONES_MACHINE, "is a place on one machine only.")
        if path.suffix == ".py":
            yield from _silent(path, text)
    for path in sorted(tree.root.glob("journeys/*/package-lock.json")):
        yield from _each(path, path.read_text(encoding="utf-8"), RESOLVED, "is an address in a lock file.")
    for path in sorted((tree.root / "requirements").glob("*.txt")):
        yield from _each(path, path.read_text(encoding="utf-8"), ADDRESS_IN_A_LOCK, "is an address in a lock file.")


def _silent(path: Path, text: str) -> Iterator[Fault]:
    for found in SUPPRESSION.finditer(text):
        if len(re.sub(r"\W", "", found["reason"])) < REASON_LETTERS:
            yield Fault(path, line_of(text, found.start()), f"“{found[0].strip()}” gives no reason.")
    for found in SKIP_WITHOUT_REASON.finditer(text):
        yield Fault(path, line_of(text, found.start()), "a test is switched off without a reason.")


def _each(path: Path, text: str, pattern: re.Pattern[str], why: str) -> Iterator[Fault]:
    for found in pattern.finditer(text):
        yield Fault(path, line_of(text, found.start()), f"“{found[0].strip()}” {why}")
