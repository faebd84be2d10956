"""Domains that pose as others are seen through; those that belong together are not accused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.lookalikes import Pose, closest_pose, pose_of, skeleton

HELD = "harbour-ministry.example"


def ascii_form(domain):
    return domain.encode("idna").decode("ascii")


@pytest.mark.parametrize(
    "domain",
    [
        ascii_form("hаrbour-ministry.example"),  # Cyrillic а
        ascii_form("harbоur-ministry.example"),  # Cyrillic о
        ascii_form("harbour-minìstry.example"),
        "harb0ur-ministry.example",
        "harbour-mlnistry.example",
        "harbour-rninistry.example",
        "harbour-minstry.example",
        "harbour-minsitry.example",
        "harbours-ministry.example",
        "harbour-ministry.org",
        "mail.harb0ur-ministry.example",
    ],
)
def test_what_reads_like_a_known_domain_is_a_lookalike(domain):
    assert pose_of(domain, HELD) == Pose.LOOKALIKE


@pytest.mark.parametrize(
    "domain",
    [
        "harbour-ministry.example.mail.test",
        "harbour-ministry-example.com",
        "harbour-ministry.secure-login.test",
        ascii_form("hаrbour-ministry.example.evil.test"),
    ],
)
def test_what_bears_a_known_name_and_is_anothers_is_seen(domain):
    assert pose_of(domain, HELD) == Pose.BEARS_NAME


def test_what_belongs_to_the_owner_is_not_accused():
    assert pose_of(HELD, HELD) == Pose.SAME
    assert pose_of("ports.harbour-ministry.example", HELD) == Pose.UNDER


@pytest.mark.parametrize("domain", ["museum.example", "ministry.test", "harbour.example", "un.org", "xn--mgbh0fb.test"])
def test_what_merely_shares_a_word_is_another(domain):
    assert pose_of(domain, HELD) == Pose.OTHER


def test_short_names_are_not_taken_for_slips():
    assert pose_of("uno.test", "un.test") == Pose.OTHER
    assert pose_of("who.int", "wto.int") == Pose.OTHER


def test_belonging_comes_before_posing():
    known = ["harbour-ministry.example", "harbour-minstry.example"]
    assert closest_pose("harbour-minstry.example", known) == (Pose.SAME, "harbour-minstry.example")
    assert closest_pose("museum.test", []) == (Pose.OTHER, "")


@given(st.from_regex(r"[a-z]{1,10}(\.[a-z0-9а-яα-ω]{1,8}){0,3}", fullmatch=True))
def test_every_domain_is_the_same_as_itself_and_has_a_skeleton(domain):
    assert pose_of(domain, domain) == Pose.SAME
    assert skeleton(domain) == skeleton(domain.upper())
