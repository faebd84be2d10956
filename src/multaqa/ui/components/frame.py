"""What the frame of every page needs."""

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from multaqa.lib import bidi
from multaqa.ui.components.library import inline_in_context

THEMES = frozenset({"light", "dark"})


@inline_in_context
def page_attributes(context: Context) -> SafeString:
    """Language, direction, theme and person of the page, for its root element."""
    language = get_language() or "en"
    reader = context.get("reader")
    theme = context.get("theme") or getattr(reader, "theme", "")
    attributes = format_html('lang="{}" dir="{}"', bidi.html_lang(language), bidi.direction_of(language))
    if theme in THEMES:
        attributes += format_html(' data-theme="{}"', theme)
    if reader is not None and reader != "":
        attributes += format_html(' data-person="{}"', getattr(reader, "public_id", ""))
    return attributes
