import pytest
from django.template import Context, Template
from django.utils.translation import override

from multaqa.foundation.access.api import (
    PUBLIC,
    BadKey,
    Label,
    authorities_key,
    close_holding,
    end_exclusion,
    exclude,
    may_meet,
    open_holding,
    organisation_key,
    people_meeting,
    person_key,
    set_audience,
    shown_names,
    visible_people,
)
from multaqa.foundation.access.testing import Note, in_the_network
from multaqa.foundation.people.api import Capability, Person, appoint, reader_of, reinstate, suspend
from multaqa.foundation.people.testing import Cast, cast

MINISTRY = organisation_key("ministry")
OF_NO_NETWORK = {"boris", "fiona"}  # who may be anybody with a second account
pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    made = cast()
    members = (made.amina, made.chen, made.diego, made.jun, made.karim, made.leila, made.mourad, made.ghada)
    in_the_network(*members)
    open_holding(made.mourad, MINISTRY, by=None, reason="works there")
    return made


def who_meets_leila(people: Cast) -> set[str]:
    """Who of the cast may be shown Leila, asked in two ways that must agree."""
    readers = people.readers().items()
    one_by_one = {name for name, reader in readers if may_meet(reader, people.leila)}
    assert one_by_one == {
        name for name, reader in readers if people.leila in Person.objects.filter(visible_people(reader))
    }
    return one_by_one


def test_person_who_hides_from_no_one_is_met_by_all(people):
    assert who_meets_leila(people) == set(people.readers())


def test_exclusion_hides_from_holders_and_from_all_whose_keys_are_unknown(people):
    exclude(people.leila, from_key=MINISTRY, by=people.leila)
    hidden_from = {"mourad", "nobody", "ghada", "hassan", *OF_NO_NETWORK}
    assert who_meets_leila(people) == set(people.readers()) - hidden_from
    close_holding(people.mourad, MINISTRY, by=None, reason="left")
    assert "mourad" in who_meets_leila(people)


def test_exclusion_from_one_person_and_from_everyone(people):
    exclude(people.leila, from_key=person_key(people.chen), by=people.leila)
    assert "chen" not in who_meets_leila(people)
    exclude(people.leila, from_key=PUBLIC, by=people.leila)
    assert who_meets_leila(people) == {"leila"}
    end_exclusion(people.leila, from_key=PUBLIC, by=people.leila)
    assert "amina" in who_meets_leila(people)


def test_suspended_reader_who_still_has_a_session_meets_no_more_than_nobody(people):
    exclude(people.leila, from_key=MINISTRY, by=people.leila)
    as_loaded_before = Person.objects.get(pk=people.jun.pk)
    suspend(people.jun, by=None)
    assert not may_meet(as_loaded_before, people.leila)
    reinstate(people.jun, by=None)
    assert may_meet(as_loaded_before, people.leila)


def test_rows_about_nobody_stay_and_the_hidden_are_called_a_member(people, django_assert_num_queries):
    exclude(people.leila, from_key=MINISTRY, by=people.leila)
    with django_assert_num_queries(1), override("ar"):
        names = shown_names([people.leila, people.amina], reader=people.mourad)
    assert names == {people.leila.pk: "عضو", people.amina.pk: people.amina.name}


def test_excluding_twice_is_one_exclusion(people):
    assert exclude(people.leila, from_key=MINISTRY, by=None) == exclude(people.leila, from_key=MINISTRY, by=None)
    assert end_exclusion(people.leila, from_key=MINISTRY, by=None) == 1
    assert end_exclusion(people.leila, from_key=MINISTRY, by=None) == 0


def test_name_on_a_page_is_a_member_to_whom_she_hides_from(people, rf, django_assert_num_queries):
    exclude(people.leila, from_key=MINISTRY, by=people.leila)
    page = Template("{% load people_met %}{% for one in people %}{% shown_name one %}{% endfor %}")
    for reader, names in ((people.amina, people.leila.name), (people.mourad, "A member")):
        request = rf.get("/")
        request.user = reader
        shown = {"request": request, "people": [people.leila, None, people.amina, people.leila]}
        reader_of(request)
        with override("en"), django_assert_num_queries(1):
            assert page.render(Context(shown)) == f"<bdi>{names}</bdi><bdi>{people.amina.name}</bdi><bdi>{names}</bdi>"


def test_who_belongs_to_no_network_meets_nobody_who_hides_but_for_her_office(people):
    exclude(people.leila, from_key=MINISTRY, by=people.leila)
    appoint(people.fiona, to=Capability.AUDIT, by=None, reason="An auditor from outside")
    assert (may_meet(people.fiona, people.leila), may_meet(people.boris, people.leila)) == (True, False)
    in_the_network(people.boris)
    assert may_meet(people.boris, people.leila)


def test_hiding_from_authorities_catches_who_comes_to_stand_for_them_later(people):
    exclude(people.leila, from_key=authorities_key("LBN"), by=people.leila)
    assert "chen" in who_meets_leila(people)
    open_holding(people.chen, authorities_key("LBN"), by=None, reason="A new post")
    assert "chen" not in who_meets_leila(people)


def test_those_whom_she_meets_are_told_apart_by_the_keys_they_hold(people):
    assert Person.objects.filter(people_meeting(people.leila)).count() == Person.objects.count()
    exclude(people.leila, from_key=MINISTRY, by=people.leila)
    exclude(people.leila, from_key=person_key(people.karim), by=people.leila)
    unmet = Person.objects.exclude(pk__in=Person.objects.filter(people_meeting(people.leila)))
    assert set(unmet) == {people.mourad, people.karim}
    exclude(people.leila, from_key=PUBLIC, by=people.leila)
    assert list(Person.objects.filter(people_meeting(people.leila))) == [people.leila]


def test_nothing_is_for_those_who_are_only_hidden_from(people):
    with pytest.raises(BadKey):
        set_audience(Note.objects.create(), audience=authorities_key("LBN"), label=Label.GREEN, by=None)
