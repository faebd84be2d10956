"""People's long text: CommonMark with tables and footnotes, rendered once when it is written, always sanitised.

What is stored never holds the title of a thing or the name of a person: ``@k3v9x0mq2r7t`` (a person's public
id) and ``[](/t/news.article/k3v9x0mq2r7t/)`` (a link without words of its own) leave placeholders that
``fill`` replaces for each reader.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from multaqa.lib.bidi import direction_of

PERSON: Final = "people.person"
"""The kind of thing that a mention refers to."""

_ID = "[0-9a-hjkmnp-tv-z]{12}"
_KIND = r"[a-z_]+\.[a-z_]+"
_MENTION = re.compile(rf"@({_ID})(?![0-9A-Za-z])")
_THING = re.compile(rf"\[\]\(/t/({_KIND})/({_ID})/\)")
_PLACEHOLDER = re.compile(rf'<span data-ref="({_KIND}:{_ID})">([^<]*)</span>')
_OWN_FILE = re.compile(r"/files/[^/.][^/]*/[^/]+")
_LEAVES = frozenset(f"{block}_open" for block in ("paragraph", "heading", "th", "td"))
_BOXES = frozenset(f"{block}_open" for block in ("bullet_list", "ordered_list", "blockquote", "table"))
_LETTERS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_TAGS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "section"}
_TAGS |= {"em", "strong", "a", "img", "br", "span", "sup", "table", "thead", "tbody", "tr", "th", "td", "div"}
_ATTRIBUTES = {
    "*": {"dir", "class", "id"},
    "a": {"href", "title"},
    "div": {"tabindex"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "span": {"data-ref"},
}
_CLASSES = frozenset(
    {
        "footnotes",
        "footnotes-list",
        "footnotes-sep",
        "footnote-item",
        "footnote-ref",
        "footnote-backref",
        "table-scroll",
    }
)
_FOOTNOTE_ID = re.compile(r"fn(ref)?-[0-9a-f]{8}-\d+(:\d+)?")


def render(source: str, *, language: str) -> str:
    """Sanitised HTML of Markdown ``source``, each block with a direction of its own.

    ``language`` (our code) gives the direction of blocks that hold no letter, a year for example. A list, a quote
    and a table say their direction outright: ``auto`` passes over blocks within that have a ``dir`` of their own.
    A first-level heading becomes ``h2`` as the second is: the page's title is the only ``h1``, and no level is
    left out below it, whether a text begins with ``#`` or with ``##`` as the toolbar does. Follows CommonMark 0.31.
    """
    whole = _without_lone_surrogates(source)
    env: EnvType = {"docId": hashlib.sha256(whole.encode()).hexdigest()[:8]}
    tokens = _PARSER.parse(whole, env)
    _direct(tokens, direction_of(language))
    return _sanitised(_PARSER.renderer.render(tokens, _PARSER.options, env))


def plain(source: str) -> str:
    """The words of Markdown ``source`` without marks; blocks are parted by an empty line, mentions left out."""
    blocks = (_words_of(token) for token in _PARSER.parse(_without_lone_surrogates(source)))
    return "\n\n".join(block for block in blocks if block)


def references(html: str) -> list[str]:
    """The things and people that rendered ``html`` waits to be filled with, as refs, each once, in order."""
    return list(dict.fromkeys(match.group(1) for match in _PLACEHOLDER.finditer(html)))


def fill(html: str, drawings: Mapping[str, str]) -> str:
    """``html`` with each placeholder replaced by the safe HTML that ``drawings`` has for its ref.

    A ref without a drawing does not exist for this reader: what the writer typed is shown, escaped.
    """
    return _PLACEHOLDER.sub(lambda match: drawings.get(match.group(1), match.group(2)), html)


def _without_lone_surrogates(source: str) -> str:
    return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _direct(tokens: Sequence[Token], fallback: str) -> None:
    for position, token in enumerate(tokens):
        if token.type in _LEAVES | _BOXES:
            found = _first_direction(_MENTION.sub("", _words_within(tokens, position)))
            token.attrSet("dir", "auto" if found and token.type in _LEAVES else found or fallback)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{max(int(token.tag[1]), 2)}"
        if token.type in {"fence", "code_block"}:
            token.attrSet("dir", "auto")


def _words_within(tokens: Sequence[Token], start: int) -> str:
    level = tokens[start].level
    words = []
    for token in tokens[start + 1 :]:
        if token.level == level:
            break
        words.append(token.content)
    return " ".join(words)


def _first_direction(words: str) -> str:
    strong = (_LETTERS.get(unicodedata.bidirectional(letter)) for letter in words)
    return next((direction for direction in strong if direction), "")


def _sanitised(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener",
    )


def _kept_attribute(_tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(word for word in value.split() if word in _CLASSES) or None
    if name == "id":
        return value if _FOOTNOTE_ID.fullmatch(value) else None
    if name == "src":
        return value if _OWN_FILE.fullmatch(value) else None
    return value


def _words_of(token: Token) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content.strip()
    return "".join(_word_of(child) for child in token.children or []).strip()


def _word_of(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n" if token.type == "hardbreak" else " "
    return token.content if token.type in {"text", "code_inline", "image"} else ""


def _mention(state: StateInline, silent: bool) -> bool:
    match = _MENTION.match(state.src, state.pos, state.posMax)
    preceded = state.pos > 0 and state.src[state.pos - 1].isalnum()
    if match is None or preceded:
        return False
    return _keep_place(state, silent, ref=f"{PERSON}:{match.group(1)}", typed=match)


def _thing(state: StateInline, silent: bool) -> bool:
    match = _THING.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    return _keep_place(state, silent, ref=f"{match.group(1)}:{match.group(2)}", typed=match)


def _keep_place(state: StateInline, silent: bool, *, ref: str, typed: re.Match[str]) -> bool:
    if not silent:
        token = state.push("placeholder", "span", 0)
        token.meta = {"ref": ref, "typed": typed.group().removeprefix("[](").removesuffix(")")}
    state.pos = typed.end()
    return True


class _Renderer(RendererHTML):
    """Writes placeholders, and images only when they are files of our own."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A table stands in a box of its own, which scrolls where the table is wider than the page."""
        return f'<div class="table-scroll" tabindex="0">{self.renderToken(tokens, idx, options, env)}'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The end of the table and of its box."""
        return f"{self.renderToken(tokens, idx, options, env).rstrip()}</div>\n"

    def placeholder(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """A place that ``fill`` will fill; until then, what was typed."""
        meta = tokens[idx].meta
        return f'<span data-ref="{escape(meta["ref"])}">{escape(meta["typed"])}</span>'

    def image(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """An image of our own; a link for any other, for no page calls outside."""
        source, words = str(tokens[idx].attrGet("src") or ""), escape(tokens[idx].content)
        if _OWN_FILE.fullmatch(source):
            return f'<img src="{escape(source)}" alt="{words}" loading="lazy">'
        return f'<a href="{escape(source)}">{words or escape(source)}</a>'


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table").use(footnote_plugin)
    parser.inline.ruler.before("link", "mention", _mention)
    parser.inline.ruler.before("link", "thing", _thing)
    return parser


_PARSER = _parser()
