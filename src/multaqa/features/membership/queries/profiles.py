"""One member's profile, as a circle of readers sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.db.models import QuerySet

from multaqa.features.membership.models import Capacity, Level, Member, Shown
from multaqa.features.membership.policies import active_members, opens_profile_to, profiles_for
from multaqa.features.membership.queries.circles import WHOLE, circle_of, parts_shown
from multaqa.features.membership.queries.directory.shelves import network_and_edition, shelf_of
from multaqa.features.membership.queries.directory.subjects import Subjects
from multaqa.features.membership.queries.naming import (
    Said,
    WrittenName,
    body_named,
    language_named,
    said,
)
from multaqa.features.membership.queries.photos import Photo, photo_in
from multaqa.features.membership.queries.written import written_by
from multaqa.foundation.access.api import rows_for, visible_people
from multaqa.foundation.people.api import Network, Person, Reader
from multaqa.foundation.taxonomy.api import area_name
from multaqa.lib.labels import label_in
from multaqa.lib.prepared import Given, PreparedObjects

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


def profile_for(public_id: str, *, reader: Reader, language: str) -> Profile | None:
    """A member's profile as the reader meets it; None for who is not there for her. She herself sees all of it.

    Four queries while nobody has changed anything.
    """
    network, edition = network_and_edition()
    circle = circle_of(reader, network)
    rows = rows_for(reader, _MET.read, network=network.pk, public_id=public_id)
    member = next(iter(_MET.objects_of(rows)), None)
    is_own = member is not None and member.person == reader
    if member is None or not (is_own or opens_profile_to(circle, member)):
        return None
    vocabulary = shelf_of(network, circle, edition=edition).subjects
    return _profile(member, WHOLE if is_own else circle, language, vocabulary)


def profile_seen_by(circle: Shown, *, person: Person, language: str) -> Profile | None:
    """A person's own profile as a circle sees it; None where that circle meets nobody."""
    network, edition = network_and_edition()
    member = _members(network).filter(profiles_for(circle), person=person).first()
    return _profile(member, circle, language, shelf_of(network, circle, edition=edition).subjects) if member else None


def own_membership(person: Person, network: Network) -> Member | None:
    """The membership that a person may write her profile of; None unless it holds now."""
    return _members(network).filter(active_members(), person=person).first()


def _members(network: Network) -> QuerySet[Member]:
    return Member.objects.filter(network=network).select_related(*_ALONG)


def _met(reader: Reader | Given, network: int | Given, public_id: str | Given) -> QuerySet[Member]:
    """The member of this id, if she does not hide from the reader and her membership holds."""
    at = Given("now") if isinstance(reader, Given) else None
    met = active_members(at) & visible_people(reader, column="person")
    return Member.objects.filter(met, network_id=network, public_id=public_id)


_ALONG: Final = ("person", "constituency", "organisation", "photo")
_MET: Final = PreparedObjects(Member, _met, along=_ALONG)


def _profile(member: Member, circle: Shown, language: str, vocabulary: Subjects) -> Profile:
    parts, own = parts_shown(member, circle), written_by(member)
    organisation = member.organisation if "organisation" in parts else None
    nothing = Said("", language)
    return Profile(
        public_id=member.public_id,
        person=member.person,
        is_listed=member.is_listed,
        parts=parts,
        names=own.names if "name" in parts else (),
        photo=photo_in(member.photo) if member.photo and "photo" in parts else None,
        constituency=said(member.constituency.name, language),
        constituency_code=member.constituency.code,
        capacity=str(Capacity(member.capacity).label) if "organisation" in parts else "",
        function=said(member.function, language) if "function" in parts else nothing,
        organisation=body_named(organisation, language) if organisation else nothing,
        organisation_id=organisation.public_id if organisation else "",
        area=area_name(member.area, language) if "area" in parts else "",
        area_code=member.area if "area" in parts else "",
        languages=_spoken(own.languages, language) if "languages" in parts else (),
        subjects=_subjects(own.terms, vocabulary, language) if "terms" in parts else {},
        offers=member.offers if "offers" in parts else "",
        needs=member.needs if "needs" in parts else "",
    )


def _spoken(languages: Sequence[tuple[str, int]], language: str) -> list[Spoken]:
    """The best known first."""
    ordered = sorted(languages, key=lambda one: (-one[1], one[0]))
    return [Spoken(code, language_named(code, language), str(Level(level).label)) for code, level in ordered]


def _subjects(terms: Sequence[int], vocabulary: Subjects, language: str) -> dict[str, list[Subject]]:
    """Terms by the facet of the directory that they belong to, in the order of the vocabulary."""
    own = {next(iter(vocabulary.wider.get(term, ())), "") for term in terms}
    known = sorted((each for each in own if each in vocabulary.offered), key=vocabulary.order.__getitem__)
    found: dict[str, list[Subject]] = {facet: [] for facet in TERMS_ORDER}
    for public_id in known:
        subject = vocabulary.offered[public_id]
        found[subject.facet].append(Subject(public_id, label_in(subject.labels, language)))
    return {facet: subjects for facet, subjects in found.items() if subjects}
