"""What parts of a page are for, from tags, roles, and the words in class and id attributes; no site is named."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from multaqa.features.news.reading.entries import Reason
from multaqa.features.news.reading.phrases import phrase_table


def _reasons(section: str) -> dict[str, Reason]:
    return {word: Reason(reason) for reason, words in phrase_table("regions")[section].items() for word in words}


_TAGS: Final = _reasons("tags")
_ROLES: Final = _reasons("roles")
_NAMES: Final = _reasons("names")
_LEADS: Final = frozenset(phrase_table("regions")["marks"]["lead"])
_DATES: Final = frozenset(phrase_table("regions")["marks"]["date"])
_AMENDED: Final = frozenset(phrase_table("regions")["marks"]["amended"])
_PARTS: Final = re.compile(r"[^a-z0-9-]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INVISIBLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)


def region_of(element: etree._Element, tag: str) -> Reason | None:
    """What kind of furniture an element holds by its markup; None for text and for what is unknown."""
    by_tag = _TAGS.get(tag) or _ROLES.get(element.get("role", "").lower())
    if by_tag is not None:
        return by_tag
    if tag in {"html", "body", "main", "article"}:
        return None
    return next((_NAMES[word] for word in names_of(element) if word in _NAMES), None)


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is not shown to a reader."""
    attributes = element.attrib
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    return bool(_INVISIBLE.search(attributes.get("style", ""))) if "style" in attributes else False


def marks_lead(element: etree._Element) -> bool:
    """Whether markup calls an element (or one of the two round it) a summary or standfirst."""
    return _any_named(element, _LEADS)


def marks_date(element: etree._Element) -> bool:
    """Whether markup calls an element a date, and not one of change."""
    return _any_named(element, _DATES) and not marks_amended(element)


def marks_amended(element: etree._Element) -> bool:
    """Whether markup calls an element a date of change."""
    return _any_named(element, _AMENDED)


def names_of(element: etree._Element) -> Iterator[str]:
    """The words in an element's class, id and itemprop, whole names before their parts."""
    written = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))
    if not written:
        return
    names = [_CAMEL.sub("-", name).lower().replace("_", "-") for name in written.split()]
    yield from names
    for name in names:
        yield from (part for part in _PARTS.sub("-", name).split("-") if part)


def _any_named(element: etree._Element, names: frozenset[str]) -> bool:
    near: etree._Element | None = element
    for _ in range(2):
        if near is None or near.tag in {"body", "article", "main", "html"}:
            return False
        if any(name in names for name in names_of(near)):
            return True
        near = near.getparent()
    return False
