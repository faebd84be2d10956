"""What happened to audiences, holdings, sets, grants and exclusions. Things and people are named by public ids."""

from dataclasses import dataclass

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class AudienceSet(Fact):
    """The people of a thing chose who may read it and under which label."""

    thing: str
    audience: str
    label: str
    audience_before: str
    label_before: str


@dataclass(frozen=True)
class HeldBack(Fact):
    """A thing was put before one team only, whatever its audience."""

    thing: str
    key: str


@dataclass(frozen=True)
class Released(Fact):
    """A thing that was held back went to its audience."""

    thing: str
    audience: str


@dataclass(frozen=True)
class HoldingOpened(Fact):
    """A person began to hold a key."""

    person: str
    key: str
    reason: str


@dataclass(frozen=True)
class HoldingClosed(Fact):
    """A person ceased to hold a key."""

    person: str
    key: str
    reason: str


@dataclass(frozen=True)
class EntryAdded(Fact):
    """A key began to stand in a set."""

    keyset: str
    key: str
    reason: str


@dataclass(frozen=True)
class EntryEnded(Fact):
    """A key ceased to stand in a set."""

    keyset: str
    key: str
    reason: str


@dataclass(frozen=True)
class ReadingGranted(Fact):
    """A person was let read one thing until a moment (ISO 8601): the thing's owner is told."""

    thing: str
    person: str
    reason: str
    until: str


@dataclass(frozen=True)
class ReadingGrantEnded(Fact):
    """A grant on one thing was ended before its time."""

    thing: str
    person: str
    reason: str


@dataclass(frozen=True)
class PersonExcluded(Fact):
    """A person hid from whoever holds a key."""

    person: str
    from_key: str


@dataclass(frozen=True)
class ExclusionEnded(Fact):
    """A person no longer hides from whoever holds a key."""

    person: str
    from_key: str
