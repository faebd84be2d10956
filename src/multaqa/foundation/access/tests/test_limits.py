"""What an officer may do to other people's accounts is limited in number: her session might be stolen."""

import pytest
from django.core.cache import cache
from django.test import Client

from multaqa.foundation.people.api import Capability, appoint
from multaqa.foundation.people.testing import a_person, sign_in_proved

pytestmark = pytest.mark.django_db


def test_an_officers_acts_are_counted_for_herself_alone():
    cache.clear()
    clients = []
    for name in ("elodie", "ingrid"):
        officer = a_person(name)
        appoint(officer, to=Capability.SAFEGUARD, by=None, reason="Test")
        clients.append(Client())
        sign_in_proved(clients[-1], officer)
    first, second = clients
    assert [first.post("/en/safeguarding/", {}).status_code for _ in range(61)] == [422] * 60 + [429]
    assert first.get("/en/safeguarding/").status_code == 200
    assert second.post("/en/safeguarding/", {}).status_code == 422
