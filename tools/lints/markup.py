"""Pages that read from the right as well as from the left, under a strict content security policy."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.lints.tree import Fault, Tree, line_of

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right)(?:-\w+)*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?<!-)(?:left|right))\s*:"
    r"|(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
# By direction one may set a custom property, for icons to turn by, or hold fast what always runs one way.
BY_DIRECTION = re.compile(r"\[dir\b|:dir\(\s*\w+\s*\)[^{]*\{\s*(?!--|direction|\s)")
INLINE = re.compile(
    r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<script(?![^>]*\ssrc=)[^>]*>|<style\b|javascript:|["'(]data:"""
)


def faults(tree: Tree) -> Iterator[Fault]:
    """Every physical property or direction switch in a style sheet; every inline style, script or ``data:`` address."""
    for path in tree.styles():
        text = COMMENT.sub(_blanked, path.read_text(encoding="utf-8"))
        yield from _each(path, text, PHYSICAL, "is physical: use the logical property (inline-start, inline-end).")
        yield from _each(path, text, BY_DIRECTION, "switches by direction: logical properties need no switch.")
        yield from _each(path, text, re.compile(r"url\(\s*[\"']?data:"), "is refused by our content security policy.")
    for path in tree.templates():
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            yield from _each(path, text, INLINE, "is refused by our content security policy: use a file of its own.")


def _each(path: Path, text: str, pattern: re.Pattern[str], why: str) -> Iterator[Fault]:
    for found in pattern.finditer(text):
        yield Fault(path, line_of(text, found.start()), f"“{found[0].strip()}” {why}")


def _blanked(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")
