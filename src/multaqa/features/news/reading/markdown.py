"""A body in CommonMark: the source's own words, with whatever would be taken for marks made plain."""

import re
from collections.abc import Sequence
from typing import Final

from multaqa.features.news.reading.entries import Block, BlockKind

_MARKS: Final = re.compile(r"([\\`*\[\]<])")
_UNDERSCORE: Final = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY: Final = re.compile(r"&(?=#?\w{1,32};)")
_LINE_START: Final = re.compile(r"^(\s*)([#+=~>|:-]|\d{1,9}[.)])")
_MENTION: Final = re.compile(r"@(?=[0-9a-hjkmnp-tv-z]{12}(?![0-9A-Za-z]))")


def as_markdown(blocks: Sequence[Block]) -> str:
    """The blocks as one text; read back as plain words, they are the same words in the same order."""
    parts: list[str] = []
    before: BlockKind | None = None
    for block in blocks:
        in_list = before is BlockKind.ITEM and block.kind is BlockKind.ITEM
        parts += ["\n" if in_list else "\n\n"] if parts else []
        parts.append(_PREFIX[block.kind] + plainly(block.text))
        before = block.kind
    return "".join(parts)


def plainly(text: str) -> str:
    """One line of words in which no letter is taken for a mark of CommonMark."""
    marked = _ENTITY.sub("&amp;", _UNDERSCORE.sub(r"\\_", _MARKS.sub(r"\\\1", " ".join(text.split()))))
    return _LINE_START.sub(_escaped_start, _MENTION.sub(r"\\@", marked))


def _escaped_start(start: re.Match[str]) -> str:
    space, mark = start.groups()
    return f"{space}\\{mark}" if len(mark) == 1 else f"{space}{mark[:-1]}\\{mark[-1]}"


_PREFIX: Final = {
    BlockKind.PARAGRAPH: "",
    BlockKind.HEADING: "## ",
    BlockKind.ITEM: "- ",
    BlockKind.QUOTE: "> ",
}
