"""The first words of a rendered text."""

import re
from html import unescape
from typing import Final

_TAGS: Final = re.compile(r'<span data-ref="[^"]*">[^<]*</span>|<[^>]*>?|\s+')


def excerpt(html: str, *, longest: int) -> str:
    """The first words of a rendered text, which may be cut anywhere, as one line without marks and mentions.

    At most ``longest`` letters, and a dot of three where something was left out.
    """
    words = " ".join(unescape(_TAGS.sub(" ", html)).split())
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]}…"
