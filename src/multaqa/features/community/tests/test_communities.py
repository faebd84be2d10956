"""Communities are founded, written, opened, hidden and archived."""

import pytest
from django.core.exceptions import PermissionDenied

from multaqa.features.community.commands import (
    CommunityWords,
    archive_community,
    ask_to_join,
    found_community,
    join,
    reopen_community,
    set_access,
    write_community,
)
from multaqa.features.community.models import Access, Carrier, Community, Participation
from multaqa.features.community.refusals import CannotBeDone, WrittenMeanwhile
from multaqa.features.community.testing import a_community, with_facilitator
from multaqa.foundation.access.api import Label, may_read, ref_of
from multaqa.foundation.people.api import Capability, appoint, the_network


def words(name="Crowded places", **others):
    return CommunityWords(name={"en": name}, **others)


def test_founding_needs_the_capability_and_the_membership(people):
    with pytest.raises(PermissionDenied):
        found_community(the_network(), words(), access=Access.OPEN, by=people.amina)
    with pytest.raises(PermissionDenied):
        found_community(the_network(), words(), access=Access.OPEN, by=people.ingrid)
    assert not Community.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [
        CommunityWords(name={"en": "  "}),
        CommunityWords(name={"en": "Wide"}, is_wide=True, default_label=Label.AMBER),
        CommunityWords(name={"en": "Red"}, default_label=Label.RED),
    ],
)
def test_words_that_do_not_go_together_are_refused(people, bad):
    appoint(people.amina, to=Capability.KEEP_COMMUNITIES, by=None, reason="Keeps the communities")
    with pytest.raises(CannotBeDone):
        found_community(the_network(), bad, access=Access.OPEN, by=people.amina)
    assert not Community.objects.exists()


@pytest.mark.parametrize(
    ("access", "members", "label"),
    [(Access.OPEN, True, "TLP:GREEN"), (Access.LISTED, True, "TLP:GREEN"), (Access.HIDDEN, False, "TLP:AMBER")],
)
def test_access_says_who_knows_of_it(people, access, members, label):
    community = a_community(people.elodie, access=access)
    carrier = Carrier.objects.get(ref=ref_of(community))
    for row in (community, carrier):
        assert row.label == label
        assert may_read(people.elodie, row)
        assert may_read(people.amina, row) is members
        assert not may_read(people.fiona, row)
        assert not may_read(None, row)


def test_hiding_moves_its_row_and_its_carrier_and_ends_requests(people):
    community = a_community(people.elodie, access=Access.LISTED)
    request = ask_to_join(community, words="", by=people.amina)
    set_access(community, Access.HIDDEN, by=people.elodie)
    community.refresh_from_db()
    request.refresh_from_db()
    carrier = Carrier.objects.get(ref=ref_of(community))
    assert (community.access, request.state) == (Access.HIDDEN, Participation.State.LEFT)
    assert carrier.read_key == community.read_key == f"community:{community.public_id}!"
    set_access(community, Access.OPEN, by=people.elodie)
    carrier.refresh_from_db()
    assert may_read(people.amina, carrier)


def test_hidden_it_speaks_no_longer_to_the_whole_network(people):
    community = a_community(people.elodie, is_wide=True)
    set_access(community, Access.HIDDEN, by=people.elodie)
    community.refresh_from_db()
    assert community.is_wide is False


def test_steward_who_does_not_belong_does_not_keep_a_hidden_one(people):
    community = a_community(people.elodie, access=Access.HIDDEN)
    appoint(people.chen, to=Capability.KEEP_COMMUNITIES, by=None, reason="Keeps the communities")
    for act in (
        lambda: set_access(community, Access.OPEN, by=people.chen),
        lambda: archive_community(community, by=people.chen),
        lambda: reopen_community(community, by=people.chen),
    ):
        with pytest.raises(PermissionDenied):
            act()
    community.refresh_from_db()
    assert community.access == Access.HIDDEN


def test_two_editors_at_once_the_second_is_told(people):
    community = with_facilitator(a_community(people.elodie), people.diego)
    write_community(community, words("Stations", languages=["es", "ar"]), revision=1, by=people.diego)
    with pytest.raises(WrittenMeanwhile):
        write_community(community, words("Squares"), revision=1, by=people.elodie)
    community.refresh_from_db()
    assert (community.name, community.revision, community.languages) == ({"en": "Stations"}, 2, ["es", "ar"])
    with pytest.raises(PermissionDenied):
        write_community(community, words("Squares"), revision=2, by=people.amina)


def test_rules_are_rendered_once_and_neutralised(people):
    rules = {"en": "Be kind. [x](javascript:alert(1)) <script>1</script>"}
    community = a_community(people.elodie, rules=rules)
    assert "<a" not in community.rules_html["en"]
    assert "<script" not in community.rules_html["en"]
    assert community.rules == rules


def test_names_are_searched_folded(people):
    community = a_community(people.elodie, name="Zoë’s ﻣﺤﻄﺔ")
    assert community.folded == "zoe's محطه"
    assert set(community.sort_keys) == {"ar", "zh-hans", "en", "fr", "ru", "es"}


def test_nobody_joins_an_archived_community(people):
    community = a_community(people.elodie)
    archive_community(community, by=people.elodie)
    with pytest.raises(PermissionDenied):
        join(community, by=people.amina)
    reopen_community(community, by=people.elodie)
    assert join(community, by=people.amina).state == Participation.State.ACTIVE
