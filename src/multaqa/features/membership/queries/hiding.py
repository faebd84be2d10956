"""Reads: from which organisations and authorities somebody hides, as she finds them on her own page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from multaqa.features.membership.models import Organisation
from multaqa.features.membership.queries.naming import Said, body_named
from multaqa.foundation.access.api import exclusions_of, kind_of
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import area_name


@dataclass(frozen=True)
class HiddenFrom:
    """An organisation, or the authorities of a State, from which somebody hides: ``key`` tells the server which."""

    key: str
    is_authorities: bool
    name: Said
    since: datetime


def hidden_from(person: Person, *, language: str) -> list[HiddenFrom]:
    """The organisations and authorities from which a person hides, the latest first; two queries."""
    spans = [span for span in exclusions_of(person) if kind_of(span.from_key) in _KINDS]
    names = _names({span.from_key for span in spans}, language)
    return [
        HiddenFrom(span.from_key, kind_of(span.from_key) == "authorities", names[span.from_key], span.since)
        for span in spans
        if span.from_key in names
    ]


_KINDS = frozenset({"body", "organisation", "authorities"})


def _names(keys: Collection[str], language: str) -> dict[str, Said]:
    named = {key: key.partition(":")[2] for key in keys}
    bodies = {
        body.public_id: body_named(body, language) for body in Organisation.objects.filter(public_id__in=named.values())
    }
    states = {key: Said(area_name(name, language), language) for key, name in named.items() if key.startswith("auth")}
    return states | {key: bodies[name] for key, name in named.items() if name in bodies}
