"""What things are called for a reader: people in their own order, functions, organisations, languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from multaqa.features.membership.models import NameForm, Organisation
from multaqa.foundation.languages.api import CODES, said_name_of
from multaqa.lib.babel_locales import locale_of
from multaqa.lib.labels import Labels, label_in, language_of


@dataclass(frozen=True)
class WrittenName:
    """A name in one script, in its own order: pairs of a part of it and whether that is the family name."""

    parts: tuple[tuple[str, bool], ...]
    form_of_address: str = ""

    @property
    def whole(self) -> str:
        """The name without the form of address."""
        return " ".join(text for text, _is_family in self.parts)

    @property
    def family(self) -> str:
        """The part that is the family name; empty where she marked none."""
        return next((text for text, is_family in self.parts if is_family), "")


@dataclass(frozen=True)
class Said:
    """A text and the language it is in."""

    text: str
    language: str

    def __bool__(self) -> bool:
        return bool(self.text)


def written(name: NameForm) -> WrittenName:
    """A name as it is written: the family name stands where its owner put it."""
    return in_own_order(name.given, name.family, name.family_first, name.form_of_address)


def in_own_order(given: str, family: str, family_first: bool, form_of_address: str) -> WrittenName:  # columns of a row
    """The same, of what a row says."""
    parts = [(given, False), (family, True)]
    ordered = reversed(parts) if family_first else iter(parts)
    return WrittenName(tuple(part for part in ordered if part[0]), form_of_address)


def written_names(names: Iterable[NameForm]) -> list[WrittenName]:
    """Names as they are written, her own script first; empty ones are left out."""
    return [one for one in map(written, names) if one.parts]


def said(labels: Labels, language: str) -> Said:
    """A label in the reader's language, or in another."""
    return Said(label_in(labels, language), language_of(labels, language))


def body_named(organisation: Organisation, language: str) -> Said:
    """What an organisation is called."""
    return said(organisation.name, language)


def language_named(code: str, language: str) -> str:
    """A spoken language, as the reader's language says it; its code where that has no word for it."""
    if code in CODES:
        return said_name_of(code)
    return str(locale_of(language).languages.get(code.replace("-", "_"), code))
