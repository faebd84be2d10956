"""For tests of any app: our vocabulary in the database, terms by code, and names of States that must not be shown."""

import re
from functools import cache

from babel import Locale

from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.areas.directory import areas
from multaqa.foundation.taxonomy.commands import approve_term, load_terms, propose_term, retire_term
from multaqa.foundation.taxonomy.models import Term
from multaqa.foundation.taxonomy.reading.ours import read_ours
from multaqa.foundation.taxonomy.schemes import OURS
from multaqa.lib.babel_locales import locale_of
from multaqa.lib.fold import fold
from multaqa.lib.labels import LANGUAGES

# Codes of CLDR for what is no country or area.
_NONE = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def our_vocabulary() -> None:
    """Load our own vocabulary; nothing happens when it is there."""
    vocabulary = read_ours()
    load_terms(vocabulary.terms, slug=OURS, title=vocabulary.title)


def a_term(code: str) -> Term:
    """A term of our own vocabulary, loaded when it is not there yet."""
    if not Term.objects.filter(scheme__slug=OURS, code=code).exists():
        our_vocabulary()
    return Term.objects.get(scheme__slug=OURS, code=code)


def a_new_term(name: str, *, by: Person, parent: Term | None = None) -> Term:
    """An active term whose name in each language is ``name`` and the language's code; ``by`` must be a curator."""
    term = propose_term({code: f"{name} {code}" for code in LANGUAGES}, by=by, parent=parent)
    approve_term(term, by=by)
    return term


def plant(world: World) -> None:
    """A term in use and a retired one, for the standing access test."""
    curator = world.people.elodie
    used, retired = (a_new_term(world.words(group), by=curator) for group in ("term", "retired term"))
    retire_term(retired, by=curator)
    for term in (used, retired):
        _visit(world, term)


def plant_secrets(world: World) -> None:
    """A proposed term."""
    _visit(world, propose_term({"en": world.words("proposed term")}, by=world.people.amina))


def _visit(world: World, term: Term) -> None:
    for page in ("term", "names", "approval", "retirement", "merger"):
        world.visit(f"taxonomy:{page}", public_id=term.public_id)
    world.visit_thing(term)


def wrong_area_names(text: str, language: str) -> set[str]:
    """The names of countries and areas in ``text`` that CLDR uses and the United Nations do not.

    Names that are part of a United Nations name ("Iran") pass.
    """
    names, pattern = _looked_for(language)
    return {names[found] for found in pattern.findall(fold(text))}


@cache
def _looked_for(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """The names by how they fold, and one pattern for all of them: of two that begin alike the longer is found."""
    names = {fold(name): name for name in _names_of_cldr_alone(language)}
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(_whole(f"({any_name})", language))


@cache
def _names_of_cldr_alone(language: str) -> frozenset[str]:
    locale: Locale = locale_of(language)
    ours = " | ".join(fold(name) for area in areas().values() for name in (area.names[language], area.formal[language]))
    names = [name for code, name in locale.territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in _NONE]
    return frozenset(name for name in names if not _stands_in(fold(name), ours, language))


def _stands_in(name: str, text: str, language: str) -> bool:
    return re.search(_whole(re.escape(name), language), text) is not None


def _whole(pattern: str, language: str) -> str:
    """A pattern for whole words; Chinese has no spaces, and to an Arabic word short ones are joined."""
    if language == "zh-hans":
        return pattern
    prefix = "(?:[وفبكل]|لل)?" if language == "ar" else ""
    return rf"(?<!\w){prefix}{pattern}(?!\w)"


def leave_traces(person: Person, *, words: str, officer: Person) -> None:  # noqa: ARG001 - as in every app
    """What the vocabulary holds: a term proposed, with a reason; the term's own name is not hers."""
    propose_term({"en": "Harbour pilots"}, by=person, reason=words)
