"""Random worlds of people, holdings, sets and notes, and the rule of reading in plain Python to compare with."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from multaqa.foundation.access.models import Holding, KeySet, SetEntry
from multaqa.foundation.access.testing import Note
from multaqa.foundation.people.api import Person

DAY_ZERO = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAIN = ["network:n", "community:c", "organisation:o"]
PEOPLE = ["p0", "p1", "p2"]
NAMED = [f"person:{name}" for name in PEOPLE]
SHARED_SETS = ["set:s0", "set:s1"]
OWN_SETS = ["set:t0", "set:t1"]
NOTE_KEYS = ["", "public", "account", *PLAIN, *NAMED, *SHARED_SETS, *OWN_SETS]


@dataclass(frozen=True)
class Stay:
    """Someone or something (``who``) is with a key from one day until another, or without end."""

    who: str
    key: str
    since: int
    until: int | None

    def is_live(self, day: int) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class World:
    """A world small enough to be thought through: days are whole numbers."""

    states: list[str]
    holdings: list[Stay] = field(default_factory=list)
    entries: list[Stay] = field(default_factory=list)

    def keys_of(self, name: str | None, day: int) -> set[str]:
        """Every key that opens: what is held, then any set in which an open key stands, until nothing is added."""
        if name is None or self.states[PEOPLE.index(name)] != "active":
            return {"public"}
        keys = {"public", "account", f"person:{name}"}
        keys |= {stay.key for stay in self.holdings if stay.who == name and stay.is_live(day)}
        while more := {stay.who for stay in self.entries if stay.key in keys and stay.is_live(day)} - keys:
            keys |= more
        return keys

    def notes_read_by(self, name: str | None, day: int) -> set[int]:
        """The numbers of the notes that a reader may read; there is one for each key."""
        keys = self.keys_of(name, day)
        return {number for number, key in enumerate(NOTE_KEYS) if key in keys}

    def build(self) -> tuple[dict[str, Person], list[Note]]:
        """The same world in the database."""
        people = {
            name: Person.objects.create(public_id=name, email=f"{name}@example.org", state=state)
            for name, state in zip(PEOPLE, self.states, strict=True)
        }
        sets = {key: KeySet.objects.create(public_id=key.removeprefix("set:")) for key in SHARED_SETS + OWN_SETS}
        for stay in self.holdings:
            Holding.objects.create(person=people[stay.who], key=stay.key, **_span(stay))
        for stay in self.entries:
            is_base = stay.who in OWN_SETS and stay.key not in NAMED
            SetEntry.objects.create(keyset=sets[stay.who], opens=stay.who, key=stay.key, is_base=is_base, **_span(stay))
        return people, [Note.objects.create(read_key=key) for key in NOTE_KEYS]


def moment(day: int) -> datetime:
    """Noon of a day, to the second at which spans begin and end."""
    return DAY_ZERO + timedelta(days=day)


def worlds() -> st.SearchStrategy[World]:
    """Worlds of three people, two shared sets and two sets of single things."""
    shared = _stays(SHARED_SETS, [*PLAIN, *NAMED], most=8)
    bases = [_stays([own], [*SHARED_SETS, "account", "network:n"], most=2).filter(_has_one_base) for own in OWN_SETS]
    grants = _stays(OWN_SETS, NAMED, most=1)
    return st.builds(
        World,
        states=st.tuples(*[st.sampled_from(["active", "active", "active", "suspended", "ended"])] * 3).map(list),
        holdings=_stays(PEOPLE, PLAIN, most=8),
        entries=st.tuples(shared, *bases, grants).map(lambda parts: [stay for part in parts for stay in part]),
    )


def _stays(who: list[str], keys: list[str], *, most: int) -> st.SearchStrategy[list[Stay]]:
    stay = st.builds(
        lambda who, key, since, days: Stay(who, key, since, None if days is None else since + days),
        st.sampled_from(who),
        st.sampled_from(keys),
        st.integers(-3, 3),
        st.none() | st.integers(0, 4),
    )
    return st.lists(stay, max_size=most, unique_by=lambda stay: (stay.who, stay.key, stay.until and stay))


def _has_one_base(stays: list[Stay]) -> bool:
    open_bases = [stay.who for stay in stays if stay.until is None]
    return len(open_bases) == len(set(open_bases))


def _span(stay: Stay) -> dict[str, datetime | None]:
    return {"since": moment(stay.since), "until": None if stay.until is None else moment(stay.until)}
