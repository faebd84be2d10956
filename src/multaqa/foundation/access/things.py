"""Things: what features show to each other. Each kind is registered once, then named by references only.

Notices, search, follow, flags and discussion show any thing through its card and import no feature.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.keys import PUBLIC
from multaqa.foundation.access.models import Guarded
from multaqa.foundation.access.policies import visible_people
from multaqa.foundation.access.queries import keys_open_to, readers_among
from multaqa.foundation.access.refs import ref_of, split_ref
from multaqa.foundation.people.api import Person, Reader
from multaqa.lib.bidi import isolate
from multaqa.lib.prepared import Given, Prepared

_A_THING: Final = _("Thing")
_MIXTURES: Final = 256  # of kinds that stand on one page together


@dataclass(frozen=True)
class Title:
    """A thing's title, the language it is in, and one line that says what it is about."""

    text: str
    language: str
    summary: str = ""


@dataclass(frozen=True)
class Card:
    """What may be shown of a thing to one reader."""

    ref: str
    kind: str
    title: str
    title_language: str
    url: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class ThingKind:
    """One kind of thing. ``name`` is its model's label in lower case, such as ``news.article``.

    ``titles`` gives the titles of many public ids in a language, in a constant number of queries. ``address`` gives
    the path of one in the active language. ``read_keys`` gives, for many public ids, the keys that must all open
    (read from the model when it is not given; ``public`` for a model that is not guarded). ``about`` gives the row
    number of the person a thing is about, where there is one. ``owner`` gives whoever is told of grants on it.
    ``label`` names the kind, a lazy message such as "Article": it stands for the title where that may not be read.
    ``gate`` says who meets things of this kind at all, besides the keys: for what concerns an office.
    ``whole`` gives the reference of what a thing is part of, "" for nothing (read from the model when not given).
    """

    name: str
    titles: Callable[[Collection[str], str], Mapping[str, Title]]
    address: Callable[[str], str]
    label: str | Promise = _A_THING
    read_keys: Callable[[Collection[str]], Mapping[str, Collection[str]]] | None = None
    about: Callable[[Collection[str]], Mapping[str, int]] | None = None
    owner: Callable[[str], Person | None] = lambda public_id: None  # noqa: ARG005  # most things have no owner
    gate: Callable[[Reader], bool] = lambda reader: True  # noqa: ARG005  # most kinds concern no office
    whole: Callable[[str], str] | None = None


_kinds: dict[str, ThingKind] = {}


def register(kind: ThingKind) -> None:
    """Make a kind of thing known. Raises LookupError when its name is no model's label."""
    apps.get_model(kind.name)
    _kinds[kind.name] = kind


def kinds() -> Mapping[str, ThingKind]:
    """Every registered kind by its name."""
    return _kinds


def forget_all_but(kept: Mapping[str, ThingKind]) -> None:
    """Unlearn every kind but these: for tests that make kinds of their own known."""
    for name in set(_kinds) - set(kept):
        del _kinds[name]


def permanent_address(ref: str) -> str:
    """The address of a thing that never changes and belongs to no language."""
    kind, public_id = split_ref(ref)
    return reverse("access:thing", args=[kind, public_id])


def cards(
    refs: Iterable[str], *, reader: Reader, language: str, readable: AbstractSet[str] | None = None
) -> dict[str, Card]:
    """The cards of those things that the reader may see, in the order of ``refs``.

    A title is in ``language`` where it exists. At most three queries for each kind among them, and two more; fewer if
    ``readable`` is what ``readable_refs`` has just answered for this reader.
    """
    wanted = list(dict.fromkeys(refs))
    shown = readable_refs(wanted, reader=reader) if readable is None else {ref for ref in wanted if ref in readable}
    titles = {
        f"{name}:{public_id}": title
        for name, public_ids in _by_kind(shown).items()
        for public_id, title in _kinds[name].titles(public_ids, language).items()
    }
    return {ref: _card(ref, titles[ref]) for ref in wanted if ref in titles}


def readable_refs(refs: Iterable[str], *, reader: Reader) -> set[str]:
    """Those of the references whose things exist and may be read by the reader."""
    keys = read_keys_of(_past_gates(refs, reader))
    opened = keys_open_to(reader, {key for needed in keys.values() for key in needed})
    readable = {ref for ref, needed in keys.items() if opened.issuperset(needed)}
    return readable - _refs_about_the_hidden(readable, reader)


def _past_gates(refs: Iterable[str], reader: Reader) -> list[str]:
    """The references of kinds that the reader meets at all; each gate is asked once."""
    by_kind = _by_kind(refs)
    return [f"{name}:{public_id}" for name, ids in by_kind.items() if _kinds[name].gate(reader) for public_id in ids]


def may_read_ref(reader: Reader, ref: str) -> bool:
    """Whether a reference names a thing that the reader may read."""
    return ref in readable_refs([ref], reader=reader)


def readers_of(ref: str, people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of ``people`` who may read a thing: for trimming a notice once more at sending."""
    needed = read_keys_of([ref]).get(ref)
    if needed is None:
        return people.none()
    for key in needed:
        people = readers_among(people, key)
    return people


def owner_of(ref: str) -> Person | None:
    """Whoever is told of grants on a thing; None when it has no owner or its kind is unknown."""
    name, public_id = split_ref(ref)
    return _kinds[name].owner(public_id) if name in _kinds else None


def guarded_thing(ref: str) -> Guarded | None:
    """The guarded row that a reference names; None for nothing, and for kinds that are not guarded."""
    name, public_id = split_ref(ref)
    model = apps.get_model(name) if name in _kinds else None
    if model is None or not issubclass(model, Guarded):
        return None
    return model._base_manager.filter(**{"public_id": public_id}).first()


def whole_of(ref: str) -> str:
    """The reference of what a thing is part of; "" when it is part of nothing or its kind is unknown."""
    name, public_id = split_ref(ref)
    if name not in _kinds:
        return ""
    told = _kinds[name].whole
    return told(public_id) if told else _whole_in_model(apps.get_model(name), public_id)


def person_about(ref: str) -> int | None:
    """The row number of the person a thing is about; None for nobody, or when its kind is unknown."""
    name, public_id = split_ref(ref)
    return _people_in(name, [public_id]).get(public_id) if name in _kinds else None


def people_about(refs: Iterable[str]) -> dict[str, int]:
    """The row numbers of the people whom things are about, by reference; a thing about nobody is left out."""
    return {
        f"{name}:{public_id}": person_id
        for name, public_ids in _by_kind(refs).items()
        for public_id, person_id in _people_in(name, public_ids).items()
    }


def untitled(ref: str) -> str:
    """What names a thing to those who may not read its title: its kind in the active language, and its id."""
    name, public_id = split_ref(ref)
    return f"{_kinds[name].label} {public_id}" if name in _kinds else ref


def names_of_things(refs: Iterable[str], *, reader: Reader, language: str) -> dict[str, str]:
    """A name for each thing: its title between quotation marks if the reader may read it, else kind and id."""
    wanted = set(refs)
    titled = {ref: _quoted(card.title) for ref, card in cards(wanted, reader=reader, language=language).items()}
    return {ref: titled.get(ref) or untitled(ref) for ref in wanted}


def read_keys_of(refs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The keys that must all open for each thing; a reference to nothing is left out.

    One query for each kind that tells its keys itself, and one for all the others.
    """
    found, in_models = {}, dict[str, list[str]]()
    for name, public_ids in _by_kind(refs).items():
        told = _kinds[name].read_keys
        if told is None:
            in_models[name] = public_ids
        else:
            found.update({f"{name}:{public_id}": tuple(needed) for public_id, needed in told(public_ids).items()})
    return found | _keys_in_models(in_models)


def _keys_in_models(wanted: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """The keys in the rows of guarded models, by reference; a row of a model that is not guarded is everyone's."""
    if not wanted:
        return {}
    columns = {name: _key_columns(apps.get_model(name)) for name in wanted}
    rows = _keys_of_kinds(tuple(sorted(wanted))).rows(**{name: list(ids) for name, ids in wanted.items()})
    return {f"{name}:{public_id}": tuple(keys[: len(columns[name])]) or (PUBLIC,) for name, public_id, *keys in rows}


@lru_cache(maxsize=_MIXTURES)
def _keys_of_kinds(names: tuple[str, ...]) -> Prepared:
    """The keys of things of these kinds: the public ids of each are given under its name."""
    columns = {name: _key_columns(apps.get_model(name)) for name in names}
    width = max(map(len, columns.values()))

    def rows(**given: Given) -> QuerySet[Any, Any]:
        first, *others = (_key_rows(name, given[name], columns[name], width) for name in names)
        return first.union(*others, all=True) if others else first

    return Prepared(rows, given=names)


def _key_rows(name: str, public_ids: Given, columns: list[str], width: int) -> "QuerySet[Any, Any]":
    """Rows of the kind's name, the public id and ``width`` keys, of which those after ``columns`` are empty."""
    rows: QuerySet[Any] = apps.get_model(name)._base_manager.filter(public_id__in=public_ids)
    padding = [models.Value("")] * (width - len(columns))
    return rows.order_by().values_list(models.Value(name), "public_id", *columns, *padding)


def _key_columns(model: type[models.Model]) -> list[str]:
    """The columns of a row's own key and of its whole's, as paths."""
    if not issubclass(model, Guarded):
        return []
    if not model.WHOLE:
        return ["read_key"]
    whole = model._meta.get_field(model.WHOLE).related_model or model
    return ["read_key", *(f"{model.WHOLE}__{column}" for column in _key_columns(whole))]


def _whole_in_model(model: type[models.Model], public_id: str) -> str:
    if not issubclass(model, Guarded) or not model.WHOLE:
        return ""
    part = model._base_manager.filter(**{"public_id": public_id}).select_related(model.WHOLE).first()
    return ref_of(getattr(part, model.WHOLE)) if part is not None else ""


def _refs_about_the_hidden(refs: Iterable[str], reader: Reader) -> set[str]:
    about = people_about(refs)
    if not about:
        return set()
    met = Person.objects.filter(visible_people(reader), pk__in=about.values()).values_list("pk", flat=True)
    visible = set(met)
    return {ref for ref, person_id in about.items() if person_id not in visible}


def _people_in(name: str, public_ids: Collection[str]) -> Mapping[str, int]:
    about = _kinds[name].about
    return about(public_ids) if about else {}


def _by_kind(refs: Iterable[str]) -> dict[str, list[str]]:
    """The public ids of references of known kinds, by kind."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for ref in refs:
        name, public_id = split_ref(ref)
        if name in _kinds:
            found[name].append(public_id)
    return found


def _quoted(title: str) -> str:
    return gettext("“%(title)s”") % {"title": isolate(title)} if title else ""


def _card(ref: str, title: Title) -> Card:
    name, public_id = split_ref(ref)
    return Card(ref, name, title.text, title.language, _kinds[name].address(public_id), title.summary)
