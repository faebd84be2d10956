"""Reads: organisations as staff keep them: what is held of each, and what would move if it were merged."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from multaqa.features.membership.models import (
    Application,
    Contact,
    FocalPoint,
    Member,
    Organisation,
    OrganisationName,
)
from multaqa.features.membership.policies import active_members
from multaqa.features.membership.queries.naming import Said, body_named, said
from multaqa.foundation.access.api import people_hidden_from, visible_people
from multaqa.foundation.people.api import Network, Person
from multaqa.foundation.taxonomy.api import area_name
from multaqa.lib.fold import fold

_FOUND = 12  # organisations offered to be chosen from
MOST_CHOSEN_FROM = 300  # members offered as focal points


@dataclass(frozen=True, kw_only=True)
class BodySieve:
    """Which organisations staff wish to see; empty is all of that kind."""

    state: Organisation.State = Organisation.State.KNOWN
    words: str = ""
    constituency: str = ""


@dataclass(frozen=True)
class BodyRow:
    """One organisation of the list: ``members`` and ``contacts`` are counts of what holds now."""

    organisation: Organisation
    name: Said
    constituency: Said
    area: str
    into: Said | None
    members: int
    contacts: int


@dataclass(frozen=True)
class Moving:
    """How much would go over if an organisation were merged; of what both have, one ends."""

    members: int
    contacts: int
    focal_points: int
    applications: int


def bodies_for(reader: Person, sieve: BodySieve) -> QuerySet[Organisation]:
    """The organisations wanted, by name; never one proposed by somebody who hides from the reader."""
    found = _met_by(reader).filter(state=sieve.state)
    if sieve.constituency:
        found = found.filter(constituency__code=sieve.constituency)
    if sieve.words:
        found = found.filter(pk__in=_named(sieve.words))
    counted = found.annotate(
        called=Min("names__fold"),
        living=_count(_members_met_by(reader)),
        held=_count(Contact.objects.filter(until=None)),
    )
    return counted.select_related("constituency", "merged_into").order_by("called", "pk")


def counts_of_bodies(reader: Person) -> dict[str, int]:
    """How many organisations there are in each state."""
    rows = _met_by(reader).order_by().values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}


def body_rows(bodies: Iterable[Organisation], *, language: str) -> list[BodyRow]:
    """What the list shows of each of ``bodies_for``; no query of its own."""
    return [
        BodyRow(
            organisation=body,
            name=body_named(body, language),
            constituency=said(body.constituency.name, language),
            area=area_name(body.area, language),
            into=body_named(body.merged_into, language) if body.merged_into else None,
            members=body.living,  # type: ignore[attr-defined]  # annotated by bodies_for
            contacts=body.held,  # type: ignore[attr-defined]  # annotated by bodies_for
        )
        for body in bodies
    ]


def body_met(reader: Person, public_id: str) -> Organisation | None:
    """An organisation for staff; None for one that is not there for this reader."""
    found = _met_by(reader).filter(public_id=public_id)
    return found.select_related("constituency", "merged_into", "proposed_by", "known_by").first()


def contacts_of(organisation: Organisation) -> QuerySet[Contact]:
    """The contacts held of an organisation, those that hold first, with who recorded and ended them."""
    held = Contact.objects.filter(organisation=organisation).order_by("until", "kind", "value", "pk")
    return held.select_related("recorded_by", "ended_by", "trusted_by")


def contact_of(organisation: Organisation, public_id: str) -> Contact | None:
    """One contact of an organisation that holds now."""
    return contacts_of(organisation).filter(public_id=public_id, until=None).first()


def focal_points_of(organisation: Organisation, *, reader: Person) -> QuerySet[FocalPoint]:
    """Those who act or acted for an organisation, whom the reader may meet; those who do now first."""
    points = FocalPoint.objects.filter(visible_people(reader, column="person"), organisation=organisation)
    return points.select_related("person", "by", "ended_by").order_by("until", "since", "pk")


def focal_point_of(organisation: Organisation, public_id: str, *, reader: Person) -> FocalPoint | None:
    """One who acts for an organisation now."""
    return focal_points_of(organisation, reader=reader).filter(public_id=public_id, until=None).first()


def may_act_for(organisation: Organisation, network: Network, *, reader: Person) -> list[Person]:
    """The active members of an organisation who do not act for it yet; at most ``MOST_CHOSEN_FROM``."""
    acting = FocalPoint.objects.filter(organisation=organisation, until=None).values("person")
    members = _members_met_by(reader).filter(network=network, organisation=organisation)
    return list(Person.objects.filter(pk__in=members.values("person")).exclude(pk__in=acting)[:MOST_CHOSEN_FROM])


def bodies_like(organisation: Organisation, words: str, *, reader: Person) -> list[Organisation]:
    """Known organisations into which this one may be merged: those named by ``words``, else those named alike."""
    others = _met_by(reader).filter(state=Organisation.State.KNOWN).exclude(pk=organisation.pk)
    if words:
        others = others.filter(pk__in=_named(words))
    else:
        parts = {part for name in organisation.names.all() for part in name.fold.split() if len(part) > 3}
        alike = Q(pk__in=())
        for part in sorted(parts, key=lambda one: (-len(one), one))[:6]:
            alike |= Q(fold__contains=part)
        others = others.filter(pk__in=OrganisationName.objects.filter(alike).values("organisation"))
    return list(others.select_related("constituency").order_by("pk")[:_FOUND])


def moving_with(organisation: Organisation, *, reader: Person) -> Moving:
    """What goes over when an organisation is merged, as far as the reader may count it."""
    seen = visible_people(reader, column="person")
    return Moving(
        members=Member.objects.filter(seen, organisation=organisation).count(),
        contacts=Contact.objects.filter(organisation=organisation, until=None).count(),
        focal_points=FocalPoint.objects.filter(seen, organisation=organisation, until=None).count(),
        applications=Application.objects.filter(seen, organisation=organisation).count(),
    )


def _met_by(reader: Person) -> QuerySet[Organisation]:
    hidden = Q(state=Organisation.State.PROPOSED, proposed_by__in=people_hidden_from(reader))
    return Organisation.objects.exclude(hidden)


def _members_met_by(reader: Person) -> QuerySet[Member]:
    return Member.objects.filter(active_members(), visible_people(reader, column="person"))


def _named(words: str) -> QuerySet[OrganisationName, Any]:
    """The row numbers of organisations in whose names each of the words stands."""
    found = OrganisationName.objects.all()
    for part in fold(words).split()[:6]:
        found = found.filter(fold__contains=part)
    return found.values("organisation")


def _count(rows: QuerySet[Member] | QuerySet[Contact]) -> Coalesce:
    own = rows.filter(organisation=OuterRef("pk")).order_by().values("organisation")
    counted = own.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
