"""What must never come back: the mark as markup, an address that runs, a header or a word that was worked out."""

import json
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from lxml import etree, html

from multaqa.web.tests.standing.walking import Answer

MARK: Final = "mqmark"
WORKED_OUT: Final = b"62615533"  # 7919 × 7907
_ADDRESSES: Final = frozenset(
    {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "content"}
)
_LOADED: Final = frozenset(
    {"script", "img", "iframe", "frame", "object", "embed", "base", "link", "form", "video", "audio"}
)
_SCHEMES: Final = frozenset({"", "http", "https", "mailto", "tel"})
_OWN: Final = frozenset({"", "testserver"})
_HTML: Final = html.HTMLParser(encoding="utf-8")


def let_through(answer: Answer) -> list[str]:
    """Each thing in an answer that a string has done rather than said."""
    return [*_in_headers(answer), *_in_body(answer)]


def markup_faults(page: bytes) -> list[str]:
    """What in an HTML page is the mark's doing."""
    if MARK.encode() not in page.lower():
        return []
    tree = html.document_fromstring(page, parser=_HTML) if page.strip() else None
    return [] if tree is None else [fault for element in tree.iter() for fault in _element_faults(element)]


def _in_headers(answer: Answer) -> Iterator[str]:
    for name, value in answer.headers:
        if MARK in name.lower() or "\n" in value or "\r" in value:
            yield f"header {name}: {value[:80]}"
        if name == "Location" and not _is_own(value):
            yield f"leads away to {value[:80]}"
    if any(name == "Set-Cookie" and value.lstrip().startswith(MARK) for name, value in answer.headers):
        yield "sets a cookie"


def _in_body(answer: Answer) -> Iterator[str]:
    if WORKED_OUT in answer.body:
        yield "a template was worked out"
    if settings.SECRET_KEY.encode() in answer.body:
        yield "the secret key"
    media_type = dict(answer.headers).get("Content-Type", "").partition(";")[0]
    if media_type == "text/html":
        yield from markup_faults(answer.body)
    elif media_type.endswith("json"):
        yield from _json_faults(answer.body)
    elif media_type.endswith("xml"):
        yield from _xml_faults(answer.body)
    elif media_type.endswith("javascript") and MARK.encode() in answer.body:
        yield "the mark in a script"


def _element_faults(element: html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    if MARK in element.tag:
        yield f"element {element.tag}"
    if element.tag in ("script", "style") and MARK in (element.text or ""):
        yield f"the mark in a {element.tag}"
    for name, value in element.items():
        if MARK in name or name.startswith("on") or (name.startswith(("hx-", "data-hx-")) and MARK in value):
            yield f"attribute {name} of {element.tag}"
        if name in _ADDRESSES and MARK in value and not _is_harmless(element.tag, name, value):
            yield f"{element.tag} {name}={value[:80]!r}"


def _is_harmless(tag: str, name: str, value: str) -> bool:
    if name == "content":
        return True  # a description; what it says of an address is never asked for
    scheme = _scheme(value)
    return scheme in _SCHEMES and (tag not in _LOADED or _is_own(value))


def _scheme(value: str) -> str:
    """The scheme as a browser reads it: leading controls and spaces, tabs and line ends do not count."""
    bare = "".join(letter for letter in value if letter not in "\t\r\n").lstrip("".join(map(chr, range(33))))
    head, colon, _rest = bare.partition(":")
    return head.lower() if colon and not set(head) & set("/?#") else ""


def _is_own(address: str) -> bool:
    """Whether an address leads to this site, as a browser would read it (backslashes are slashes to it)."""
    try:
        parts = urlsplit(address.strip().replace("\\", "/"))
    except ValueError:
        return False
    return parts.netloc in _OWN and parts.scheme in {"", "http", "https"}


def _json_faults(body: bytes) -> Iterator[str]:
    try:
        json.loads(body)
    except ValueError as error:
        yield f"broken JSON: {error}"


def _xml_faults(body: bytes) -> Iterator[str]:
    try:
        tree = etree.fromstring(body, parser=etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield f"broken XML: {error}"
        return
    for element in tree.iter():
        if isinstance(element.tag, str) and MARK in element.tag.lower():
            yield f"element {element.tag}"
        if element.get("type") == "html" or etree.QName(element).localname in ("description", "encoded"):
            yield from markup_faults((element.text or "").encode())
