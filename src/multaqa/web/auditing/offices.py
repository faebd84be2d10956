"""Roles and capabilities in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

_WORDS: Final = {
    "steward": _("steward"),
    "editor": _("editor"),
    "translator": _("translator"),
    "curator": _("curator of the vocabulary"),
    "operator": _("operator"),
    "auditor": _("auditor"),
    "officer": _("security officer"),
}


def word_of_office(name: str) -> str:
    """A role in words; a single capability, which has no word of its own, by its name."""
    return str(_WORDS.get(name, name.replace("_", " ")))
