"""The forms of a page as a browser would fill them: where they lead, what they hold, and where people type."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import urljoin, urlsplit

from lxml import html

type Kind = Literal["text", "secret", "choice", "file"]

_FILLED: Final = {
    "email": "someone@example.org",
    "url": "https://example.org/",
    "date": "2026-01-05",
    "datetime-local": "2026-01-05T10:00",
    "time": "10:00",
    "number": "1",
    "password": "a lantern over the harbour wall",
    "file": "",
}
_CHOSEN: Final = frozenset({"hidden", "radio", "checkbox", "submit"})
_KINDS: Final[dict[str, Kind]] = {"password": "secret"}
_PARSER: Final = html.HTMLParser(encoding="utf-8")


@dataclass(frozen=True)
class Field:
    """One field of a form: what a browser sends for it untouched, and whether people type into it."""

    name: str
    kind: Kind
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """One form; ``page`` is where it stood."""

    page: str
    method: str
    action: str
    is_multipart: bool
    fields: tuple[Field, ...] = field(default=())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, without the token against forgery."""
        return tuple(each.name for each in self.fields)


def forms_in(page: bytes, *, address: str) -> list[Form]:
    """Every form of a page of ours."""
    if b"<form" not in page:
        return []
    tree = html.document_fromstring(page, parser=_PARSER)
    return [_form(found, tree, address) for found in tree.iter("form")]


def wrong_fields(page: bytes) -> set[str]:
    """The names of the fields that a page says are wrong."""
    if b"aria-invalid" not in page:
        return set()
    tree = html.document_fromstring(page, parser=_PARSER)
    wrong = tree.xpath("//*[@aria-invalid='true'][@name] | //fieldset[contains(@class, 'field-wrong')]//*[@name]")
    return {element.get("name") for element in wrong}


def _form(found: html.HtmlElement, tree: html.HtmlElement, address: str) -> Form:
    action = urljoin(address, found.get("action") or address)
    parts = urlsplit(action)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    method = (found.get("method") or "get").upper()
    inputs = [*found.iter("input", "select", "textarea", "button")]
    inputs += tree.xpath("//*[@form=$id]", id=found.get("id") or "-")
    fields = tuple(_merged(each for each in map(_field, inputs) if each is not None))
    return Form(address, method, path, found.get("enctype") == "multipart/form-data", fields)


def _field(element: html.HtmlElement) -> Field | None:
    name = element.get("name")
    if not name or name == "csrfmiddlewaretoken" or element.get("disabled") is not None:
        return None
    if element.tag == "textarea":
        return Field(name, "text", ((element.text or "").removeprefix("\n") or "Plain words",))
    if element.tag == "select":
        return Field(name, "choice", tuple(_selected(element)))
    return _button(element, name) if element.tag == "button" else _input(element, name)


def _button(element: html.HtmlElement, name: str) -> Field | None:
    return Field(name, "choice", (element.get("value") or "",)) if element.get("type") != "button" else None


def _input(element: html.HtmlElement, name: str) -> Field:
    kind = (element.get("type") or "text").lower()
    if kind == "file":
        return Field(name, "file")
    if kind in ("radio", "checkbox") and element.get("checked") is None:
        return Field(name, "choice")
    if kind in ("radio", "checkbox"):
        return Field(name, "choice", (element.get("value", "on"),))  # without a value: "on" (HTML, 4.10.5.1.15)
    value = element.get("value") or ("" if kind in _CHOSEN else _offered(element) or _FILLED.get(kind, "Plain words"))
    return Field(name, _KINDS.get(kind, "choice" if kind in _CHOSEN else "text"), (value,))


def _offered(element: html.HtmlElement) -> str:
    """The first of the words that a page offers for a field, where it takes no others."""
    found = element.xpath("//datalist[@id=$id]/option/@value", id=element.get("list") or "-")
    return str(found[0]) if found else ""


def _selected(element: html.HtmlElement) -> Iterator[str]:
    options = [*element.iter("option")]
    selected = [option for option in options if option.get("selected") is not None] or options[:1]
    for option in selected:
        yield option.get("value") or (option.text or "" if "value" not in option.attrib else "")


def _merged(fields: Iterator[Field]) -> Iterator[Field]:
    """One field for each name: several inputs of one name are one choice; of several buttons the first is pressed."""
    by_name: dict[str, Field] = {}
    for each in fields:
        before = by_name.get(each.name)
        by_name[each.name] = each if before is None or not before.values else before
    yield from by_name.values()
