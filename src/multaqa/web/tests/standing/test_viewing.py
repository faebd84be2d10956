"""Looking with other eyes: whatever is planted, nobody sees by it what she may not see herself, nor more than they."""

import pytest
from django.urls import reverse

from multaqa.foundation.people.api import Person, Role, appoint
from multaqa.web.tests.standing.routes import addresses
from multaqa.web.tests.standing.table import MEETS
from multaqa.web.tests.standing.walking import Walker, groups_met
from multaqa.web.tests.standing.worlds import Planted

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OF_A_PLAIN_MEMBER = {"public", "account", "network"}
HIDDEN_FROM_HIM = {"name of leila", "profile of leila", "photo of leila"}
"""What she hides from Mourad's ministry, and from no member for being one."""


def met_with(eyes: str, looker: Person, planted: Planted) -> set[str]:
    walker = Walker(looker)
    walker.client.post(reverse("people:viewing"), {"eyes": eyes})
    answers = walker.walk(addresses(planted.world.visits, language="en"))
    assert [(each.address, each.status, each.fault) for each in answers if not each.is_in_order] == []
    return set(groups_met(planted.world.canaries, {each.address: each.told() for each in answers}))


def met_by(name: str) -> set[str]:
    return {group for group, readers in MEETS.items() if name in readers}


def test_a_steward_sees_as_an_outsider_what_an_outsider_sees(planted: Planted):
    assert met_with("outsider", planted.world.people.elodie, planted) == met_by("nobody")


def test_a_steward_sees_as_a_plain_member_what_a_plain_member_sees(planted: Planted):
    met = met_with("member", planted.world.people.elodie, planted)
    of_all_members = met_by("elodie") & met_by("amina") & (met_by("mourad") | HIDDEN_FROM_HIM)
    assert met == of_all_members - {"proposed term", "retired term"}
    assert {f"published {audience}" for audience in OF_A_PLAIN_MEMBER} <= met


def test_staff_who_are_no_members_see_no_members_words_by_it(planted: Planted):
    fiona = planted.world.people.fiona
    appoint(fiona, to=Role.AUDITOR, by=None, reason="A test")
    assert met_with("member", fiona, planted) <= met_by("fiona")
