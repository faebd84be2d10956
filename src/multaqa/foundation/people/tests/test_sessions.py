"""How a session is read: as Django's own store reads it, in one statement."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from multaqa.foundation.people.sessions import SessionStore

pytestmark = pytest.mark.django_db


def a_session() -> str:
    session = SessionStore()
    session["page"] = "السلام"
    session.create()
    return str(session.session_key)


def test_what_one_store_keeps_the_other_reads():
    key = a_session()
    assert SessionStore(key)["page"] == db.SessionStore(key)["page"] == "السلام"


def test_one_statement_reads_a_session(django_assert_num_queries):
    key = a_session()
    with django_assert_num_queries(1):
        assert SessionStore(key).get("page") == "السلام"


def test_session_that_has_ended_holds_nothing_and_loses_its_key():
    key = a_session()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    ended = SessionStore(key)
    assert (ended.get("page"), ended.session_key) == (None, None)


def test_session_that_never_was_holds_nothing_and_loses_its_key():
    strange = SessionStore("a" * 32)
    assert (strange.get("page"), strange.session_key) == (None, None)
