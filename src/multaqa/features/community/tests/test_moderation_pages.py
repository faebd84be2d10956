"""Pages of moderation: who opens them, what stands there, and what an open page of a thread is told."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.features.community.commands import name_facilitator
from multaqa.features.community.commands.appeals import appeal
from multaqa.features.community.commands.flagging import flag_post
from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.measures import Decision, decide
from multaqa.features.community.models import Access, Flag, Measure, Post, Reaction, Rule
from multaqa.features.community.testing import a_carrier, a_reply, a_thread, takes_part
from multaqa.foundation.access.api import Label, mute
from multaqa.foundation.people.api import Role as Office
from multaqa.foundation.people.api import appoint, is_within

pytestmark = pytest.mark.django_db

HIDING = {"kind": "hidden", "rule": "harassment", "reason": "It insults."}


@pytest.fixture
def chen(people, carrier):
    takes_part(people.chen, carrier)
    return people.chen


@pytest.fixture
def post(thread, chen) -> Post:
    return a_reply(thread, by=chen, source="Nobody needs such people here.")


def page(person, address, language="en"):
    client = Client()
    client.force_login(person)
    return client.get(f"/{language}/{address}")


def send(person, address, fields):
    client = Client()
    client.force_login(person)
    return client.post(f"/en/{address}", fields)


def test_post_is_flagged_from_its_menu(post, thread, amina, chen):
    assert f"/posts/{post.public_id}/flag/" in page(amina, f"threads/{thread.public_id}/").content.decode()
    assert f"/posts/{post.public_id}/flag/" not in page(chen, f"threads/{thread.public_id}/").content.decode()
    assert send(amina, f"posts/{post.public_id}/flag/", {"rule": "harassment", "words": "See."}).status_code == 302
    assert Flag.objects.get().by == amina
    assert "Waits for a decision" in page(amina, "flags/").content.decode()


def test_flag_without_a_rule_is_told_beside_the_field(post, amina):
    assert send(amina, f"posts/{post.public_id}/flag/", {"words": "See."}).status_code == 422
    assert not Flag.objects.exists()


def test_queue_shows_words_and_reason_and_never_who_flagged(post, amina, diego):
    flag_post(post, rule=Rule.HARASSMENT, words="The last line.", by=amina)
    for address in ("moderation/", f"moderation/posts/{post.public_id}/"):
        main = page(diego, address).content.decode().partition("<main")[2]
        assert "Nobody needs such people here." in main
        assert "It insults, threatens or harasses" in main
        assert amina.name not in main


def test_queue_of_three_asks_no_more_than_of_one(people, thread, chen, amina, diego):
    client = Client()
    client.force_login(diego)
    asked = []
    for count in (1, 2):
        for number in range(count):
            flag_post(a_reply(thread, by=chen, source=f"Reply {number}"), rule=Rule.OTHER, words="", by=amina)
        client.get("/en/moderation/")
        with CaptureQueriesContext(connection) as queries:
            html = client.get("/en/moderation/").content.decode()
        asked.append(len(queries))
    assert html.count('<li class="stack">') == 3
    assert asked[0] == asked[1]


def test_queue_is_narrowed_by_language(post, amina, diego):
    flag_post(post, rule=Rule.OTHER, words="", by=amina)
    assert "such people" in page(diego, "moderation/?language=en").content.decode()
    assert "such people" not in page(diego, "moderation/?language=ar").content.decode()


def test_pages_of_decisions_are_there_for_nobody_else(people, post, amina, chen, diego):
    flag_post(post, rule=Rule.OTHER, words="", by=amina)
    measure = decide(post, Decision(kind=Measure.Kind.HIDDEN, rule=Rule.OTHER, reason="No."), by=diego)
    appeal(measure, words="Yes.", by=chen)
    name_facilitator(post.thread.community, people.karim, by=diego)
    addresses = (
        "moderation/",
        f"moderation/posts/{post.public_id}/",
        f"decisions/{measure.public_id}/",
        f"moderation/appeals/{measure.public_id}/",
    )
    opened = {
        person: [page(getattr(people, person), address).status_code for address in addresses]
        for person in ("amina", "chen", "diego", "karim", "jun")
    }
    assert opened == {
        "amina": [404, 404, 404, 404],
        "chen": [404, 404, 200, 404],
        "diego": [200, 200, 404, 404],  # who decided answers no appeal against it
        "karim": [200, 200, 404, 200],
        "jun": [404, 404, 404, 404],
    }


def test_facilitator_hides_and_the_author_reads_why_in_her_language(post, amina, chen, diego):
    flag_post(post, rule=Rule.OTHER, words="", by=amina)
    assert send(diego, f"moderation/posts/{post.public_id}/", HIDING).status_code == 302
    measure = Measure.objects.get()
    html = page(chen, f"decisions/{measure.public_id}/", "zh-hans").content.decode()
    assert "侮辱、威胁或骚扰他人" in html
    assert "It insults." in html
    assert send(chen, f"decisions/{measure.public_id}/", {"words": "I quoted."}).status_code == 302
    assert "I quoted." in page(chen, f"decisions/{measure.public_id}/").content.decode()


@pytest.mark.parametrize("kind", ["slowed", "suspended"])
def test_pause_without_an_end_is_asked_for(post, diego, kind):
    answer = send(diego, f"moderation/posts/{post.public_id}/", HIDING | {"kind": kind})
    assert (answer.status_code, Measure.objects.count()) == (422, 0)
    assert "The last day is needed." in answer.content.decode()


def test_what_was_taken_out_stands_in_no_history(post, thread, amina, chen, diego):
    send(diego, f"moderation/posts/{post.public_id}/", HIDING | {"kind": "edited", "source": "[Taken out.]"})
    seen = {each: page(each, f"posts/{post.public_id}/history/").content.decode() for each in (amina, chen, diego)}
    assert ["such people" in seen[each] for each in (amina, chen, diego)] == [False, True, True]


def test_officer_without_the_key_reads_what_was_flagged_but_not_under_red(people, carrier, thread, amina, diego):
    appoint(people.ingrid, to=Office.OFFICER, by=None, reason="Officer")
    open_one = a_reply(thread, by=diego, source="Be silent, all of you.")
    flag_post(open_one, rule=Rule.OTHER, words="", by=amina)
    assert "Be silent" in page(people.ingrid, "moderation/").content.decode()
    red = a_thread(carrier, by=diego, label=Label.RED, source="For two alone.").posts.get()
    Flag.objects.create(post=red, by=people.jun, rule=Rule.OTHER, for_office=True)
    html = page(people.ingrid, f"moderation/posts/{red.public_id}/").content.decode()
    assert "For two alone." not in html
    assert "named readers only" in html


def still(person, thread, *posts):
    named = ",".join(each.public_id for each in posts)
    return page(person, f"communities/still/?posts={named}&threads={thread.public_id}")


def test_open_page_is_loaded_anew_once_something_of_it_is_gone(post, thread, people, amina, chen, diego):
    first = thread.posts.get(number=1)
    assert [still(each, thread, first, post).headers.get("HX-Refresh") for each in (people.jun, amina)] == [None, None]
    raise_label(post, Label.AMBER, by=amina)
    assert [still(each, thread, first, post).headers.get("HX-Refresh") for each in (people.jun, amina)] == [
        "true",
        None,
    ]
    raise_label(thread, Label.AMBER, by=amina)
    assert still(people.jun, thread).headers.get("HX-Refresh") == "true"
    assert Client().get(f"/en/communities/still/?threads={thread.public_id}").headers["HX-Refresh"] == "true"


def test_page_asks_for_all_that_it_shows(post, thread, amina):
    html = page(amina, f"threads/{thread.public_id}/").content.decode()
    named = ",".join(sorted(each.public_id for each in thread.posts.all()))
    assert f"posts={named}&amp;threads={thread.public_id}" in html
    assert 'hx-trigger="every 4s"' in html


def test_posts_of_muted_people_are_folded(post, thread, amina, chen, diego):
    mute(chen, by=amina)
    folded = [
        page(each, f"threads/{thread.public_id}/").content.decode().count("Muted: show") for each in (amina, diego)
    ]
    assert folded == [1, 0]


def test_pages_of_a_hidden_community_are_kept_by_nobody(people, diego):
    carrier = a_carrier(diego, access=Access.HIDDEN)
    thread = a_thread(carrier, by=diego)
    place = f"communities/{carrier.ref.partition(':')[2]}/"
    for address in (place, f"{place}about/", f"{place}people/", f"threads/{thread.public_id}/"):
        assert "no-store" in page(diego, address).headers["Cache-Control"]


def test_page_of_a_community_is_the_present_one_once(carrier, diego):
    html = page(diego, f"communities/{carrier.community.public_id}/").content.decode()
    rail = html.partition('class="rail"')[2].partition("</nav>")[0]
    assert rail.count('aria-current="page"') == 1


def test_too_many_replies_stay_in_the_form(thread, amina):
    client = Client()
    client.force_login(amina)
    for number in range(12):
        answer = client.post(f"/en/threads/{thread.public_id}/replies/", {"source": f"Reply {number}"})
    assert Post.objects.filter(author=amina, number__gt=1).count() == 10
    assert "Reply 11" in answer.content.decode()
    assert "Very much was sent" in answer.content.decode()


def test_script_that_votes_and_reacts_is_stopped(post, amina, chen):
    client = Client()
    client.force_login(amina)
    answers = [
        client.post(f"/en/posts/{post.public_id}/reactions/", {"say": kind}).status_code
        for _round in range(35)
        for kind in Reaction.Kind.values
    ]
    assert (answers.count(302), answers.count(429)) == (120, 20)
    assert Reaction.objects.count() == 4


@pytest.mark.slow
def test_of_ten_thousand_taps_in_a_minute_120_count(rf, settings):
    request = rf.post("/")
    assert sum(is_within(request, "reaction", of="somebody") for _tap in range(10_000)) == 120
