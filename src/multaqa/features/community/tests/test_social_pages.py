import pytest

from multaqa.features.community.commands.polling import Asked, put_poll
from multaqa.features.community.models import Ballot, Reaction
from multaqa.features.community.testing import a_carrier, a_reply, a_thread
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import saved_refs

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(thread):
    return thread.posts.get()


def address(post, act):
    return f"/en/posts/{post.public_id}/{act}/"


def test_a_tap_reacts_and_returns_to_the_page_at_the_post(client, people, post):
    client.force_login(people.diego)
    here = f"/en/threads/{post.thread.public_id}/?last=1"
    response = client.post(address(post, "reactions"), {"say": "helped", "next": f"{here}#last"})
    assert response["Location"] == f"{here}#post-{post.public_id}"
    page = client.get(here).content.decode()
    assert ('aria-pressed="true"' in page, "It helped me" in page) == (True, True)
    client.post(address(post, "reactions"), {"take_back": "helped", "next": "https://x.example/"})
    assert not Reaction.objects.exists()


def test_with_a_script_only_what_was_tapped_is_drawn_anew(client, people, post):
    client.force_login(people.diego)
    script = {"HX-Request": "true"}
    said = client.post(address(post, "reactions"), {"say": "agree"}, headers=script).content.decode()
    assert (f'id="said-{post.public_id}"' in said, said.count("<button"), "<html" in said) == (True, 4, False)
    saved = client.post(address(post, "saving"), {"wanted": "yes"}, headers=script).content.decode()
    assert (saved_refs(people.diego), saved.count('hx-swap-oob="true"')) == ([ref_of(post)], 1)


def test_unknown_words_change_nothing(client, people, post):
    client.force_login(people.diego)
    for fields in ({}, {"say": "hate"}, {"take_back": ""}, {"say": "x" * 10_000}):
        assert client.post(address(post, "reactions"), fields).status_code == 302
    assert not Reaction.objects.exists()


def test_own_posts_show_what_others_said_and_take_no_taps(client, people, post):
    client.force_login(people.amina)
    assert 'formaction="/en/posts/' not in client.get(f"/en/threads/{post.thread.public_id}/").content.decode().replace(
        f'formaction="{address(post, "saving")}"', ""
    )
    client.post(address(post, "reactions"), {"say": "helped"})
    assert not Reaction.objects.exists()


def test_who_said_what_is_named(client, people, post):
    Reaction.objects.create(post=post, person=people.diego, kind="can_help")
    client.force_login(people.amina)
    page = client.get(address(post, "reactions")).content.decode()
    assert (people.diego.name in page, "I can help" in page, "I agree" in page) == (True, True, False)


def test_a_vote_is_cast_changed_and_taken_back(client, people, post):
    put_poll(post, Asked(answers=("Before", "After")), by=people.amina)
    client.force_login(people.diego)
    for answers, chosen in ((["0"], [0]), (["1"], [1]), (["0", "1"], [1]), (["7"], [1]), (["²", "-1"], []), ([], [])):
        client.post(address(post, "votes"), {"answer": answers})
        assert list(Ballot.objects.values_list("option__place", flat=True)) == chosen
    assert "Before" in client.get(f"/en/threads/{post.thread.public_id}/").content.decode()


def test_only_the_author_closes_her_poll(client, people, post):
    poll = put_poll(post, Asked(answers=("Before", "After")), by=people.amina)
    for person, is_closed in ((people.diego, False), (people.amina, True)):
        client.force_login(person)
        client.post(address(post, "poll/closing"))
        poll.refresh_from_db()
        assert (poll.closed_at is not None) == is_closed


def test_what_may_not_be_read_is_not_there(client, people, post):
    inside = a_thread(a_carrier(people.diego, access="hidden"), by=people.diego).posts.get()
    client.force_login(people.amina)
    for act in ("reactions", "saving", "votes", "poll/closing"):
        assert client.post(address(inside, act), {"say": "helped", "wanted": "yes"}).status_code == 404
    assert client.get(address(inside, "reactions")).status_code == 404
    assert client.post(address(post, "votes"), {"answer": "0"}).status_code == 404  # there is no poll


def test_a_page_with_reactions_asks_as_much_for_three_posts_as_for_one(
    client, people, thread, django_assert_num_queries
):
    client.force_login(people.diego)
    here = f"/en/threads/{thread.public_id}/"
    Reaction.objects.create(post=thread.posts.get(), person=people.karim, kind="helped")
    client.get(here)
    with django_assert_num_queries(8):
        client.get(here)
    for _ in range(2):
        Reaction.objects.create(post=a_reply(thread, by=people.amina), person=people.karim, kind="helped")
    client.get(here)
    with django_assert_num_queries(8):
        client.get(here)
