"""People whom a post names, and those who could be named: never anyone whom the writer or the readers do not meet."""

from collections.abc import Collection
from typing import Final

from multaqa.features.community.models import Carrier, Thread
from multaqa.features.membership.api import names_beginning
from multaqa.foundation.access.api import people_not_come_upon, readers_among
from multaqa.foundation.people.api import Person, active_people
from multaqa.lib.prepared import Prepared, object_of

_MOST: Final = 8


def people_named(public_ids: Collection[str]) -> dict[str, Person]:
    """The people with these public ids, by public id; one query, or none. Their names are for ``shown_names``."""
    rows = _NAMED.rows(public_ids=list(public_ids))
    return {row[1]: object_of(Person, row, only=("id", "public_id", "name")) for row in rows}


def people_to_mention(words: str, place: Thread | Carrier, *, by: Person) -> list[Person]:
    """At most eight people whose names have words that begin with ``words``: readers of the place whom she meets."""
    thread_key = [place.read_key] if isinstance(place, Thread) else []
    carrier = place.carrier if isinstance(place, Thread) else place
    people = active_people().exclude(pk__in=people_not_come_upon(by) | {by.pk})
    for key in {*thread_key, carrier.read_key}:
        people = readers_among(people, key)
    return list(names_beginning(words, people)[:_MOST])


_NAMED: Final = Prepared(
    lambda public_ids: Person.objects.filter(public_id__in=public_ids).values_list("pk", "public_id", "name")
)
