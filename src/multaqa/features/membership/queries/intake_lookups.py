"""Reads: what the values of a list are looked up in, in the few queries that a whole file takes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from django.utils.translation import override

from multaqa.features.membership.intake.bodies import BodyIndex, KnownBody, domain_of_site
from multaqa.features.membership.intake.lookups import ConstituencyKnown, Lookups
from multaqa.features.membership.models import Capacity, Constituency, Intake, Organisation, OrganisationName
from multaqa.features.membership.queries.members import constituencies_of
from multaqa.features.membership.queries.organisations import known_organisations
from multaqa.features.membership.spoken_languages import OTHER_LANGUAGES
from multaqa.foundation.languages.api import CODES, name_of, said_name_of
from multaqa.foundation.people.api import Network
from multaqa.foundation.taxonomy.api import TermName, active_terms, areas
from multaqa.lib.babel_locales import locale_of
from multaqa.lib.fold import fold
from multaqa.lib.labels import label_in

_BABEL = {"zh-hans": "zh"}
_ALSO: dict[str, tuple[str, ...]] = {
    "ar": ("عربي", "阿文", "阿拉伯文"),
    "zh-hans": ("zh", "汉语", "普通话", "中文"),
    "en": ("الانجليزية", "إنجليزي", "英文"),
    "fr": ("فرنسي", "法文"),
    "ru": ("روسي", "俄文"),
    "es": ("إسباني", "西文", "西班牙文"),
}


def lookups_for(intake: Intake, *, language: str) -> Lookups:
    """Everything that its cells may name, at most four queries; ``language`` is that of the hints in problems."""
    constituencies = list(_all_constituencies(intake.network))
    bodies = list(known_organisations().select_related("constituency"))
    return Lookups(
        language=intake.language,
        areas=_areas(),
        constituencies={name: known for one, known in _known(constituencies) for name in _names_of(one)},
        capacities=_capacities(),
        languages=_languages(),
        letters=_letters(),
        terms=_terms() if intake.kind == Intake.Kind.PEOPLE else {},
        bodies=BodyIndex(_bodies(bodies)),
        body_places={body.pk: (body.public_id, body.constituency.code) for body in bodies},
        constituency_names=", ".join(label_in(one.name, language) for one in constituencies),
        capacity_names=", ".join(str(label) for label in Capacity.labels),
        letter_names=", ".join(map(said_name_of, CODES)),
    )


def _all_constituencies(network: Network) -> Iterable[Constituency]:
    return constituencies_of(network)


def _known(constituencies: Iterable[Constituency]) -> Iterator[tuple[Constituency, ConstituencyKnown]]:
    for one in constituencies:
        yield one, ConstituencyKnown(one.code, one.is_open, one.is_governmental)


def _names_of(constituency: Constituency) -> set[str]:
    return {fold(name) for name in (constituency.code, *constituency.name.values()) if name}


@cache
def _areas() -> Mapping[str, str]:
    """Short and formal names in six languages, codes of ISO 3166-1 (three letters), and numbers of M49."""
    named: dict[str, str] = {}
    for code, area in areas().items():
        for name in (*area.formal.values(), *area.names.values(), code, area.m49, area.m49.lstrip("0")):
            named[fold(name)] = code
    return named


@cache
def _capacities() -> Mapping[str, Capacity]:
    named: dict[str, Capacity] = {}
    for code in CODES:
        with override(code):
            named |= {fold(str(one.label)): one for one in Capacity}
    return named | {one.value: one for one in Capacity}


@cache
def _languages() -> Mapping[str, str]:
    """The working languages that are offered, by what they are called in six languages and in themselves."""
    named: dict[str, str] = {}
    for code in OTHER_LANGUAGES:
        names = [locale_of(one).languages.get(code, "") for one in (*CODES, code)]
        named |= {fold(name): code for name in (code, *names) if name}
    return {**named, **_letters()}


@cache
def _letters() -> Mapping[str, str]:
    """Our six languages, by what they are called in each of them."""
    named: dict[str, str] = {}
    for code in CODES:
        names = [locale_of(one).languages.get(_BABEL.get(code, code), "") for one in CODES]
        for one in CODES:
            with override(one):
                names.append(said_name_of(code))
        named |= {fold(name): code for name in (code, *names, *_ALSO[code], name_of(code)) if name}
    return named


def _terms() -> Mapping[str, str]:
    """The subjects that are offered, by all their names."""
    names = TermName.objects.filter(term__in=active_terms().filter(suggests=True))
    return {fold(name): public_id for name, public_id in names.values_list("name", "term__public_id")}


def _bodies(bodies: Iterable[Organisation]) -> Iterator[KnownBody]:
    folds: defaultdict[int, set[str]] = defaultdict(set)
    state = Organisation.State.KNOWN
    for body, language, folded in OrganisationName.objects.filter(organisation__state=state).values_list(
        "organisation", "language", "fold"
    ):
        if language:  # without one it is an acronym, which several may share
            folds[body].add(folded)
    for one in bodies:
        yield KnownBody(
            one.pk,
            frozenset(folds[one.pk]),
            one.name,
            one.acronym,
            one.area,
            one.constituency.code,
            domain_of_site(one.website),
        )
