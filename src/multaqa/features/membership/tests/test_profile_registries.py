"""What other apps hang on a profile: shown to whom it concerns, asked once for many."""

import pytest
from django.test import Client
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership import profile_actions, profile_sections
from multaqa.features.membership.api import (
    ProfileAction,
    ProfileLine,
    ProfileSection,
    register_profile_action,
    register_profile_section,
)
from multaqa.features.membership.models import Shown
from multaqa.features.membership.profile_actions import actions_towards
from multaqa.features.membership.testing import as_if_admitted


@pytest.fixture
def amina(people, monkeypatch):
    monkeypatch.setattr(profile_actions, "_actions", [])
    monkeypatch.setattr(profile_sections, "_sections", [])
    for person in (people.chen, people.karim):
        as_if_admitted(person)
    return as_if_admitted(people.amina)


def page_for(person, member):
    client = Client()
    client.force_login(person)
    return client.get(f"/en/members/{member.public_id}/").content.decode()


def test_an_action_is_offered_to_whom_its_app_says_and_never_towards_oneself(people, amina):
    def addresses(members, reader):
        return {public_id: f"/towards/{public_id}/" for public_id in members if reader == people.chen}

    register_profile_action(ProfileAction(_("Home"), "send", 1, addresses))
    assert f'href="/towards/{amina.public_id}/"' in page_for(people.chen, amina)
    assert "/towards/" not in page_for(people.karim, amina)
    assert "/towards/" not in page_for(people.amina, amina)


def test_actions_are_asked_for_all_members_at_once_and_stand_in_order(people, amina):
    asked = []

    def addresses(members, _reader):
        asked.append(sorted(members))
        return dict.fromkeys(members, "/there/")

    register_profile_action(ProfileAction("Second", "send", 2, addresses))
    register_profile_action(ProfileAction("First", "send", 1, lambda _members, _reader: {"b": "/only-b/"}))
    found = actions_towards({"a": people.amina, "b": people.karim}, reader=people.chen)
    assert [one.label for one in found["b"]] == ["First", "Second"]
    assert [one.href for one in found["a"]] == ["/there/"]
    assert asked == [["a", "b"]]


def test_a_section_is_shown_to_whom_its_part_of_the_profile_is_shown(people, amina):
    register_profile_section(ProfileSection("Lighthouses", "terms", 1, lambda *_asked: [ProfileLine("Seven", "/x/")]))
    register_profile_section(ProfileSection("Nothing here", "terms", 2, lambda *_asked: []))
    page = page_for(people.chen, amina)
    assert "<h2>Lighthouses</h2>" in page
    assert '<a href="/x/">Seven</a>' in page
    assert "Nothing here" not in page
    amina.terms_shown = Shown.NOBODY
    amina.save(update_fields=["terms_shown"])
    assert "Lighthouses" not in page_for(people.chen, amina)
