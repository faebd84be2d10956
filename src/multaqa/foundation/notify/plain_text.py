"""The plain text of a mail, made from its one HTML body, so that the two never say different things.

``<bdi>`` becomes isolates (UAX #9), a link its words and then its address on a line of its own, a rule the mark of a
signature (RFC 3676, 4.3). A line that would begin in the wrong direction gets an invisible mark before it.
"""

import re
import unicodedata
from html.parser import HTMLParser
from typing import Final

from multaqa.lib.bidi import direction_of, isolate

_BLOCKS: Final = {"p", "h1", "h2", "li", "ul", "div", "hr", "body", "dl", "dt", "dd"}
_SILENT: Final = {"head", "title", "style", "script"}
_MARKS: Final = {"rtl": "\u200f", "ltr": "\u200e"}
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


def plain_text(html: str, *, language: str) -> str:
    """The text of a mail's HTML; ends with one line feed."""
    reading = _Reading(language)
    reading.feed(html)
    reading.close()
    reading.end_block()
    return "\n\n".join(reading.blocks).strip() + "\n"


def directed(line: str, language: str) -> str:
    """``line`` with a mark before it if its first letter would lay it out against ``language``."""
    wanted = direction_of(language)
    first = next((letter for letter in line if unicodedata.bidirectional(letter) in {"L", "R", "AL"}), "")
    if not first or ("ltr" if unicodedata.bidirectional(first) == "L" else "rtl") == wanted:
        return line
    return _MARKS[wanted] + line


class _Reading(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._language = language
        self._words: list[str] = []
        self._links: list[str] = []
        self._isolated: list[int] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins, a link is noted, an isolate opens."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.end_block()
            self._words += ["- "] if tag == "li" else []
            self.blocks += ["-- "] if tag == "hr" else []
        elif tag == "br":
            self._words.append("\0")
        elif tag == "bdi":
            self._isolated.append(len(self._words))
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        """A block ends, an isolate closes."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.end_block()
        elif tag == "bdi" and self._isolated:
            start = self._isolated.pop()
            self._words[start:] = [isolate("".join(self._words[start:]))]

    def handle_data(self, words: str) -> None:
        """Words of the mail."""
        if not self._silent:
            self._words.append(words.replace("\0", ""))

    def end_block(self) -> None:
        """Put the words so far down as one paragraph, its addresses after it."""
        text = _SPACES.sub(" ", "".join(self._words)).strip()
        lines = [directed(line.strip(), self._language) for line in text.split("\0") if line.strip()]
        lines += [link for link in self._links if link and link not in text]
        if lines:
            self.blocks.append("\n".join(lines))
        self._words, self._links, self._isolated = [], [], []
