"""People with like names are found by stored keys, and shown to whom they may be."""

import pytest
from django.utils import timezone

from multaqa.features.membership.commands import keep_name_keys
from multaqa.features.membership.models import ApplicationName, Member, MemberName, NameKey
from multaqa.features.membership.queries.likenesses import like_names
from multaqa.features.membership.queries.members import constituency_named
from multaqa.features.membership.testing import as_if_admitted
from multaqa.features.membership.tests.waiting import waiting
from multaqa.foundation.access.api import exclude, person_key
from multaqa.foundation.people.api import Person, the_network
from multaqa.lib.names import keys_of


@pytest.fixture
def application(people):
    for person in (people.amina, people.elodie, people.boris):
        as_if_admitted(person)
        keep_name_keys(person.pk)
    return waiting(people.fiona, by=people.amina)


def called(application, name):
    ApplicationName.objects.filter(application=application).update(given=name)
    return application


def test_a_member_is_found_under_another_script(people, application):
    (like,) = like_names(called(application, "Amina Al-Zahrani"), reader=people.elodie)
    assert (like.person, like.name, like.is_member) == (people.amina, "أمينة الزهراني", True)
    (other,) = like_names(called(application, "LEBEDEV, Boris"), reader=people.elodie)
    assert other.person == people.boris


def test_nobody_is_like_somebody_of_another_name_nor_like_herself(people, application):
    keep_name_keys(people.fiona.pk)
    assert like_names(called(application, "Fiona Gallagher"), reader=people.elodie) == []


def test_who_hides_from_the_reviewer_is_not_shown(people, application):
    exclude(people.amina, from_key=person_key(people.elodie), by=people.amina)
    assert like_names(called(application, "Amina Al-Zahrani"), reader=people.elodie) == []


def test_keys_follow_the_names(people, application):
    MemberName.objects.filter(member__person=people.boris).update(given="Пётр Чайковский")
    keep_name_keys(people.boris.pk)
    assert set(NameKey.objects.filter(person=people.boris).values_list("key", flat=True)) == keys_of("Пётр Чайковский")
    (like,) = like_names(called(application, "Piotr Tchaikovsky"), reader=people.elodie)
    assert like.person == people.boris


@pytest.mark.slow
def test_among_ten_thousand_few_are_compared(people, application, django_assert_max_num_queries):
    given = ["Mohamed", "Ahmed", "Fatima", "Yusuf", "Omar", "Layla", "Hassan", "Karim", "Salma", "Nadia"]
    family = ["Haddad", "Mansour", "Khoury", "Saleh", "Nasser", "Hamdan", "Rahman", "Aziz", "Qasim", "Farouk"]
    names = [f"{given[i % 10]} {family[i // 10 % 10]}{'abcdefghij'[i // 100 % 10]}{i // 1000}" for i in range(10_000)]
    fill(names)
    with django_assert_max_num_queries(6):
        begun = timezone.now()
        like_names(called(application, "محمد حداد"), reader=people.elodie)
    assert (timezone.now() - begun).total_seconds() < 2


def fill(names):
    people = Person.objects.bulk_create(
        Person(email=f"crowd{i}@example.org", name=name) for i, name in enumerate(names)
    )
    columns = {"network": the_network(), "constituency": constituency_named("academia"), "capacity": "personal"}
    members = Member.objects.bulk_create(Member(person=person, **columns) for person in people)
    MemberName.objects.bulk_create(MemberName(member=member, given=member.person.name) for member in members)
    NameKey.objects.bulk_create(NameKey(person=person, key=key) for person in people for key in keys_of(person.name))
