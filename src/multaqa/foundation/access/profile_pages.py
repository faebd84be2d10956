"""Where a person's own page lies: whatever feature has such pages says so once, and names everywhere lead to them."""

from collections.abc import Callable
from typing import Final

from multaqa.foundation.people.api import Reader

type PageOf = Callable[[int], str]
"""The path of a person's page, by her row number; empty where the reader may not open one."""

_registered: Final[list[Callable[[Reader], PageOf]]] = []


def register_profile_pages(pages: Callable[[Reader], PageOf]) -> None:
    """Let names lead to the pages of a feature; ``pages`` is asked once for a page, in a constant number of queries."""
    _registered.append(pages)


def profile_pages(reader: Reader) -> PageOf:
    """Where the pages of people lie that this reader may open, but for those who hide from her."""
    asked = [pages(reader) for pages in _registered]
    return lambda number: next(filter(None, (page_of(number) for page_of in asked)), "")
