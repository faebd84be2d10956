"""Keys: the words in which access is spoken, and how wide each one opens.

A key is a short string: ``public``, ``account`` (anyone signed in), or a kind and an id: ``network:…``,
``community:…``, ``facilitators:…`` (of a community), ``organisation:…``, ``constituency:…``, ``person:…``, ``set:…``.

Two more kinds open nothing and are there to be hidden from: ``body:…`` is held by everyone who has to do with an
organisation, in whatever capacity, and ``authorities:…`` by everyone who stands for a State's authorities. Whoever
starts to hold one later is caught by the exclusions that name it.

The read key of a thing labelled TLP:AMBER, TLP:AMBER+STRICT or TLP:RED ends in ``!``: it is a *vouched* key, which
opens to whoever holds the same key without the mark, unless her keys are frozen. Folding the label into the key is
what lets one subquery answer for every column and every copy of a read key.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # models are being loaded while this file is read
    from multaqa.foundation.people.api import Person

PUBLIC = "public"
ACCOUNT = "account"
KEY_LENGTH = 64
VOUCHED = "!"


class Reach(IntEnum):
    """How wide a key opens; whoever allows a reach allows every narrower one."""

    PERSON = 1
    BODY = 2
    NETWORK = 3
    ACCOUNT = 4
    PUBLIC = 5


class BadKey(ValueError):
    """The string is no key, or a key that may not stand where it was put."""


_REACHES = {
    "person": Reach.PERSON,
    "community": Reach.BODY,
    "facilitators": Reach.BODY,
    "organisation": Reach.BODY,
    "constituency": Reach.NETWORK,
    "body": Reach.BODY,
    "authorities": Reach.BODY,
    "network": Reach.NETWORK,
    ACCOUNT: Reach.ACCOUNT,
    PUBLIC: Reach.PUBLIC,
}
_IMPLIED = frozenset({PUBLIC, ACCOUNT, "person", "set"})
_HIDDEN_FROM = frozenset({"body", "authorities"})
_SET_MEMBERS = frozenset({"person", "community", "facilitators", "organisation", "constituency"})


def network_key(public_id: str) -> str:
    """The key that the members of a network hold."""
    return f"network:{public_id}"


def community_key(public_id: str) -> str:
    """The key that the members of a community hold."""
    return f"community:{public_id}"


def facilitators_key(public_id: str) -> str:
    """The key that the facilitators of a community hold: what waits for them, and what they have hidden, bears it."""
    return f"facilitators:{public_id}"


def organisation_key(public_id: str) -> str:
    """The key that the people of an organisation hold."""
    return f"organisation:{public_id}"


def constituency_key(code: str) -> str:
    """The key that everyone of a constituency holds, such as ``constituency:civil-society``."""
    return f"constituency:{code}"


def body_key(public_id: str) -> str:
    """The key of everyone who has to do with an organisation, also in a personal capacity: only to be hidden from."""
    return f"body:{public_id}"


def authorities_key(area: str) -> str:
    """The key of those who stand for a State's authorities, by its ISO 3166-1 alpha-3 code: only to be hidden from."""
    return f"authorities:{area}"


def person_key(person: Person) -> str:
    """The key that one person holds by being who she is."""
    return f"person:{person.public_id}"


def vouched(key: str) -> str:
    """The read key that opens like this one, but not to those whose keys are frozen; nothing stays nothing."""
    return f"{key}{VOUCHED}" if key else ""


def is_vouched(key: str) -> bool:
    """Whether a read key is one that does not open to those whose keys are frozen."""
    return key.endswith(VOUCHED)


def plain(key: str) -> str:
    """The key without the mark of a vouched one."""
    return key.removesuffix(VOUCHED)


def kind_of(key: str) -> str:
    """The part before the colon; raises BadKey when the string is no key."""
    kind, colon, name = key.partition(":")
    if len(key) > KEY_LENGTH or (kind not in _REACHES and kind != "set"):
        raise BadKey(f"{key!r} is no key.")
    if (kind in {PUBLIC, ACCOUNT}) == bool(colon) or bool(colon) != bool(name):
        raise BadKey(f"{key!r} is no key.")
    return kind


def reach_of(key: str) -> Reach:
    """How wide a plain key opens; raises BadKey for a set, whose reach is written on its row."""
    kind = kind_of(key)
    if kind == "set":
        raise BadKey("The reach of a set is written on its row.")
    return _REACHES[kind]


def may_be_held(key: str) -> bool:
    """Whether a holding may name this key: ``public``, ``account`` and ``person:…`` need no row, sets take entries."""
    return kind_of(key) not in _IMPLIED


def may_be_audience(key: str) -> bool:
    """Whether something may be for those who hold this key: nothing is for those who are only hidden from."""
    return kind_of(key) not in _HIDDEN_FROM


def may_enter_set(key: str) -> bool:
    """Whether a set may hold this key: sets are one level deep and never as wide as a network."""
    return kind_of(key) in _SET_MEMBERS
