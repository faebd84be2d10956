"""The door of the design system for Python code; templates use its tags."""

from multaqa.ui.choosing import Choosable, choices_box
from multaqa.ui.components import COMPONENTS
from multaqa.ui.components.frame import CardPicture
from multaqa.ui.components.kept import Link, PageInLanguage, kept
from multaqa.ui.components.marks import avatar, chip, icon
from multaqa.ui.components.text import meta, words
from multaqa.ui.escaping import filled, joined
from multaqa.ui.fields import DayField, WrittenField
from multaqa.ui.icons import ICONS
from multaqa.ui.widgets import FilteredChoices

__all__ = [
    "COMPONENTS",
    "ICONS",
    "CardPicture",
    "Choosable",
    "DayField",
    "FilteredChoices",
    "Link",
    "PageInLanguage",
    "WrittenField",
    "avatar",
    "chip",
    "choices_box",
    "filled",
    "icon",
    "joined",
    "kept",
    "meta",
    "words",
]
