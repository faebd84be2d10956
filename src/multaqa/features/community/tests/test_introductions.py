"""A new member introduces herself once; those who facilitate are told."""

import pytest
from django.test import Client

from multaqa.features.community.models import Participation, Thread
from multaqa.features.community.testing import takes_part
from multaqa.features.membership.api import Member
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice

pytestmark = pytest.mark.django_db


def test_a_new_member_introduces_herself_once_with_words_of_her_profile(carrier, jun, diego):
    takes_part(jun, carrier)
    Member.objects.filter(person=jun).update(offers="Queues at night")
    client = Client()
    client.force_login(jun)
    home = f"/en/communities/{carrier.community.public_id}/"
    where = f"{home}introduction/"
    assert where in client.get(home).content.decode()
    form = client.get(where).content.decode()
    assert "Queues at night" in form
    assert jun.name in form
    client.post(where, {"title": "Jun", "source": "Queues at night"})
    thread = Thread.objects.get(started_by=jun)
    assert thread.kind == Thread.Kind.INTRODUCTION
    run_everything()
    told = Notice.objects.filter(kind="community.introduced").values_list("person", "thing")
    assert list(told) == [(diego.pk, ref_of(thread))]
    assert where not in client.get(home).content.decode()
    assert client.get(where).status_code == 404


def test_who_was_there_for_long_and_who_does_not_belong_are_not_invited(carrier, amina, jun):
    Participation.objects.filter(person=amina).update(since="2020-01-01T00:00Z")
    for person in (amina, jun):
        client = Client()
        client.force_login(person)
        assert client.get(f"/en/communities/{carrier.community.public_id}/introduction/").status_code == 404
