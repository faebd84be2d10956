"""A thread is read a page at a time, from any post, and costs the same however long it is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.marks import write_noted_marks
from multaqa.features.community.commands.posts import delete_post
from multaqa.features.community.models import Post, ReadMark
from multaqa.features.community.queries.thread_page import A_PAGE
from multaqa.features.community.testing import a_reply, a_thread, many_replies
from multaqa.foundation.access.api import Label, exclude, person_key, ref_of
from multaqa.foundation.notify.api import is_following
from multaqa.foundation.taxonomy.testing import a_term

pytestmark = pytest.mark.django_db


def page(person, path, *, status=200):
    client = Client()
    if person is not None:
        client.force_login(person)
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode() if status == 200 else answer.headers.get("Location", "")


def path_of(thread, query=""):
    return f"/en/threads/{thread.public_id}/{query}"


def shown(html):
    """The public ids of the posts on a page, in their order."""
    return [part.split('"')[0] for part in html.split('data-post="')[1:]]


def test_pages_follow_one_another_without_gap_or_repetition(thread, amina, diego):
    many_replies(thread, 64, by=diego)
    ids = list(Post.objects.filter(thread=thread).order_by("number").values_list("public_id", flat=True))
    query, found = "", []
    while True:
        html = page(amina, path_of(thread, query))
        found += shown(html)
        if "Later posts" not in html:
            break
        query = f"?after={found[-1]}"
    assert found == ids
    back = shown(page(amina, path_of(thread, f"?before={ids[40]}")))
    assert back == ids[20:40]
    assert shown(page(amina, path_of(thread, "?last=1"))) == ids[-A_PAGE:]


def test_address_of_a_post_opens_the_page_at_it(thread, amina, diego):
    replies = many_replies(thread, 300, by=diego)
    wanted = replies[177]
    onward = page(amina, f"/en/posts/{wanted.public_id}/", status=302)
    assert onward == f"/en/threads/{thread.public_id}/?from={wanted.public_id}#post-{wanted.public_id}"
    html = page(amina, onward.partition("#")[0])
    ids = [reply.public_id for reply in replies]
    assert shown(html) == ids[169:189]
    assert "Earlier posts" in html


def test_page_costs_the_same_for_two_thousand_posts(carrier, amina, diego):
    short, long = a_thread(carrier, by=amina), a_thread(carrier, by=amina)
    many_replies(short, 19, by=diego)
    replies = many_replies(long, 1999, by=diego)
    client = Client()
    client.force_login(amina)

    def queries(path):
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(path)
        return [query["sql"] for query in captured.captured_queries]

    few = queries(path_of(short))
    many = queries(path_of(long, f"?after={replies[1000].public_id}"))
    print("\n".join(few))
    assert len(few) <= 8
    assert len(many) <= len(few) + 1


def test_posts_are_read_through_the_index_of_their_numbers(thread, amina, diego):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL tells its plans in another form")
    replies = many_replies(thread, 400, by=diego)
    client = Client()
    client.force_login(amina)
    with CaptureQueriesContext(connection) as captured:
        client.get(path_of(thread, f"?after={replies[200].public_id}"))
    sql = next(
        q["sql"] for q in captured.captured_queries if 'FROM "community_post"' in q["sql"] and "LIMIT 21" in q["sql"]
    )
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = " | ".join(str(row[3]) for row in cursor.fetchall())
    assert "SEARCH community_post USING INDEX sqlite_autoindex_community_post_2 (thread_id=? AND number>?)" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan


def test_post_for_fewer_is_not_there_and_leaves_no_gap(thread, amina, diego, jun):
    replies = [a_reply(thread, by=diego, source=f"Said {n}") for n in range(3)]
    raise_label(replies[1], Label.AMBER, by=amina)
    html = page(jun, path_of(thread))
    assert replies[1].public_id not in html
    assert len(shown(html)) == 3
    assert "2 replies" in html.replace("\xa0", " ")
    assert len(shown(page(amina, path_of(thread)))) == 4
    assert page(jun, f"/en/posts/{replies[1].public_id}/", status=404) == ""


def test_line_stands_before_what_is_new(thread, amina, diego):
    page(amina, path_of(thread))
    write_noted_marks()
    assert ReadMark.objects.get(person=amina).number == 1
    assert "New since your last visit" not in page(amina, path_of(thread))
    new = a_reply(thread, by=diego)
    html = page(amina, path_of(thread, "?new=1"))
    assert html.index("New since your last visit") < html.index(f'id="post-{new.public_id}"')
    write_noted_marks()
    assert "New since your last visit" not in page(amina, path_of(thread))


def test_reading_writes_nothing_by_itself(thread, amina):
    client = Client()
    client.force_login(amina)
    client.get(path_of(thread))
    with CaptureQueriesContext(connection) as captured:
        client.get(path_of(thread))
    assert not [q["sql"] for q in captured.captured_queries if not q["sql"].startswith("SELECT")]


def test_author_who_hides_reads_a_member(thread, amina, jun):
    exclude(amina, from_key=person_key(jun), by=amina)
    html = page(jun, path_of(thread))
    assert amina.name not in html
    assert "A member" in html


def test_answer_tells_of_a_deleted_post_and_hides_an_unreadable_one(thread, amina, diego, jun):
    asked = a_reply(thread, by=diego, source="What about the side gate?")
    a_reply(thread, by=amina, answers=asked)
    assert "What about the side gate?" in page(jun, path_of(thread)).split("post-answered")[1]
    delete_post(asked, by=diego)
    html = page(jun, path_of(thread))
    assert "In reply to a post that is shown no longer." in html
    assert "side gate" not in html
    assert "Bring it back" in page(diego, path_of(thread))


def test_close_thread_is_kept_by_no_cache_and_not_named_in_the_title(carrier, amina):
    thread = a_thread(carrier, by=amina, title="Gate seven", label=Label.AMBER)
    client = Client()
    client.force_login(amina)
    answer = client.get(path_of(thread))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Gate seven" not in answer.content.decode().split("</title>")[0]


def test_mentioned_people_are_named_for_each_reader(thread, amina, diego, jun):
    a_reply(thread, by=diego, source=f"Ask @{amina.public_id} and @zzzzzzzzzzzz")
    html = page(jun, path_of(thread))
    assert f'<span class="mention">@<bdi>{amina.name}</bdi></span>' in html
    exclude(amina, from_key=person_key(jun), by=amina)
    hidden = page(jun, path_of(thread))
    assert '<span class="mention">@<bdi>A member</bdi></span>' in hidden
    assert amina.name not in hidden


def test_thread_is_not_there_for_outsiders(thread, people):
    for person in (people.fiona, None):
        assert page(person, path_of(thread), status=404) == ""


def test_topics_of_a_thread_are_followed_where_it_stands(thread, jun):
    term = a_term("sports-events")
    thread.topics.add(term)
    client = Client()
    client.force_login(jun)
    address = f"/en/threads/{thread.public_id}/"
    assert f'value="taxonomy.term:{term.public_id}"' in client.get(address).content.decode()
    client.post("/en/settings/following/", {"thing": ref_of(term), "wanted": "yes", "next": address})
    assert is_following(jun, ref_of(term))
    assert client.get(address).content.decode().count("Stop following") == 1
