"""What is made once stands there again, in a database as migrations made it; in any other it is made anew."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from multaqa.lib import stencil
from multaqa.lib.stencil import database_is_made, made_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_it_stands(monkeypatch):
    """The database as this test finds it is the one that it begins with; what the process knew comes back."""
    monkeypatch.setattr(stencil, "_known", stencil._Known())
    database_is_made()


class Maker:
    """Makes a session that ends in a day, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1
        Session.objects.create(session_key="made", session_data=str(self.times), expire_date=_in_a_day())


def test_rows_are_written_again_as_they_were_and_moments_move_on():
    maker = Maker()
    for _ in range(3):
        _undone(lambda: made_once("test of rows", maker))
    made_once("test of rows", maker)
    assert maker.times == 1
    stands = Session.objects.get()
    assert (stands.session_key, stands.session_data) == ("made", "1")
    assert abs(stands.expire_date - _in_a_day()) < timedelta(seconds=30)


def test_moments_that_mean_any_time_stay():
    any_time = datetime(9999, 12, 30, tzinfo=UTC)
    for _ in range(2):
        _undone(lambda: made_once("test of any time", lambda: _session("x", ends=any_time)))
    made_once("test of any time", lambda: _session("y", ends=any_time))
    assert Session.objects.get().expire_date == any_time
    assert Session.objects.get().session_key == "x"


def test_what_others_became_they_become_again():
    _session("stood there")
    database_is_made()
    maker = Maker()

    def make():
        maker()
        Session.objects.filter(session_key="stood there").update(session_data="changed")

    _undone(lambda: made_once("test of changes", make))
    assert Session.objects.get(session_key="stood there").session_data == ""
    made_once("test of changes", make)
    assert maker.times == 1
    assert dict(Session.objects.values_list("session_key", "session_data")) == {"stood there": "changed", "made": "1"}


def test_what_takes_rows_out_is_made_anew():
    _session("stood there")
    database_is_made()
    maker = Maker()

    def make():
        maker()
        Session.objects.filter(session_key="stood there").delete()

    _undone(lambda: made_once("test of deletion", make))
    made_once("test of deletion", make)
    assert maker.times == 2
    assert list(Session.objects.values_list("session_key", flat=True)) == ["made"]


def test_beside_rows_of_others_it_is_made_anew():
    maker = Maker()
    _undone(lambda: made_once("test of others", maker))
    _session("stands there")
    made_once("test of others", maker)
    assert maker.times == 2
    assert Session.objects.get(session_key="made").session_data == "2"


def _undone(act):
    point = transaction.savepoint_create()
    act()
    transaction.savepoint_rollback(point)


def _session(key, *, ends=None):
    return Session.objects.create(session_key=key, session_data="", expire_date=ends or _in_a_day())


def _in_a_day():
    return timezone.now() + timedelta(days=1)
