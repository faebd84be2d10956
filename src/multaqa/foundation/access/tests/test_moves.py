"""Any sequence of commands: who may read after each one, and who could read then when asked later."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.foundation.access.api import (
    ACCOUNT,
    PUBLIC,
    Label,
    add_entry,
    close_holding,
    end_entry,
    end_grant,
    hold_back,
    may_read,
    named_set,
    open_holding,
    person_key,
    readers_on,
    release,
    set_audience,
    set_key,
)
from multaqa.foundation.access.testing import NOTES, Note, known, let_read
from multaqa.foundation.people.api import Person, reinstate, suspend
from multaqa.foundation.people.testing import Cast, cast

pytestmark = pytest.mark.django_db
NETWORK = "network:n"
ACTORS = ("amina", "jun")
MOVES = st.one_of(
    st.tuples(st.just("set_audience"), st.sampled_from([PUBLIC, ACCOUNT, NETWORK, "team"])),
    st.tuples(st.just("hold_back"), st.sampled_from([NETWORK, "team"])),
    st.tuples(st.just("release"), st.just("")),
    st.tuples(
        st.sampled_from(["open", "close", "enter", "leave", "grant", "end_grant", "suspend", "reinstate"]),
        st.sampled_from(ACTORS),
    ),
)


@dataclass
class Expected:
    """What the moves made so far should have brought about."""

    audience: str = ""
    held: str = ""
    holders: set[str] = field(default_factory=set)
    team: set[str] = field(default_factory=set)
    granted: set[str] = field(default_factory=set)
    suspended: set[str] = field(default_factory=set)

    def readers(self) -> set[str]:
        key = self.held or self.audience
        if key == PUBLIC:
            return set(ACTORS)
        let_in = {"": set(), ACCOUNT: set(ACTORS), NETWORK: self.holders, "team": self.team}[key]
        return (let_in | self.granted) - self.suspended


@dataclass
class Stage:
    """A note, its team and the people who come and go, with the expectation kept beside them."""

    people: Cast
    note: Note
    expected: Expected = field(default_factory=Expected)

    def move(self, verb: str, what: str) -> None:
        getattr(self, verb)(what)

    def key(self, what: str) -> str:
        return set_key(named_set("team")) if what == "team" else what

    def person(self, what: str) -> Person:
        person: Person = getattr(self.people, what)
        return person

    def set_audience(self, what: str) -> None:
        set_audience(self.note, audience=self.key(what), label=Label.CLEAR, by=None)
        self.expected.audience = what

    def hold_back(self, what: str) -> None:
        hold_back(self.note, key=self.key(what), by=None)
        self.expected.held = what

    def release(self, what: str) -> None:
        if self.expected.audience:
            release(self.note, by=None)
            self.expected.held = ""

    def open(self, what: str) -> None:
        open_holding(self.person(what), NETWORK, by=None, reason="admitted")
        self.expected.holders.add(what)

    def close(self, what: str) -> None:
        close_holding(self.person(what), NETWORK, by=None, reason="left")
        self.expected.holders.discard(what)

    def enter(self, what: str) -> None:
        add_entry(named_set("team"), person_key(self.person(what)), by=None, reason="joined")
        self.expected.team.add(what)

    def leave(self, what: str) -> None:
        end_entry(named_set("team"), person_key(self.person(what)), by=None, reason="left")
        self.expected.team.discard(what)

    def grant(self, what: str) -> None:
        until = timezone.now() + timedelta(days=1)
        with known(NOTES):
            let_read(self.person(what), self.note, asked_by=self.people.elodie, by=self.people.ingrid, until=until)
        self.expected.granted.add(what)

    def end_grant(self, what: str) -> None:
        end_grant(self.person(what), self.note, by=self.people.ingrid, reason="Answered")
        self.expected.granted.discard(what)

    def suspend(self, what: str) -> None:
        if what not in self.expected.suspended:
            suspend(self.person(what), by=None)
            self.expected.suspended.add(what)

    def reinstate(self, what: str) -> None:
        if what in self.expected.suspended:
            reinstate(self.person(what), by=None)
            self.expected.suspended.discard(what)


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(st.lists(MOVES, min_size=1, max_size=12))
def test_every_move_has_its_effect_now_and_is_remembered(moves: list[tuple[str, str]]):
    with transaction.atomic():
        stage = Stage(cast(), Note.objects.create())
        remembered: list[tuple[datetime, bool, set[str]]] = []
        for verb, what in moves:
            stage.move(verb, what)
            readers = {name for name in ACTORS if may_read(stage.person(name), stage.note)}
            assert readers == stage.expected.readers()
            everyone = may_read(None, stage.note)
            remembered.append((timezone.now(), everyone, readers))
        for moment, everyone, readers in remembered:
            then = readers_on(stage.note, moment)
            assert then.everyone == everyone
            if not everyone:
                assert {name for name in ACTORS if stage.person(name) in then.people} == readers
        transaction.set_rollback(True)
