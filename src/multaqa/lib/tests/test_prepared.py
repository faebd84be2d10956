from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Q

from multaqa.lib.prepared import Given, Prepared, PreparedObjects, columns_of, object_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sessions():
    rows = [Session(session_key=key, session_data=f"of {key}", expire_date=NOON + hour) for key, hour in HOURS.items()]
    Session.objects.bulk_create(rows)


HOURS = {key: timedelta(hours=number) for number, key in enumerate("abc")}


def test_a_read_is_composed_once_and_its_values_are_new_each_time(django_assert_num_queries):
    composed = []

    def named(key):
        composed.append(key)
        return Session.objects.filter(session_key=key).values_list("session_data")

    read = Prepared(named)
    with django_assert_num_queries(3):
        assert [read.rows(key=key) for key in ("a", "b", "nobody")] == [[("of a",)], [("of b",)], []]
    assert [type(key) for key in composed] == [Given]


def test_what_has_changed_is_read():
    read = Prepared(lambda key: Session.objects.filter(session_key=key).values_list("session_data"))
    before = read.rows(key="a")
    Session.objects.filter(session_key="a").update(session_data="another")
    assert (before, read.rows(key="a")) == ([("of a",)], [("another",)])


def test_several_values_may_be_given_in_any_number(django_assert_num_queries):
    read = Prepared(
        lambda keys, but: (
            Session.objects.filter(~Q(session_key=but), session_key__in=keys)
            .order_by("session_key")
            .values_list("session_key")
        )
    )
    assert read.rows(keys=["c", "a"], but="b") == [("a",), ("c",)]
    assert read.rows(keys=["a", "b", "c"], but="c") == [("a",), ("b",)]
    assert read.rows(keys=["c"], but="b") == [("c",)]
    with django_assert_num_queries(0):
        assert read.rows(keys=[], but="b") == []


def test_moments_go_in_and_come_out_as_django_has_them():
    read = Prepared(lambda after: Session.objects.filter(expire_date__gt=after).values_list("expire_date"))
    assert read.rows(after=NOON + HOURS["b"]) == [(NOON + HOURS["c"],)]


def test_an_object_is_made_of_its_columns():
    read = Prepared(lambda key: Session.objects.filter(session_key=key).values_list(*columns_of(Session)))
    made = object_of(Session, read.rows(key="b")[0])
    assert (made, made.session_data, made._state.adding) == (Session.objects.get(session_key="b"), "of b", False)


def test_a_value_is_never_read_as_sql():
    read = Prepared(lambda key: Session.objects.filter(session_key=key).values_list("session_key"))
    assert read.rows(key="{key} ' OR 1=1 -- %s") == []


def test_a_read_may_name_what_it_is_given():
    def of_each(**given):
        first, second = (
            Session.objects.filter(session_key__in=keys).values_list("session_key") for keys in given.values()
        )
        return first.union(second, all=True)

    read = Prepared(of_each, given=("one.kind", "another.kind"))
    assert sorted(read.rows(**{"one.kind": ["a", "c"], "another.kind": ["b"]})) == [("a",), ("b",), ("c",)]


def test_objects_come_with_what_their_relations_lead_to_and_nothing_is_made_twice(django_assert_num_queries):
    of_admin = ContentType.objects.get_for_model(Session)
    Permission.objects.all().delete()
    Permission.objects.bulk_create(
        Permission(codename=code, name=code, content_type=of_admin) for code in ("one", "other")
    )
    read = PreparedObjects(
        Permission,
        lambda codes: Permission.objects.filter(codename__in=codes).order_by("codename"),
        along=("content_type",),
    )
    with django_assert_num_queries(1):
        one, other = read.objects(codes=["one", "other"])
        assert (one.codename, other.codename, one.content_type) == ("one", "other", of_admin)
        assert one.content_type is other.content_type
