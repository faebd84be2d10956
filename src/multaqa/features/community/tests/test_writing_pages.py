"""Replies, new threads and edits by their forms: what is asked, what is refused, and that nothing written is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from multaqa.features.community.commands.marks import write_noted_marks
from multaqa.features.community.commands.threads import close
from multaqa.features.community.models import KeptPost, Participation, Post, Thread
from multaqa.features.community.sources import LONGEST
from multaqa.features.community.testing import a_carrier, a_reply, a_thread, takes_part
from multaqa.foundation.access.api import Label, close_holding, community_key
from multaqa.foundation.files.api import File

pytestmark = pytest.mark.django_db

WEAK = "The north gate of the stadium has a blind spot, and the guards change at six."


@pytest.fixture
def client(amina):
    made = Client()
    made.force_login(amina)
    return made


def replies_of(thread):
    return f"/en/threads/{thread.public_id}/replies/"


def new_on(carrier):
    kind, _, public_id = carrier.ref.partition(":")
    return f"/en/carriers/{kind}/{public_id}/threads/new/"


def latest(thread):
    return Post.objects.filter(thread=thread).latest("number")


def test_reply_is_sent_and_its_page_opens(client, thread, amina):
    answer = client.post(replies_of(thread), {"source": "نعم، جربنا ذلك.", "answers": ""})
    post = latest(thread)
    assert (post.source, post.language, post.author) == ("نعم، جربنا ذلك.", "ar", amina)
    assert answer.headers["Location"].endswith(f"?from={post.public_id}#post-{post.public_id}")


def test_whole_post_is_quoted_without_javascript(client, thread, diego):
    asked = a_reply(thread, by=diego, source="First line\n> quoted before\n\nSecond line")
    html = client.get(f"{replies_of(thread)}?answers={asked.public_id}&quote=1").content.decode()
    assert "&gt; First line\n&gt;\n&gt; Second line\n" in html
    client.post(replies_of(thread), {"source": "Agreed", "answers": asked.public_id})
    assert latest(thread).answers == asked


def test_writer_is_asked_once_about_a_weak_place(client, thread):
    html = client.post(replies_of(thread), {"source": WEAK}).content.decode()
    assert "Before this is sent" in html
    assert thread.posts.count() == 1
    client.post(replies_of(thread), {"source": WEAK, "sent_as": "amber"})
    assert (latest(thread).label, latest(thread).source) == ("TLP:AMBER", WEAK)
    client.post(replies_of(thread), {"source": WEAK, "sent_as": "kept"})
    assert latest(thread).label == "TLP:GREEN"


def test_close_thread_is_not_asked_about(client, carrier, amina):
    thread = a_thread(carrier, by=amina, label=Label.AMBER)
    client.post(replies_of(thread), {"source": WEAK})
    assert latest(thread).source == WEAK


@pytest.mark.parametrize(("source", "said"), [("", "A text is needed"), ("x" * 1_048_576, "1048576 characters")])
def test_what_cannot_be_sent_is_told_beside_the_field(client, thread, source, said):
    html = client.post(replies_of(thread), {"source": source}).content.decode()
    assert said in html
    assert thread.posts.count() == 1


def test_overrides_are_shown_and_scripts_do_nothing(client, thread):
    client.post(replies_of(thread), {"source": "safe \u202egpj.exe [x](javascript:alert(1)) <script>alert(2)</script>"})
    html = latest(thread).html
    assert "[U+202E]" in html
    assert "\u202e" not in html
    assert 'href="javascript' not in html
    assert "<script" not in html


def test_text_is_given_back_where_nothing_can_be_written_any_more(client, thread, diego, amina, carrier):
    close(thread, by=diego)
    answer = client.post(replies_of(thread), {"source": "An hour of work"})
    assert (answer.status_code, "An hour of work" in answer.content.decode()) == (403, True)
    hidden = a_thread(carrier, by=diego, label=Label.AMBER)
    Participation.objects.filter(person=amina).update(state=Participation.State.REMOVED)
    close_holding(amina, community_key(carrier.community.public_id), by=diego, reason="Put out")
    told = client.post(replies_of(hidden), {"source": "An hour of work"})
    assert (told.status_code, "An hour of work" in told.content.decode()) == (404, True)
    assert hidden.title not in told.content.decode()
    never = client.post("/en/threads/zzzzzzzzzzzz/replies/", {"source": "An hour of work"})
    assert never.status_code == 404


def test_new_thread_begins_with_title_label_and_file(client, carrier, amina):
    notes = SimpleUploadedFile("notes.txt", b"Counted at the gate: 14, 12, 9.\n", content_type="text/plain")
    values = {"title": "Queues", "source": "How long are yours?", "label": "TLP:GREEN", "audience": "", "file": notes}
    client.post(new_on(carrier), values)
    thread = Thread.objects.get(title="Queues")
    assert (thread.label, thread.audience) == ("TLP:GREEN", f"network:{carrier.community.network.public_id}")
    assert File.objects.get().whole == f"community.post:{thread.posts.get().public_id}"
    html = client.get(f"/en/threads/{thread.public_id}/").content.decode()
    assert "notes.txt" in html


def test_nobody_begins_threads_where_she_takes_no_part(carrier, jun):
    client = Client()
    client.force_login(jun)
    assert client.get(new_on(carrier)).status_code == 404


def test_what_is_being_written_is_kept_and_found_again(client, thread, amina):
    client.post(f"/en/threads/{thread.public_id}/kept/", {"source": "Half a sentence"})
    assert "Half a sentence" in client.get(f"/en/threads/{thread.public_id}/").content.decode()
    client.post(replies_of(thread), {"source": "Half a sentence and the rest"})
    assert not KeptPost.objects.filter(person=amina).exists()


def test_edit_that_was_overtaken_shows_both_texts(client, thread):
    post = thread.posts.get()
    words = f"/en/posts/{post.public_id}/words/"
    client.post(words, {"source": "From the other page", "seen": 1, "language": "en"})
    answer = client.post(words, {"source": "From this page", "seen": 1, "language": "en"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "From the other page" in html
    assert "From this page" in html
    client.post(words, {"source": "From this page", "seen": 2, "language": "en"})
    assert latest(thread).source == "From this page"
    assert "From the other page" in client.get(f"/en/posts/{post.public_id}/history/").content.decode()


def test_deleted_post_is_brought_back_by_its_author(client, thread):
    post = thread.posts.get()
    a_reply(thread, by=post.author)
    assert client.get(f"/en/posts/{post.public_id}/deletion/").status_code == 200
    client.post(f"/en/posts/{post.public_id}/deletion/")
    post.refresh_from_db()
    assert post.state == Post.State.DELETED
    client.post(f"/en/posts/{post.public_id}/restoration/")
    post.refresh_from_db()
    assert post.state == Post.State.SHOWN


def test_reader_raises_a_label_that_closes_the_thread_to_her(thread, jun):
    client = Client()
    client.force_login(jun)
    answer = client.post(f"/en/threads/{thread.public_id}/label/", {"label": "TLP:AMBER"})
    thread.refresh_from_db()
    assert (thread.label, answer.status_code) == ("TLP:AMBER", 200)
    assert client.get(f"/en/threads/{thread.public_id}/").status_code == 404


def test_facilitator_arranges_by_forms(thread, diego, amina, carrier):
    client = Client()
    client.force_login(diego)
    reply = a_reply(thread, by=amina)
    base = f"/en/threads/{thread.public_id}"
    for path in ("place", "division", "merger", "label"):
        assert client.get(f"{base}/{path}/").status_code == 200
    client.post(f"{base}/pin/", {"wanted": "yes"})
    client.post(f"{base}/division/", {"title": "Another matter", "posts": [reply.public_id]})
    made = Thread.objects.get(title="Another matter")
    assert list(made.posts.values_list("public_id", flat=True)) == [reply.public_id]
    client.post(f"/en/threads/{made.public_id}/merger/", {"other": thread.public_id})
    assert client.get(f"/en/threads/{made.public_id}/").headers["Location"] == f"{base}/"
    elsewhere = a_carrier(diego, name="Elsewhere")
    client.post(f"{base}/place/", {"other": elsewhere.ref})
    thread.refresh_from_db()
    assert thread.carrier == elsewhere


def test_participant_arranges_nothing(client, thread):
    client.post(f"/en/threads/{thread.public_id}/pin/", {"wanted": "yes"})
    thread.refresh_from_db()
    assert thread.pinned_at is None


def test_only_readers_are_offered_for_mention(client, carrier, amina, people):
    thread = a_thread(carrier, by=amina, label=Label.AMBER)
    path = f"/en/threads/{thread.public_id}/mentions/"
    assert [one["name"] for one in client.get(path, {"q": "Dieg"}).json()["people"]] == [people.diego.name]
    assert client.get(path, {"q": "林"}).json() == {"people": []}
    takes_part(people.jun, carrier)
    assert [one["id"] for one in client.get(path, {"q": "林"}).json()["people"]] == [people.jun.public_id]


def test_longest_post_is_sent(client, thread):
    client.post(replies_of(thread), {"source": "word " * (LONGEST // 5 - 1)})
    assert thread.posts.count() == 2


def test_new_since_shows_unread_threads_of_hers(client, thread, diego, carrier):
    assert "Nothing is new" not in client.get("/en/communities/new/").content.decode()
    other = a_thread(carrier, by=diego, title="Whistles at night")
    html = client.get("/en/communities/new/").content.decode()
    assert "Whistles at night" in html
    client.get(f"/en/threads/{other.public_id}/")
    write_noted_marks()
    assert "Whistles at night" not in client.get("/en/communities/new/").content.decode()
