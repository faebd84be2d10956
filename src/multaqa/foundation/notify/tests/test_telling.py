import pytest

from multaqa.foundation.access.api import Label, close_holding
from multaqa.foundation.notify.api import Delivery, Notice, tell, unseen_count
from multaqa.foundation.notify.commands import see_all, see_notice
from multaqa.foundation.notify.queries import ShownNotice, page_of_notices
from multaqa.foundation.notify.tests.conftest import NOTED, QUIET
from multaqa.foundation.notify.tests.things import COMMUNITY, a_note, let_in
from multaqa.foundation.people.api import Person, suspend

pytestmark = pytest.mark.django_db


def listed(person: Person, language: str = "ar") -> list[ShownNotice]:
    return page_of_notices(person, number=None, language=language)[1]


def told() -> set[str]:
    return set(Notice.objects.values_list("person__email", flat=True))


def test_each_person_is_told_once(people):
    tell([people.amina, people.boris, people.amina], kind=NOTED, thing_ref=a_note(), context={"who": "Chen"})
    assert told() == {people.amina.email, people.boris.email}
    assert Delivery.objects.count() == 2


def test_only_who_may_read_the_thing_is_told(people):
    let_in(people.amina)
    tell([people.amina, people.boris], kind=NOTED, thing_ref=a_note(audience=COMMUNITY, label=Label.AMBER))
    assert told() == {people.amina.email}


def test_suspended_and_ended_are_told_nothing(people):
    tell([people.ghada, people.hassan, people.amina], kind=NOTED, thing_ref=a_note())
    assert told() == {people.amina.email}


def test_many_are_told_in_several_statements(people, monkeypatch):
    monkeypatch.setattr("multaqa.foundation.notify.commands.notices.AT_ONCE", 2)
    tell([people.amina, people.boris, people.chen, people.diego, people.elodie], kind=NOTED, thing_ref=a_note())
    assert (len(told()), Delivery.objects.count()) == (5, 5)
    assert unseen_count(people.elodie) == 1


def test_the_same_cause_tells_once(people):
    ref = a_note()
    for _time in range(2):
        tell([people.amina], kind=NOTED, thing_ref=ref, once="fact:7")
    tell([people.amina, people.boris], kind=NOTED, thing_ref=ref, once="fact:7")
    assert Notice.objects.count() == 2
    assert Delivery.objects.count() == 2


def test_quiet_kind_is_never_mailed(people):
    tell([people.amina], kind=QUIET, thing_ref=a_note())
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 0)


def test_notice_of_what_may_no_longer_be_read_is_gone(people):
    let_in(people.amina)
    ref = a_note(audience=COMMUNITY, label=Label.AMBER)
    tell([people.amina], kind=NOTED, thing_ref=ref)
    assert (len(listed(people.amina)), unseen_count(people.amina)) == (1, 1)
    close_holding(people.amina, COMMUNITY, by=None, reason="A test")
    see_notice("unknown", by=people.amina)
    assert listed(people.amina) == []
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    assert unseen_count(people.amina) == 1


def test_seen_notices_do_not_count(people):
    for _number in range(3):
        tell([people.amina, people.boris], kind=NOTED, thing_ref=a_note())
    see_notice(listed(people.amina)[0].notice.public_id, by=people.amina)
    assert unseen_count(people.amina) == 2
    see_all(by=people.amina)
    assert (unseen_count(people.amina), unseen_count(people.boris)) == (0, 3)


def test_nobody_sees_the_notice_of_another(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    see_notice(Notice.objects.get().public_id, by=people.boris)
    assert unseen_count(people.amina) == 1


def test_notices_are_shown_in_the_language_of_the_page(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note("title"))
    [line] = listed(people.amina, "fr")
    assert line.card is not None
    assert (line.card.title, line.card.title_language) == ("title", "fr")


def test_three_notices_take_as_many_queries_as_one(people, django_assert_num_queries):
    for number in range(3):
        tell([people.amina] + [people.boris] * (number == 0), kind=NOTED, thing_ref=a_note(str(number)))
    for person, count in ((people.boris, 1), (people.amina, 3)):
        with django_assert_num_queries(3):
            assert len(listed(person)) == count


def test_counting_again_asks_one_row(people, django_assert_num_queries):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    unseen_count(people.amina)
    with django_assert_num_queries(1):  # the version
        assert unseen_count(people.amina) == 1


def test_suspended_person_keeps_her_notices_but_gets_no_mail(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    suspend(people.amina, by=None)
    assert Notice.objects.count() == 1
