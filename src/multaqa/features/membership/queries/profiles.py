"""One member's profile, as a circle of readers sees it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet

from multaqa.features.membership.models import Capacity, Level, Member, Shown
from multaqa.features.membership.policies import active_members, profiles_for
from multaqa.features.membership.queries.circles import WHOLE, circle_of, parts_shown
from multaqa.features.membership.queries.directory.subjects import Subjects
from multaqa.features.membership.queries.naming import (
    Said,
    WrittenName,
    body_named,
    language_named,
    said,
    written_names,
)
from multaqa.features.membership.queries.photos import Photo, photo_in
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Network, Person, Reader
from multaqa.foundation.taxonomy.api import Term, area_name
from multaqa.lib.labels import label_in

TERMS_ORDER: Final = ("expertise", "stage", "sector", "threat")


class Subject(NamedTuple):
    """A term that she bears: its public id and its label."""

    public_id: str
    label: str


class Spoken(NamedTuple):
    """A language that she works in, as the reader's language says it, and how well."""

    code: str
    label: str
    level: str


@dataclass(frozen=True)
class Profile:
    """What a circle sees of a member; what is not shown to it is empty. ``parts`` are those that are shown."""

    public_id: str
    person: Person
    is_listed: bool
    parts: frozenset[str]
    names: Sequence[WrittenName]
    photo: Photo | None
    constituency: Said
    constituency_code: str
    capacity: str
    function: Said
    organisation: Said
    organisation_id: str
    area: str
    area_code: str
    languages: Sequence[Spoken]
    subjects: Mapping[str, Sequence[Subject]]
    offers: str
    needs: str

    @property
    def name(self) -> WrittenName | None:
        """Her name in her own script; None where it is not shown."""
        return self.names[0] if self.names else None


def profile_for(public_id: str, *, reader: Reader, network: Network, language: str) -> Profile | None:
    """A member's profile as the reader meets it; None for who is not there for her. She herself sees all of it."""
    met = active_members() & visible_people(reader, column="person")
    own = Q(person=reader) if reader else Q(pk__in=())
    circle = circle_of(reader, network)
    member = _members(network).filter(met, own | profiles_for(circle), public_id=public_id).first()
    if member is None:
        return None
    return _profile(member, WHOLE if member.person == reader else circle, language)


def profile_seen_by(circle: Shown, *, person: Person, network: Network, language: str) -> Profile | None:
    """A person's own profile as a circle sees it; None where that circle meets nobody."""
    member = _members(network).filter(profiles_for(circle), person=person).first()
    return _profile(member, circle, language) if member else None


def own_membership(person: Person, network: Network) -> Member | None:
    """The membership that a person may write her profile of; None unless it holds now."""
    return _members(network).filter(active_members(), person=person).first()


def _members(network: Network) -> QuerySet[Member]:
    related = ("person", "constituency", "organisation", "photo")
    batched = ("names", "languages", "terms")
    return Member.objects.filter(network=network).select_related(*related).prefetch_related(*batched)


def _profile(member: Member, circle: Shown, language: str) -> Profile:
    parts = parts_shown(member, circle)
    organisation = member.organisation if "organisation" in parts else None
    nothing = Said("", language)
    return Profile(
        public_id=member.public_id,
        person=member.person,
        is_listed=member.is_listed,
        parts=parts,
        names=written_names(member.names.all()) if "name" in parts else (),
        photo=photo_in(member.photo) if member.photo and "photo" in parts else None,
        constituency=said(member.constituency.name, language),
        constituency_code=member.constituency.code,
        capacity=str(Capacity(member.capacity).label) if "organisation" in parts else "",
        function=said(member.function, language) if "function" in parts else nothing,
        organisation=body_named(organisation, language) if organisation else nothing,
        organisation_id=organisation.public_id if organisation else "",
        area=area_name(member.area, language) if "area" in parts else "",
        area_code=member.area if "area" in parts else "",
        languages=_languages(member, language) if "languages" in parts else (),
        subjects=subjects_of(member.terms.all(), language) if "terms" in parts else {},
        offers=member.offers if "offers" in parts else "",
        needs=member.needs if "needs" in parts else "",
    )


def _languages(member: Member, language: str) -> list[Spoken]:
    rows = sorted(member.languages.all(), key=lambda row: (-row.level, row.language))
    return [Spoken(row.language, language_named(row.language, language), str(Level(row.level).label)) for row in rows]


def subjects_of(terms: Collection[Term], language: str) -> dict[str, list[Subject]]:
    """Terms by the facet of the directory that they belong to, in the order of the vocabulary; at most one query."""
    vocabulary = Subjects.read() if terms else None
    found: dict[str, list[Subject]] = {facet: [] for facet in TERMS_ORDER}
    for term in sorted(terms, key=lambda one: (one.position, one.pk)):
        own = next(iter(vocabulary.wider.get(term.pk, ())), "") if vocabulary else ""
        if vocabulary and (subject := vocabulary.offered.get(own)):
            found[subject.facet].append(Subject(subject.public_id, label_in(subject.labels, language)))
    return {facet: subjects for facet, subjects in found.items() if subjects}
