"""Followers and mentioned people are told once, of what they may read, without a word of it where it is close."""

import pytest
from django.core import mail
from django.utils.translation import gettext

from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.marks import note_read, write_noted_marks
from multaqa.features.community.commands.posts import delete_post, write_post
from multaqa.features.community.filling import filled
from multaqa.features.community.models import Post
from multaqa.features.community.testing import a_reply, a_thread, takes_part
from multaqa.foundation.access.api import Label, block, mute, ref_of
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice, follow, is_following
from multaqa.lib.ids import random_id

pytestmark = pytest.mark.django_db


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", "thing"))


def test_whoever_writes_follows_and_hears_of_replies_once(thread, amina, diego):
    a_reply(thread, by=diego)
    a_reply(thread, by=diego)
    run_everything()
    assert is_following(diego, ref_of(thread))
    assert told(amina) == [("community.replied", ref_of(thread))]
    assert told(diego) == []


def test_many_notices_of_one_thread_are_one_until_it_is_read(thread, amina, diego):
    first = a_reply(thread, by=diego)
    run_everything()
    note_read(thread, by=amina, number=first.number)
    write_noted_marks()
    assert Notice.objects.get(person=amina).seen_at is not None
    a_reply(thread, by=diego)
    run_everything()
    assert len(told(amina)) == 2


def test_nobody_hears_of_what_she_may_not_read(thread, amina, diego, jun):
    follow(jun, ref_of(thread))
    asked = a_reply(thread, by=amina)
    raise_label(asked, Label.AMBER, by=amina)
    run_everything()
    Notice.objects.all().delete()
    a_reply(thread, by=diego, answers=asked, source=f"@{jun.public_id} what do you think?")
    run_everything()
    assert told(jun) == []
    assert told(amina) == [("community.replied", ref_of(thread))]


def test_who_is_mentioned_is_told_of_the_post_and_not_twice(thread, amina, diego):
    post = a_reply(thread, by=diego, source=f"@{amina.public_id}, how long was the queue?")
    run_everything()
    assert told(amina) == [("community.mentioned", ref_of(post))]


def test_author_is_told_that_a_label_was_raised(thread, amina, diego):
    raise_label(thread, Label.AMBER, by=diego)
    run_everything()
    assert ("community.label_raised", ref_of(thread)) in told(amina)
    assert told(diego) == []


def test_mail_about_a_close_thread_holds_a_link_and_no_title(carrier, amina, diego):
    thread = a_thread(carrier, by=amina, title="Gate seven", label=Label.AMBER)
    a_reply(thread, by=diego, source="The fence is low.")
    run_everything()
    (message,) = mail.outbox
    words = f"{message.subject} {message.body} {getattr(message, 'alternatives', '')}"
    assert message.to == [amina.email]
    assert not [said for said in ("Gate seven", "fence", "Diego") if said in words]
    assert f"/t/community.thread/{thread.public_id}/" in words


def test_nothing_is_told_of_a_post_deleted_before(thread, amina, diego):
    post = a_reply(thread, by=diego, source=f"@{amina.public_id}")
    delete_post(post, by=diego)
    run_everything()
    assert told(amina) == []
    assert mail.outbox == []


def test_language_of_one_script_is_found_in_the_background(thread, carrier, amina, people):
    takes_part(people.elodie, carrier)
    words = "Nous avons déplacé le premier contrôle de soixante mètres, et la file a disparu en deux jours."
    post = write_post(thread, source=words, by=amina)
    assert post.language == "en"
    run_everything()
    assert Post.objects.get(pk=post.pk).language == "fr"


def test_nobody_hears_of_whom_she_muted_or_blocked_or_who_hides_from_her(thread, amina, diego, people):
    takes_part(people.chen, thread.carrier)
    mute(diego, by=amina)
    block(people.karim, by=diego)
    follow(people.karim, ref_of(thread))
    a_reply(thread, by=diego, source=f"@{amina.public_id} and @{people.karim.public_id}, how long was the queue?")
    run_everything()
    assert (told(amina), told(people.karim)) == ([], [])
    a_reply(thread, by=people.chen, source=f"@{amina.public_id}, ten minutes.")
    run_everything()
    assert [kind for kind, _thing in told(amina)] == ["community.mentioned"]


def test_whoever_is_mentioned_and_hides_reads_as_somebody_whom_there_never_was(thread, amina, diego, jun):
    block(amina, by=jun)
    html = a_reply(thread, by=diego, source=f"@{jun.public_id}").html
    stranger = html.replace(jun.public_id, random_id())
    assert filled(html, reader=amina, language="en") == filled(stranger, reader=amina, language="en")
    assert f"@<bdi>{gettext('A member')}</bdi>" in filled(html, reader=amina, language="en")
    assert jun.name in filled(html, reader=diego, language="en")
