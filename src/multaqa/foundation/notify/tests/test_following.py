import pytest
from django.core.exceptions import PermissionDenied

from multaqa.foundation.access.api import Label, close_holding
from multaqa.foundation.notify.api import follow, followed_refs, followers, is_following, unfollow
from multaqa.foundation.notify.tests.things import COMMUNITY, a_note, let_in

pytestmark = pytest.mark.django_db


def test_following_twice_is_once_and_ends(people):
    ref = a_note()
    follow(people.amina, ref)
    follow(people.amina, ref)
    assert (is_following(people.amina, ref), followed_refs(people.amina)) == (True, [ref])
    unfollow(people.amina, ref)
    assert (is_following(people.amina, ref), followed_refs(people.amina)) == (False, [])


def test_what_may_not_be_read_cannot_be_followed(people):
    with pytest.raises(PermissionDenied):
        follow(people.amina, a_note(audience=COMMUNITY, label=Label.AMBER))
    with pytest.raises(PermissionDenied):
        follow(people.amina, "access.note:none")


def test_followers_are_those_who_may_still_read(people):
    let_in(people.amina, people.karim)
    ref = a_note(audience=COMMUNITY, label=Label.AMBER)
    follow(people.amina, ref)
    follow(people.karim, ref)
    close_holding(people.karim, COMMUNITY, by=None, reason="A test")
    assert set(followers(ref)) == {people.amina}


def test_followed_things_are_listed_by_kind(people):
    follow(people.amina, a_note())
    assert followed_refs(people.amina, kind="taxonomy.term") == []
    assert len(followed_refs(people.amina, kind="access.note")) == 1


def test_switch_follows_and_returns(client, people):
    client.force_login(people.amina)
    ref = a_note()
    response = client.post("/ar/settings/following/", {"thing": ref, "wanted": "yes", "next": "/ar/notices/"})
    assert (response["Location"], is_following(people.amina, ref)) == ("/ar/notices/", True)
    assert "كاميرات" in client.get("/ar/settings/following/").content.decode()
    response = client.post("/ar/settings/following/", {"thing": ref, "wanted": "no", "next": "https://x.example/"})
    assert (response["Location"], is_following(people.amina, ref)) == ("/ar/settings/following/", False)


def test_switch_does_not_betray_what_may_not_be_read(client, people):
    client.force_login(people.amina)
    hidden = client.post(
        "/ar/settings/following/", {"thing": a_note(audience=COMMUNITY, label=Label.AMBER), "wanted": "yes"}
    )
    unknown = client.post("/ar/settings/following/", {"thing": "access.note:none", "wanted": "yes"})
    assert (hidden.status_code, unknown.status_code) == (404, 404)
