"""Officers too read "a member" for whoever hides from them, and no address of hers."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.access.commands import exclude, freeze
from multaqa.foundation.access.keys import person_key
from multaqa.foundation.people.api import Role, appoint
from multaqa.foundation.people.testing import a_recovery, cast, sign_in_proved


@pytest.mark.django_db
@pytest.mark.parametrize("hides", [False, True])
def test_recoveries_and_frozen_keys_name_whom_the_officer_meets(client: Client, hides: bool):
    people = cast()
    appoint(people.jun, to=Role.OFFICER, by=None, reason="The second officer")
    recovery = a_recovery(people.leila, words="Met her", by=people.jun)
    freeze(people.leila, by=people.jun, reason="A new organisation")
    if hides:
        exclude(people.leila, from_key=person_key(people.ingrid), by=people.leila)
    sign_in_proved(client, people.ingrid)
    with override("ar"):
        pages = (
            reverse("people:recoveries"),
            reverse("people:recovery", args=[recovery]),
            reverse("safeguarding:vouching"),
        )
    for address in pages:
        page = client.get(address).content.decode()
        met = (people.leila.name in page, people.leila.email in page, "<bdi>عضو</bdi>" in page)
        assert (address, met) == (address, (not hides, not hides, hides))
