"""Two people changed one text at once: what both wrote, put together line by line (a three-way merge).

Unlike diff3 (S. Khanna, K. Kunal, B. C. Pierce, "A Formal Investigation of Diff3", 2007), changes of neighbouring
lines do not clash: our lines are paragraphs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from multaqa.lib.comparing import lines_of


@dataclass(frozen=True)
class Merged:
    """``text`` holds what both wrote; ``clashes`` counts the places where both changed the same lines."""

    text: str
    clashes: int


@dataclass(frozen=True)
class _Edit:
    """Lines that take the place of those from ``start`` to ``end`` of the base."""

    start: int
    end: int
    lines: tuple[str, ...]
    is_mine: bool


def merged(base: str, mine: str, theirs: str) -> Merged:
    """Put two changes of ``base`` together. Where both changed the same lines, theirs stand first and mine after."""
    old, at, clashes = lines_of(base), 0, 0
    lines: list[str] = []
    for group in _groups(old, lines_of(mine), lines_of(theirs)):
        start, end = group[0].start, max(edit.end for edit in group)
        versions = _versions(group, old[start:end], start)
        clashes += len(versions) > 1
        lines += [*old[at:start], *(line for version in versions[:-1] for line in _closed(version)), *versions[-1]]
        at = end
    return Merged("".join([*lines, *old[at:]]), clashes)


def _groups(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[list[_Edit]]:
    """The edits of both in the order of the base; those that touch the same lines together."""
    edits = sorted([*_edits(base, mine, is_mine=True), *_edits(base, theirs, is_mine=False)], key=_place)
    group: list[_Edit] = []
    for edit in edits:
        if group and not any(_overlap(edit, other) for other in group):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _edits(base: Sequence[str], changed: Sequence[str], *, is_mine: bool) -> Iterator[_Edit]:
    for tag, start, end, first, last in SequenceMatcher(None, base, changed, autojunk=False).get_opcodes():
        if tag == "replace" and end - start == last - first:
            for step in range(end - start):
                yield _Edit(start + step, start + step + 1, (changed[first + step],), is_mine)
        elif tag != "equal":
            yield _Edit(start, end, tuple(changed[first:last]), is_mine)


def _place(edit: _Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _overlap(edit: _Edit, other: _Edit) -> bool:
    """Whether two edits are about the same lines, or put lines in at the same place."""
    if _place(edit) == _place(other):
        return True
    return max(edit.start, other.start) < min(edit.end, other.end)


def _versions(group: list[_Edit], old: list[str], start: int) -> list[list[str]]:
    """What each side makes of the lines ``old``, theirs first; one version when they agree or one side is silent."""
    sides = [[edit for edit in group if edit.is_mine == is_mine] for is_mine in (False, True)]
    versions = [_applied(edits, old, start) for edits in sides if edits]
    return versions[:1] if len(versions) == 2 and versions[0] == versions[1] else versions


def _applied(edits: list[_Edit], old: list[str], start: int) -> list[str]:
    lines: list[str] = []
    at = start
    for edit in edits:
        lines += [*old[at - start : edit.start - start], *edit.lines]
        at = edit.end
    return [*lines, *old[at - start :]]


def _closed(lines: list[str]) -> list[str]:
    """The lines, the last one ended as a paragraph of its own."""
    if not lines or lines[-1].endswith("\n\n"):
        return lines
    return [*lines[:-1], lines[-1].rstrip("\n") + "\n\n"]
