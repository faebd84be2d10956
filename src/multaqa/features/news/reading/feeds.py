"""RSS 0.9 to 2.0, RDF and Atom to entries.

Source: RSS 2.0.11 (RSS Advisory Board), RSS 1.0 with modules content and dc, RFC 4287 (Atom). No entity is resolved,
nothing is fetched; a feed that declares entities of its own is refused.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html.entities import html5
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from multaqa.features.news.reading.articles import outline
from multaqa.features.news.reading.drafting import finished_entry
from multaqa.features.news.reading.entries import Entry, Form, Origin, Reason, Source, SourceLine, SourceRead, Verdict
from multaqa.features.news.reading.language import language_of
from multaqa.features.news.reading.likeness import is_beginning_of
from multaqa.features.news.reading.lines import Line, mark_lone_links, mark_neighbours
from multaqa.features.news.reading.markup import parse_fragment, pieces_of
from multaqa.features.news.reading.metadata import day_of, declared_language, resolved
from multaqa.features.news.reading.page_lines import line_of
from multaqa.features.news.reading.refusals import Refusal, RefusedSourceError
from multaqa.features.news.reading.shapes import collapsed, word_count

_OWN_ENTITIES: Final = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_NAMED: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_NO_TEXT: Final = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_MARKUP: Final = re.compile(
    r"</?(?:p|br|a|b|i|u|s|em|strong|span|div|h[1-6]|[uod]l|li|d[td]|img|blockquote|q|cite|table|t[rdh]|tbody|su[bp]|small"
    r"|font|center|figure|figcaption|section|article|hr|code|pre|del|ins|abbr|time|video|audio|iframe|script|style)"
    r"(?:\s[^<>]*)?/?>|<!--|&(?:#\d+|#x[0-9a-f]+|[a-z]+);",
    re.IGNORECASE,
)
_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_MODULES: Final = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_PLAIN: Final = frozenset(
    {
        "",
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2",
    }
)
_SUMMARY_WORDS: Final = 90  # a longer description with more than one paragraph is the article itself
_SAID: Final = {Verdict.BODY, Verdict.HEADING}
_PAGE_ONLY: Final = {Reason.OUTSIDE, Reason.MENU}  # what stands beside a page's text stands in an item's
_MOST_ITEMS: Final = 500


def read_feed(source: Source, text: str) -> SourceRead:
    """The entries of a feed, in its order.

    Raises RefusedSourceError: HOSTILE_FEED for declared entities, BROKEN_FEED for what is cut off or no feed.
    """
    root = _parsed(text)
    head = _head(root)
    items = [element for element in root.iter() if _name(element) in {"item", "entry"}][:_MOST_ITEMS]
    if head is None:
        raise RefusedSourceError(Refusal.BROKEN_FEED)
    said = declared_language(_child_text(head, "language") or root.get(_XML_LANG, ""))
    read = [_read_item(item, source) for item in items]
    whole = language_of("\n".join(f"{item.title}\n{item.summary}" for item in read)) or said
    publisher = collapsed(_plain(_child_markup(head, "title")))
    entries = tuple(_entry(item, source, whole, publisher) for item in read if item.title or item.summary or item.body)
    return SourceRead(source.name, "", "", whole, entries, tuple(_head_lines(head)))


@dataclass(frozen=True)
class _Item:
    """One item as the feed gives it: text in ``summary``, markup in ``body`` (both may be empty)."""

    number: int
    title: str
    address: str
    published: date | None
    summary: str
    body: str
    writer: str


def _parsed(text: str) -> etree._Element:
    if _OWN_ENTITIES.search(_NO_TEXT.sub("", text[:100_000])):
        raise RefusedSourceError(Refusal.HOSTILE_FEED)
    written = _NAMED.sub(_letter, _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"))).encode("utf-8", errors="replace")
    try:
        return etree.fromstring(written, _parser(recover=False))
    except (etree.LxmlError, ValueError):
        return _mended(written)


def _mended(written: bytes) -> etree._Element:
    """A feed with faults inside but whole to its end; raises RefusedSourceError for one that breaks off."""
    try:
        root = etree.fromstring(written, _parser(recover=True))
    except (etree.LxmlError, ValueError) as error:
        raise RefusedSourceError(Refusal.BROKEN_FEED) from error
    last = rb"</(?:\w+:)?(?:rss|feed|RDF|channel)\s*>\s*(?:<!--.*?-->\s*)*$"
    if root is None or not re.search(last, written[-2000:], re.IGNORECASE | re.DOTALL):
        raise RefusedSourceError(Refusal.BROKEN_FEED)
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        strip_cdata=True,
        remove_comments=True,
        remove_pis=True,
    )


def _letter(entity: re.Match[str]) -> str:
    """The letter an HTML name stands for: feeds use such names without declaring them."""
    return html5.get(f"{entity.group(1)};", entity.group(0).replace("&", "&amp;"))


def _name(element: etree._Element) -> str:
    """``title`` for a feed's own elements, ``dc:date`` for known modules, and nothing for others."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag.removeprefix("{").rpartition("}")
    if namespace in _PLAIN:
        return local
    return f"{_MODULES[namespace]}:{local}" if namespace in _MODULES else ""


def _head(root: etree._Element) -> etree._Element | None:
    if _name(root) in {"feed", "channel"}:
        return root
    return next((element for element in root.iter() if _name(element) == "channel"), None)


def _head_lines(head: etree._Element) -> Iterator[SourceLine]:
    for element in head:
        if _name(element) in {"title", "description", "subtitle", "tagline"} and collapsed(_text(element)):
            yield SourceLine(element.sourceline or 0, collapsed(_text(element)), Verdict.RESIDUE, Reason.SITE_NAME)


def _read_item(item: etree._Element, source: Source) -> _Item:
    full = _first(item, "content:encoded", "content", "xhtml:body", "xhtml:div")
    return _Item(
        number=item.sourceline or 0,
        title=collapsed(_plain(_child_markup(item, "title"))),
        address=_address(item, source),
        published=_published(item),
        summary=_child_markup(item, "description", "summary"),
        body="" if full is None or full.get("src") else _markup(full),
        writer=collapsed(_child_text(item, "dc:creator") or _child_text(item, "author")),
    )


def _published(item: etree._Element) -> date | None:
    for name in ("pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created"):
        day = day_of(_child_text(item, name).strip())
        if day is not None:
            return day
    return None


def _address(item: etree._Element, source: Source) -> str:
    """The item's own page: resolved against xml:base, the feed's link, and where the feed was got."""
    written = [
        link.get("href") or _text(link)
        for link in item
        if _name(link) == "link" and link.get("rel", "alternate") == "alternate"
    ]
    guid = _first(item, "guid")
    if guid is not None and guid.get("isPermaLink", "true").lower() != "false":
        written.append(_text(guid))
    base = _base(item, source.address)
    return next((address for address in (resolved(one.strip(), base) for one in written) if address), "")


def _base(item: etree._Element, address: str) -> str:
    bases = [element.get(_XML_BASE, "") for element in [item, *item.iterancestors()]]
    if not any(bases):
        head = next((element for element in item.iterancestors() if _name(element) in {"channel", "feed"}), None)
        bases = [_child_text(head, "link").strip()] if head is not None else []
    base = address
    for one in reversed(bases):
        base = urljoin(base, one)
    return base


def _first(item: etree._Element, *names: str) -> etree._Element | None:
    for name in names:
        found = next((child for child in item if _name(child) == name), None)
        if found is not None and (_text(found).strip() or found.get("src")):
            return found
    return None


def _child_text(item: etree._Element, name: str) -> str:
    found = _first(item, name)
    return "" if found is None else _text(found)


def _child_markup(item: etree._Element, *names: str) -> str:
    found = _first(item, *names)
    return "" if found is None else _markup(found)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext())


def _markup(element: etree._Element) -> str:
    """An element's content as HTML: inline XHTML as it stands, escaped markup unescaped, plain text escaped."""
    kind = element.get("type", "").lower()
    if len(element) and "html" in kind.replace("text/html", ""):
        return "".join(
            [html.escape(element.text or ""), *(etree.tostring(child, encoding="unicode") for child in element)]
        )
    if len(element):
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    text = element.text or ""
    is_text = kind in {"text", "text/plain"} or not _MARKUP.search(text)
    return _paragraphs(text) if is_text else text


def _paragraphs(text: str) -> str:
    """Plain text as HTML: empty lines part its paragraphs."""
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _plain(markup: str) -> str:
    return " ".join(piece.text for piece in pieces_of(parse_fragment(markup))) if markup else ""


def _lines(markup: str, number: int, *, base: str) -> list[Line]:
    """The lines of a piece of markup in a feed, numbered from the line its item begins on."""
    pieces = pieces_of(parse_fragment(markup)) if markup else []
    boxes = frozenset(element for piece in pieces for element, reason in piece.regions if reason in _PAGE_ONLY)
    lines = [line_of(piece, boxes, base=base) for piece in pieces]
    return mark_lone_links(mark_neighbours([replace(line, number=number + line.number - 1) for line in lines]))


def _entry(item: _Item, source: Source, language: str, publisher: str) -> Entry:
    """The entry of one item: full content beside a summary, or a summary alone."""
    summary, body = (_lines(markup, item.number, base=item.address) for markup in (item.summary, item.body))
    told = outline(summary, title=item.title, whole=True)
    full = outline(body, title=item.title, whole=True)
    short = " ".join(block.text for block in told.blocks)
    long = " ".join(block.text for block in full.blocks)
    alone = not long or (is_beginning_of(long, short) and word_count(long) <= _SUMMARY_WORDS)
    is_teaser = alone and (len(told.blocks) <= 1 or word_count(short) <= _SUMMARY_WORDS)
    chosen = told if alone else full
    lead = short if is_teaser else "" if alone or is_beginning_of(short, long) else short
    lead = "" if collapsed(lead) == item.title else lead
    lines = _item_lines(item, told.source_lines(summary), () if alone else full.source_lines(body), is_lead=bool(lead))
    return finished_entry(
        source,
        Form.TEASER if is_teaser else Form.ARTICLE,
        title=item.title,
        lead=lead,
        blocks=() if is_teaser else tuple(chosen.blocks),
        published=item.published,
        published_origin=Origin.MARKED,
        address=item.address,
        lines=lines,
        language=language,
        publisher=publisher,
    )


def _item_lines(
    item: _Item, summary: Sequence[SourceLine], body: Sequence[SourceLine], *, is_lead: bool
) -> tuple[SourceLine, ...]:
    """The item's title and writer, then its texts; a summary is the lead, or a repeat of how the body begins."""
    head = []
    if item.title:
        head.append(SourceLine(item.number, item.title, Verdict.TITLE, Reason.MARKED))
    if item.writer:
        head.append(SourceLine(item.number, item.writer, Verdict.BYLINE, Reason.MARKED))
    if not is_lead and not body:
        return (*head, *summary)
    what, why = (Verdict.LEAD, Reason.MARKED) if is_lead else (Verdict.REPEAT, Reason.SAID_BEFORE)
    lead = [replace(line, verdict=what, reason=why) if line.verdict in _SAID else line for line in summary]
    return (*head, *lead, *body)
