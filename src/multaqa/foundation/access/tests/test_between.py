"""Between two people: blocking is hiding from one, muting is one's own matter; neither is a way round a duty."""

import pytest
from django.contrib.auth import get_user_model

from multaqa.foundation.access.api import (
    MOST_SET_ASIDE,
    CannotBeSetAside,
    block,
    end_exclusion,
    exclude,
    may_meet,
    mute,
    muted_by,
    people_not_come_upon,
    person_key,
    set_aside_by,
    stance_towards,
    unblock,
    unmute,
)
from multaqa.foundation.access.models import Exclusion, Mute
from multaqa.foundation.access.testing import in_the_network
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.api import Capability, appoint, holdings, suspend
from multaqa.foundation.people.testing import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    made = cast()
    in_the_network(made.amina, made.chen, made.diego, made.jun, made.karim, made.leila)
    return made


def _told(person, table: str) -> list[object]:
    return [row for holding in holdings() if holding.model == table for row in holding.export(person)]


def test_the_blocked_person_meets_nobody_there_and_the_blocker_no_longer_comes_upon_him(people):
    block(people.karim, by=people.leila)
    assert [may_meet(one, people.leila) for one in (people.karim, people.chen, None)] == [False, True, False]
    assert may_meet(people.leila, people.karim)  # behind her own list his page stays
    assert people_not_come_upon(people.leila) == {people.karim.pk}
    assert people_not_come_upon(people.karim) == {people.leila.pk}
    assert people_not_come_upon(people.chen) == frozenset()
    assert people_not_come_upon(None) == {people.leila.pk}
    assert muted_by(people.leila) == {people.karim.pk}
    assert unblock(people.karim, by=people.leila)
    assert may_meet(people.karim, people.leila)
    assert people_not_come_upon(people.leila) == frozenset()
    assert not unblock(people.karim, by=people.leila)


def test_to_mute_hides_nothing_and_leaves_no_fact(people):
    before = len(facts_about(people.leila)), len(facts_about(people.karim))
    mute(people.karim, by=people.leila)
    assert muted_by(people.leila) == {people.karim.pk}
    assert may_meet(people.karim, people.leila)
    assert people_not_come_upon(people.leila) == frozenset()
    assert (len(facts_about(people.leila)), len(facts_about(people.karim))) == before
    assert [_told(people.karim, table) for table in ("access.Mute", "access.Exclusion")] == [[], []]
    assert unmute(people.karim, by=people.leila)
    assert muted_by(people.leila) == frozenset()
    assert not unmute(people.karim, by=people.leila)


def test_twice_is_once_and_nobody_sets_herself_aside(people):
    for _again in range(2):
        block(people.karim, by=people.leila)
        mute(people.karim, by=people.leila)
    assert Exclusion.objects.filter(person=people.leila).count() == 1
    assert Mute.objects.filter(person=people.leila).count() == 1
    for act in (block, mute):
        with pytest.raises(CannotBeSetAside):
            act(people.leila, by=people.leila)
    assert may_meet(people.leila, people.leila)


def test_the_log_does_not_say_whom_one_blocked(people):
    block(people.karim, by=people.leila)
    unblock(people.karim, by=people.leila)
    words = [recorded.payload.words for recorded in facts_about(people.leila)]
    assert len(words) >= 2
    assert [text for text in words if people.karim.public_id in text] == []


def test_an_office_keeps_one_who_meets_her(people):
    suspend(people.ingrid, by=None)  # who holds every office
    appoint(people.karim, to=Capability.SAFEGUARD, by=None, reason="Officer")
    with pytest.raises(CannotBeSetAside):
        block(people.karim, by=people.leila)
    assert may_meet(people.karim, people.leila)
    appoint(people.chen, to=Capability.SAFEGUARD, by=None, reason="Officer")
    block(people.karim, by=people.leila)
    with pytest.raises(CannotBeSetAside):
        block(people.chen, by=people.leila)
    appoint(people.leila, to=Capability.SAFEGUARD, by=None, reason="Officer")
    with pytest.raises(CannotBeSetAside):  # about herself she does not act
        block(people.chen, by=people.leila)
    unblock(people.karim, by=people.leila)
    block(people.chen, by=people.leila)
    assert not may_meet(people.chen, people.leila)


def test_more_than_the_most_are_refused_and_one_place_freed_is_enough(people):
    account = get_user_model()
    others = account.objects.bulk_create(
        account(email=f"crowd{number}@example.org", name=f"Crowd {number}") for number in range(MOST_SET_ASIDE)
    )
    Exclusion.objects.bulk_create(Exclusion(person=people.leila, from_key=person_key(one)) for one in others)
    Mute.objects.bulk_create(Mute(person=people.leila, muted=one) for one in others)
    for act, undo in ((block, unblock), (mute, unmute)):
        with pytest.raises(CannotBeSetAside, match="500"):
            act(people.karim, by=people.leila)
        act(others[0], by=people.leila)  # who is on the list already is no further one
        assert undo(others[0], by=people.leila)
        act(people.karim, by=people.leila)
    assert len(set_aside_by(people.leila)) == MOST_SET_ASIDE


def test_the_list_names_whom_one_set_aside_with_three_queries(people, django_assert_num_queries):
    block(people.karim, by=people.leila)
    mute(people.karim, by=people.leila)
    mute(people.chen, by=people.leila)
    with django_assert_num_queries(4):
        listed = set_aside_by(people.leila)
    assert {each.person: (bool(each.blocked_since), bool(each.muted_since)) for each in listed} == {
        people.karim: (True, True),
        people.chen: (False, True),
    }
    stance = stance_towards(people.chen, of=people.leila)
    assert stance is not None
    assert (stance.blocked_since, bool(stance.muted_since)) == (None, True)
    assert stance_towards(people.leila, of=people.chen) is None


def test_who_hides_meanwhile_is_on_no_list_and_in_no_export_of_the_other(people):
    for act in (block, mute):
        act(people.leila, by=people.karim)
        act(people.chen, by=people.karim)
    block(people.karim, by=people.leila)
    assert [each.person for each in set_aside_by(people.karim)] == [people.chen]
    for table in ("access.Exclusion", "access.Mute"):
        assert people.leila.public_id not in repr(_told(people.karim, table))
        assert people.chen.public_id in repr(_told(people.karim, table))
    end_exclusion(people.leila, from_key=person_key(people.karim), by=people.leila)
    assert {each.person for each in set_aside_by(people.karim)} == {people.chen, people.leila}


def test_hiding_by_other_keys_is_no_block(people):
    exclude(people.leila, from_key="organisation:bureau", by=people.leila)
    assert set_aside_by(people.leila) == []
    assert people_not_come_upon(people.leila) == frozenset()
