"""Small marks: icons, chips, TLP labels, avatars. Written in Python, for they stand in every row of a list."""

import functools
import unicodedata

from django.template import TemplateSyntaxError
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from multaqa.ui.components.library import inline, one_of
from multaqa.ui.escaping import filled
from multaqa.ui.icons import ICONS, POINTING

CHIP_TONES = frozenset({"", "plain", "good", "attention", "bad"})
TLP_WORDS = {
    "TLP:CLEAR": _("No limit on disclosure"),
    "TLP:GREEN": _("Within the community concerned; not through channels open to the public"),
    "TLP:AMBER": _("Within the recipient's organisation and its clients, on a need-to-know basis"),
    "TLP:AMBER+STRICT": _("Within the recipient's organisation only, on a need-to-know basis"),
    "TLP:RED": _("For the recipients named only; not to be disclosed to anyone else"),
}


@inline
def icon(name: str, *, label: str = "") -> SafeString:
    """An icon of the sprite; hidden from assistive technology unless it has a ``label`` of its own."""
    drawing = _drawing(name)
    if not label:
        return drawing
    return filled('{}<span class="visually-hidden">{}</span>', drawing, label)


@inline
def chip(label: str, *, tone: str = "", href: str = "", icon: str = "") -> SafeString:
    """A short fact about a thing (a topic, a state); a link when it has an address."""
    one_of(tone, CHIP_TONES, prop="chip tone")
    classes = f"chip chip-{tone}" if tone else "chip"
    drawing = _drawing(icon) if icon else ""
    if href:
        return filled('<a class="{}" href="{}">{}{}</a>', classes, href, drawing, label)
    return filled('<span class="{}">{}{}</span>', classes, drawing, label)


@inline
def tlp(label: str, *, words: bool = False) -> SafeString:
    """A TLP 2.0 label (FIRST, 2022) in its own colours and in Latin capitals; ``words`` says what it allows."""
    if label not in TLP_WORDS:
        raise TemplateSyntaxError(f"tlp label is {label!r}: it must be one of {', '.join(TLP_WORDS)}.")
    colour = label.removeprefix("TLP:").lower().replace("+", "-")
    mark = filled('<span class="tlp tlp-{}" lang="en" dir="ltr">{}</span>', colour, label)
    if not words:
        return mark
    return filled('<span class="tlp-line">{} {}</span>', mark, TLP_WORDS[label])


@inline
def avatar(name: str) -> SafeString:
    """The first letter of a name in a circle: one letter, never initials; decoration beside the name itself."""
    return filled('<span class="avatar" aria-hidden="true">{}</span>', _first_letter(name))


@functools.cache
def _drawing(name: str) -> SafeString:
    if name not in ICONS:
        raise TemplateSyntaxError(f"No icon is called {name!r}: see multaqa/ui/icons.py.")
    classes = "icon icon-pointing" if name in POINTING else "icon"
    return filled(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        classes,
        static("ui/vendor/icons.svg"),
        name,
    )


def _first_letter(name: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFC", name) if letter.isalpha())
    return next(letters, "•").upper()
