"""Facts told in one plain sentence each, with names as the reader may see them.

A fact's ``SAYS`` names its actor, the person it is about, its thing and its fields; what a field holds is known from
its value (a reference, a key, a public id under the name ``person``) and, for a few, from its name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final

from django.utils.dateparse import parse_datetime
from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import BadKey, kind_of, kinds, names_of_things, shown_names, words_of_keys
from multaqa.foundation.facts.api import Fact, RecordedFact, known_facts
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Person, Reader, people_of, word_of_office
from multaqa.lib.bidi import isolate
from multaqa.lib.dates import format_datetime
from multaqa.lib.prepared import PreparedObjects

MOMENTS: Final = frozenset({"at", "since", "until"})
OFFICES: Final = frozenset({"role", "capability"})
KINDS_BY_FIELD: Final = {"article": "news.article", "file": "files.file", "term": "taxonomy.term"}
ERASED: Final = "…"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One fact as its reader may know it: names are as she may see them, "" where there is nobody and nothing."""

    recorded: RecordedFact
    sentence: str
    by: str
    about: str
    thing: str


class _Values(dict[str, str]):
    """What a sentence names; words that were erased, or fields it never had, are left open."""

    def __missing__(self, name: str) -> str:
        return ERASED


def told(facts: Sequence[RecordedFact], *, reader: Reader) -> list[Told]:
    """Each fact in a sentence in the active language; a constant number of queries for however many."""
    stored = [_stored(recorded) for recorded in facts]
    names = _Names(facts, stored, reader)
    return [names.tell(recorded, values) for recorded, values in zip(facts, stored, strict=True)]


def kind_in_words(kind: str) -> str:
    """What facts of a kind say, with everything they name left open: for a choice of kinds."""
    said = known_facts().get(kind, Fact).SAYS
    return str(said % _Values()) if said else kind


def _stored(recorded: RecordedFact) -> Mapping[str, Any]:
    """The fields that were recorded, empty when they were erased or when their class is gone."""
    try:
        fact = recorded.fact()
    except (LookupError, TypeError):
        return {}
    return {field.name: getattr(fact, field.name) for field in fields(fact)} if fact else {}


class _Names:
    """Every name that the sentences of some facts need, read at once."""

    def __init__(self, facts: Sequence[RecordedFact], stored: Sequence[Mapping[str, Any]], reader: Reader) -> None:
        self._language = get_language() or "en"
        texts = {text for values in stored for text in _texts(values)}
        refs = {recorded.thing for recorded in facts} | texts | {ref for values in stored for ref in _refs(values)}
        self._things = names_of_things(filter(_is_ref, refs), reader=reader, language=self._language)
        self._keys = words_of_keys(filter(_is_key, {recorded.thing for recorded in facts} | texts), reader=reader)
        met = {one.public_id: one for fact in facts for one in (fact.by, fact.about) if one}
        others = _NAMED.objects(public_ids=sorted(_public_ids(stored) - met.keys()))
        people = [*met.values(), *others]
        shown = shown_names(people, reader=reader) if people else {}
        self._people = shown
        self._by_public_id = {person.public_id: shown[person.pk] for person in people}

    def tell(self, recorded: RecordedFact, values: Mapping[str, Any]) -> Told:
        """One fact."""
        by, about = self._person(recorded.by) or _("the platform"), self._person(recorded.about)
        thing = self._things.get(recorded.thing) or self._keys.get(recorded.thing) or recorded.thing
        named = {name: self._word(name, value) for name, value in values.items()}
        actor = isolate(by) if recorded.by else by  # our own word for the platform may begin the sentence
        ours = {"by": actor, "about": isolate(about or named.get("person", "")), "thing": isolate(thing)}
        said = known_facts().get(recorded.kind, Fact).SAYS or _("%(by)s: %(kind)s, %(thing)s")
        sentence = str(said % _Values({"kind": recorded.kind, **named, **ours}))
        return Told(recorded=recorded, sentence=sentence[:1].upper() + sentence[1:], by=by, about=about, thing=thing)

    def _person(self, person: Person | None) -> str:
        return self._people[person.pk] if person else ""

    def _word(self, name: str, value: object) -> str:
        text = str(value)
        if name in _WORDS_BY_FIELD:
            return _WORDS_BY_FIELD[name](text, self._language)
        if name == "person":
            return isolate(self._by_public_id.get(text, text))
        ref = _ref_of_field(name, text)
        return isolate(self._things.get(ref) or self._keys.get(_key_of_field(name, text)) or text)


_NAMED: Final = PreparedObjects(Person, lambda public_ids: people_of(public_ids))


def _moment(text: str, language: str) -> str:
    moment = parse_datetime(text)
    return format_datetime(moment, language, get_current_timezone()) if isinstance(moment, datetime) else text


def _language_name(text: str, _language: str) -> str:
    """A fact that names no language is about all of them; of an erased one there is no value."""
    return isolate(name_of(text)) if text in CODES else text or _("every language")


_WORDS_BY_FIELD: Final[dict[str, Callable[[str, str], str]]] = {
    **dict.fromkeys(MOMENTS, _moment),
    **dict.fromkeys(OFFICES, lambda text, _language: word_of_office(text)),
    "language": _language_name,
}


def _texts(values: Mapping[str, Any]) -> Iterable[str]:
    return (_key_of_field(name, value) for name, value in values.items() if isinstance(value, str))


def _refs(values: Mapping[str, Any]) -> Iterable[str]:
    return (_ref_of_field(name, value) for name, value in values.items() if isinstance(value, str))


def _ref_of_field(name: str, text: str) -> str:
    return f"{KINDS_BY_FIELD[name]}:{text}" if name in KINDS_BY_FIELD else text


def _key_of_field(name: str, text: str) -> str:
    return f"set:{text}" if name == "keyset" else text


def _is_ref(text: str) -> bool:
    return text.partition(":")[0] in kinds()


def _is_key(text: str) -> bool:
    try:
        return bool(kind_of(text))
    except BadKey:
        return False


def _public_ids(stored: Sequence[Mapping[str, Any]]) -> set[str]:
    return {str(values["person"]) for values in stored if values.get("person")}
