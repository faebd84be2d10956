"""Reads: what opens for whom, now and on a past day."""

from multaqa.foundation.access.queries.past import Readership, in_standing_on, key_on, readers_on, readership_of
from multaqa.foundation.access.queries.reading import (
    frozen_people,
    frozen_person,
    holds,
    keys_open_to,
    keys_to,
    may_cap,
    may_meet,
    may_open,
    may_read,
    own_set_of,
    people_hidden_from,
    readers_among,
    set_key,
    shown_names,
)

__all__ = [
    "Readership",
    "frozen_people",
    "frozen_person",
    "holds",
    "in_standing_on",
    "key_on",
    "keys_open_to",
    "keys_to",
    "may_cap",
    "may_meet",
    "may_open",
    "may_read",
    "own_set_of",
    "people_hidden_from",
    "readers_among",
    "readers_on",
    "readership_of",
    "set_key",
    "shown_names",
]
