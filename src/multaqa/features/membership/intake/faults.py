"""What can be wrong with a cell of a list, each in one sentence that says what to do."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multaqa.lib.bidi import isolate


class Fault(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    FORMULA = "formula"
    ERROR = "error"
    TOO_LONG = "too_long"
    DECEIVES = "deceives"
    NO_LETTER = "no_letter"
    LOST = "lost"
    NO_ADDRESS = "no_address"
    ADDRESS_TWICE = "address_twice"
    AREA = "area"
    AREA_NEEDED = "area_needed"
    CONSTITUENCY = "constituency"
    CLOSED = "closed"
    CAPACITY = "capacity"
    LANGUAGE = "language"
    LETTER = "letter"
    TERM = "term"
    TOO_MANY_TERMS = "too_many_terms"
    BODY = "body"
    BODY_ALIKE = "body_alike"
    SEVERAL_BODIES = "several_bodies"
    NAME_NEEDED = "name_needed"
    WEBSITE = "website"
    DOMAIN = "domain"
    FREE_MAIL = "free_mail"


@dataclass(frozen=True)
class Problem:
    """One problem: in which column (a key), what, of which value, and a hint that the sentence names."""

    column: str
    fault: Fault
    value: str = ""
    hint: str = ""

    @property
    def stored(self) -> list[str]:
        """As it is kept with the row."""
        return [self.column, self.fault.value, self.value[:120], self.hint[:300]]


def stored_problem(kept: list[str]) -> Problem:
    """A problem as it was kept."""
    column, fault, value, hint = kept
    return Problem(column, Fault(fault), value, hint)


SENTENCES: Final[dict[Fault, Promise]] = {
    Fault.MISSING: _("This cell is empty, and every row needs it. Please fill it in."),
    Fault.FORMULA: _("This cell holds a formula, and formulas are never computed. Please write its result as text."),
    Fault.ERROR: _("This cell holds an error of the spreadsheet (%(value)s). Please write the right value."),
    Fault.TOO_LONG: _("This is longer than the %(hint)s characters that are kept. Please shorten it."),
    Fault.DECEIVES: _("This holds unseen characters that show text in another order (%(hint)s). Please type it anew."),
    Fault.NO_LETTER: _("A name holds at least one letter. Please write the name."),
    Fault.LOST: _("Letters were lost when the file was saved: %(value)s. Please save it again as UTF-8 or XLSX."),
    Fault.NO_ADDRESS: _("This is no mail address: %(value)s. Please write one address."),
    Fault.ADDRESS_TWICE: _("Row %(hint)s has the same mail address. Each person needs an address of her or his own."),
    Fault.AREA: _("No country or area is called so: %(value)s. Please use its short name, or its three-letter code."),
    Fault.AREA_NEEDED: _("Whoever stands for a State names the country."),
    Fault.CONSTITUENCY: _("No constituency is called so: %(value)s. There are: %(hint)s."),
    Fault.CLOSED: _("This constituency takes no applications at present: %(value)s."),
    Fault.CAPACITY: _("%(value)s is none of these: %(hint)s."),
    Fault.LANGUAGE: _("No language is called so: %(value)s. Please part languages by semicolons."),
    Fault.LETTER: _("Letters are written in six languages: %(hint)s."),
    Fault.TERM: _("No subject of the vocabulary is called so: %(value)s. Please part subjects by semicolons."),
    Fault.TOO_MANY_TERMS: _("At most %(hint)s subjects: those somebody is asked about."),
    Fault.BODY: _("The network does not know this organisation: %(value)s. Please bring in organisations first."),
    Fault.BODY_ALIKE: _("The network does not know this organisation: %(value)s. Did you mean: %(hint)s?"),
    Fault.SEVERAL_BODIES: _("Several organisations bear this name: %(value)s. Please use a name that is one's alone."),
    Fault.NAME_NEEDED: _("An organisation needs a name in one language at least."),
    Fault.WEBSITE: _("This is no address of a website: %(value)s. Please write it with https://."),
    Fault.DOMAIN: _("This is no domain of mail addresses: %(value)s. Please write it as in harbour.example."),
    Fault.FREE_MAIL: _("Anybody can have an address there, so it is no organisation's: %(value)s."),
}  # fmt: skip


def sentence_of(problem: Problem) -> str:
    """What is wrong and what to do, in the active language; what stands in the file is kept apart by direction."""
    said = {"value": isolate(problem.value[:120]), "hint": isolate(problem.hint)}
    return str(SENTENCES[problem.fault]) % said
