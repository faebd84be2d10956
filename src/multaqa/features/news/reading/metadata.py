"""What a page says of itself for machines: JSON-LD, Open Graph, Dublin Core, microdata, canonical address."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from lxml import etree

from multaqa.features.news.reading.phrases import phrase_table
from multaqa.features.news.reading.shapes import collapsed
from multaqa.lib.dates import parse_date_words

_ARTICLES: Final = re.compile(r"(?:Article|Posting|Report|Statement|PressRelease|LiveBlogPosting)$")
_SITES: Final = frozenset({"WebSite", "Organization", "NewsMediaOrganization", "GovernmentOrganization", "NGO"})
_METAS: Final = phrase_table("regions")["metas"]
_ISO_DAY: Final = re.compile(r"^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S+)\s*-->", re.IGNORECASE)
_MOST_JSON: Final = 400_000


@dataclass(frozen=True)
class Metadata:
    """What the page says of itself; empty where it says nothing."""

    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    published: date | None = None
    address: str = ""
    base: str = ""
    language: str = ""
    is_article: bool = False
    is_listing: bool = False


def read_metadata(root: etree._Element, *, markup: str, address: str = "") -> Metadata:
    """The metadata of a page; ``markup`` is its source (for the mark of a saved page), ``address`` where it was got."""
    metas = dict(_metas(root))
    nodes = list(_json_nodes(root))
    articles = [node for node in nodes if any(_ARTICLES.search(kind) for kind in _types(node))]
    saved = _SAVED_FROM.search(markup[:6000])
    base = _web_address(_attribute(root, "//base/@href"), saved.group(1) if saved else address)
    own = _own_address(root, metas, articles, base)
    title = collapsed("".join(root.xpath("string((//title)[1])")))
    headlines = [text for node in articles[:1] for text in _texts(node, "headline", "name")]
    return Metadata(
        titles=_filled([*headlines, *(metas.get(name, "") for name in _METAS["titles"]), title]),
        descriptions=_filled(
            [
                *(text for node in articles[:1] for text in _texts(node, "description")),
                *(metas.get(name, "") for name in _METAS["descriptions"]),
            ]
        ),
        site_names=_filled(
            [metas.get("og:site_name", ""), metas.get("application-name", ""), *_site_names(nodes, articles)]
        ),
        published=_first_day(
            [
                *(text for node in articles[:1] for text in _texts(node, "datePublished")),
                *(metas.get(name, "") for name in _METAS["dates"]),
            ]
        ),
        address=own or (saved.group(1) if saved else ""),
        base=base or own,
        language=root.get("lang") or metas.get("content-language") or metas.get("og:locale") or "",
        is_article=bool(articles) or metas.get("og:type", "") == "article",
        is_listing=any({"CollectionPage", "ItemList", "SearchResultsPage"} & set(_types(node)) for node in nodes)
        and not articles,
    )


def day_of(written: str) -> date | None:
    """The complete day that a machine-readable date names, in its own time zone; None for anything less."""
    match = _ISO_DAY.match(written)
    if match is None:
        return parse_date_words(written)
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def declared_language(written: str) -> str:
    """One of our six codes for a language tag such as "ar-QA" or "zh_CN"; empty for others."""
    code = written.replace("_", "-").lower().strip()
    if code.startswith("zh"):
        return "zh-hans"
    return code[:2] if code.partition("-")[0] in {"ar", "en", "fr", "ru", "es"} else ""


def _metas(root: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in reversed(root.findall(".//meta")):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        if name and meta.get("content", "").strip():
            yield name.strip().lower(), collapsed(meta.get("content", ""))


def _json_nodes(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.findall(".//script"):
        if "ld+json" not in script.get("type", "").lower() or len(script.text or "") > _MOST_JSON:
            continue
        try:
            yield from _nodes_in(json.loads(script.text or "", strict=False), depth=0)
        except (ValueError, RecursionError):
            continue


def _nodes_in(value: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document: itself, members of lists and of "@graph"."""
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _nodes_in(one, depth=depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes_in(value.get("@graph", []), depth=depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type", "")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def _texts(node: dict[str, Any], *names: str) -> Iterator[str]:
    for name in names:
        value = node.get(name)
        if isinstance(value, str):
            yield collapsed(value)


def _site_names(nodes: Sequence[dict[str, Any]], articles: Sequence[dict[str, Any]]) -> Iterator[str]:
    for node in nodes:
        if _SITES & set(_types(node)):
            yield from _texts(node, "name")
    for node in articles:
        for name in ("publisher", "isPartOf"):
            if isinstance(node.get(name), dict):
                yield from _texts(node[name], "name")


def _own_address(root: etree._Element, metas: dict[str, str], articles: Sequence[dict[str, Any]], base: str) -> str:
    canonical = _attribute(
        root, "//link[contains(concat(' ', translate(@rel, 'CANOL', 'canol'), ' '), ' canonical ')]/@href"
    )
    written = [canonical, metas.get("og:url", "")]
    for node in articles[:1]:
        page = node.get("mainEntityOfPage")
        written += [*_texts(node, "url"), str(page.get("@id", "")) if isinstance(page, dict) else str(page or "")]
    return next((address for address in (_web_address(one, base) for one in written if one) if address), "")


def _web_address(written: str, base: str) -> str:
    """An absolute http(s) address; empty for anything else."""
    try:
        address = urljoin(base, written.strip()) if written else base
        return address if urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname else ""
    except ValueError:
        return ""


def resolved(written: str, base: str) -> str:
    """A link of a page as an absolute address; empty when it leads nowhere on the web."""
    if not written or written.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return ""
    return _web_address(written, base)


def _attribute(root: etree._Element, path: str) -> str:
    found = root.xpath(path)
    return str(found[0]).strip() if isinstance(found, list) and found else ""


def _first_day(written: Sequence[str]) -> date | None:
    return next((day for day in map(day_of, written) if day is not None), None)


def _filled(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
