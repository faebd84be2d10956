"""What the frame of every page needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from multaqa.lib import bidi
from multaqa.ui.components.kept import kept
from multaqa.ui.components.library import inline, inline_in_context
from multaqa.ui.escaping import filled

THEMES = frozenset({"light", "dark"})
_SCRIPTS = {"ar": "arabic", "ru": "cyrillic"}
_LOCALES = {"ar": "ar_AR", "zh-hans": "zh_CN", "en": "en_GB", "fr": "fr_FR", "ru": "ru_RU", "es": "es_ES"}


@inline_in_context
def page_attributes(context: Context) -> SafeString:
    """Language, direction, theme and person of the page, for its root element."""
    language = get_language() or "en"
    reader = context.get("reader")
    theme = context.get("theme") or getattr(reader, "theme", "")
    attributes = filled('lang="{}" dir="{}"', bidi.html_lang(language), bidi.direction_of(language))
    if theme in THEMES:
        attributes += filled(' data-theme="{}"', theme)
    if person := getattr(reader, "public_id", ""):
        attributes += filled(' data-person="{}"', person)
    return attributes


@inline
def preload_font() -> SafeString:
    """The one font file fetched before the style sheet asks for it: the regular weight of the page's own script."""
    script = _SCRIPTS.get(get_language() or "en", "latin")
    address = static(f"ui/vendor/fonts/{script}-400.woff2")
    return filled('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', address)


@dataclass(frozen=True, slots=True)
class CardPicture:
    """The picture of a shared link: its path, width and height in pixels, media type, and what it shows in words."""

    path: str
    width: int
    height: int
    media_type: str
    alt: str


@inline
def share_card(
    title: str,
    path: str,
    text: str = "",
    kind: str = "website",
    language: str = "",
    also: Sequence[str] = (),
    picture: CardPicture | None = None,
) -> SafeString:
    """What a link to a public page shows where it is shared (Open Graph, ogp.me), and its description for searching.

    ``path`` is the address that stays; ``language`` that of the words, ``also`` the others in which the page exists.
    Without a picture it is the common card. Only for pages that everyone may read.
    """
    own = language or get_language() or "en"
    return kept(
        "ui/components/share_card.html",
        title=title,
        text=text,
        kind=kind,
        host=settings.ADDRESS,
        path=path,
        locale=_LOCALES.get(own, own),
        other_locales=tuple(_LOCALES.get(code, code) for code in also if code != own),
        picture=picture,
    )
