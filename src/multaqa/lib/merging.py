"""Two people changed one text at once: what both wrote, put together line by line (the three-way merge of diff3).

Follows S. Khanna, K. Kunal, B. C. Pierce, "A Formal Investigation of Diff3", 2007.
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


def merged(base: str, mine: str, theirs: str) -> Merged:
    """Put two changes of ``base`` together. Where both changed the same lines, theirs stand first and mine after."""
    lines, clashes = [], 0
    for old, my_lines, their_lines in _regions(lines_of(base), lines_of(mine), lines_of(theirs)):
        if my_lines == their_lines or their_lines == old:
            lines += my_lines
        elif my_lines == old:
            lines += their_lines
        else:
            clashes += 1
            lines += [*_closed(their_lines), *my_lines]
    return Merged("".join(lines), clashes)


type _Region = tuple[list[str], list[str], list[str]]


def _regions(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[_Region]:
    """Runs of lines, by turns stable in all three and changed in one or both."""
    at = my_at = their_at = 0
    for start, my_start, their_start, length in [*_shared(base, mine, theirs), (len(base), len(mine), len(theirs), 0)]:
        yield base[at:start], mine[my_at:my_start], theirs[their_at:their_start]
        same = base[start : start + length]
        yield same, same, same
        at, my_at, their_at = start + length, my_start + length, their_start + length


def _shared(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Runs that stand in all three: where in each they start, and how many lines they have."""
    of_mine, of_theirs = _matches(base, mine), _matches(base, theirs)
    both = sorted(of_mine.keys() & of_theirs.keys())
    start = 0
    for position, line in enumerate(both):
        following = both[position + 1] if position + 1 < len(both) else None
        if following is None or _broken(line, following, of_mine, of_theirs):
            first = both[start]
            yield first, of_mine[first], of_theirs[first], position - start + 1
            start = position + 1


def _broken(line: int, following: int, *matches: dict[int, int]) -> bool:
    return following != line + 1 or any(found[following] != found[line] + 1 for found in matches)


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _closed(lines: list[str]) -> list[str]:
    """The lines, the last one ended as a paragraph of its own."""
    if not lines or lines[-1].endswith("\n\n"):
        return lines
    return [*lines[:-1], lines[-1].rstrip("\n") + "\n\n"]
