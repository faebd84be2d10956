"""What things stand on: cards, notices, empty states, progress."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from multaqa.lib import bidi
from multaqa.ui.components.library import inline, one_of, render, templated, wrapping
from multaqa.ui.components.marks import avatar as avatar_of
from multaqa.ui.escaping import filled, joined

CARD_TONES = frozenset({"", "attention", "good"})
NOTICE_TONES = frozenset({"info", "good", "attention", "bad"})


@wrapping
def card(content: str, *, title: str = "", tone: str = "", href: str = "", level: int = 2) -> SafeString:
    """A surface for one thing; ``level`` is that of its heading."""
    one_of(tone, CARD_TONES, prop="card tone")
    return render("card", {"content": content, "title": title, "tone": tone, "href": href, "level": level})


@wrapping
def notice(content: str, *, tone: str = "info", title: str = "") -> SafeString:
    """A message that stays on the page."""
    one_of(tone, NOTICE_TONES, prop="notice tone")
    return render("notice", {"content": content, "title": title, "tone": tone})


@templated
def empty(title: str, *, text: str = "", action: str = "", href: str = "", icon: str = "inbox") -> dict[str, Any]:
    """Said where nothing is yet: what will stand here, and what to do next."""
    return locals()


@templated
def progress(value: int, max: int, label: str) -> dict[str, Any]:
    """How far a long task has come; ``max`` 0 means that its length is not known yet."""
    return locals()


@wrapping
def entry(content: str, title: str, href: str, *, language: str = "", avatar: str = "", note: str = "") -> SafeString:
    """One thing of a list: its title (people's words, in ``language``) is the link; the slot says who and what."""
    lang = filled(' lang="{}" dir="auto"', bidi.html_lang(language)) if language else ""
    head = filled('<p class="entry-title"><a href="{}"{}>{}</a></p>', href, lang, title)
    face = avatar_of(avatar) if avatar else ""
    end = filled('<span class="entry-note">{}</span>', note)
    return filled('<div class="entry">{}{}{}<div class="entry-body">{}</div></div>', face, head, end, content)


@inline
def facts(items: Iterable[tuple[str, Any]]) -> SafeString:
    """Pairs of name and value, for the context column."""
    return filled('<dl class="facts">{}</dl>', joined("<dt>{}</dt><dd>{}</dd>", items))
