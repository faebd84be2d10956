"""Posts in other languages: who attaches, mends and disputes translations, and what readers see of them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.posts import delete_post, edit_post, empty_deleted, set_language
from multaqa.features.community.commands.translating import (
    answer_dispute,
    choose_reading,
    dispute_translation,
    translate_post,
    withdraw_translation,
)
from multaqa.features.community.models import Dispute, Post, PostText
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.testing import a_reply, many_replies
from multaqa.features.community.tests.conftest import ARABIC, RUSSIAN
from multaqa.features.membership.testing import as_if_speaking
from multaqa.foundation.access.api import Label, exclude, person_key
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.languages.api import FieldsMovedOn
from multaqa.foundation.notify.api import Notice

pytestmark = pytest.mark.django_db


def client_of(person):
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def page(person, path, *, status=200):
    answer = client_of(person).get(path)
    assert answer.status_code == status
    return answer.content.decode()


def thread_page(person, post, query="", language="ar"):
    prefix = f"/{language}" if language != "ar" else "/ar"
    return page(person, f"{prefix}/threads/{post.thread.public_id}/{query}")


def form_path(post, language="ar", act=""):
    return f"/en/posts/{post.public_id}/translations/{language}/{act}"


def test_reader_sees_her_language_in_front_and_the_original_folded(post, chen, jun):
    translate_post(post, "ar", ARABIC, by=chen)
    html = thread_page(jun, post)
    front, folded = html.split('<details class="post-original">')[:2]
    assert f'<div class="prose" lang="ar" dir="rtl"><p dir="auto">{ARABIC}' in front
    assert f'<div class="prose" lang="ru" dir="ltr"><p dir="auto">{RUSSIAN}' in folded
    assert chen.name in front
    english = thread_page(jun, post, language="en")
    assert ARABIC not in english
    assert "Russian" in english


def test_one_link_switches_a_thread_and_a_choice_all_of_them(post, chen, jun):
    translate_post(post, "ar", ARABIC, by=chen)
    html = thread_page(jun, post)
    assert 'href="?in=original"' in html
    asked = thread_page(jun, post, "?in=original")
    assert asked.index(RUSSIAN) < asked.index(ARABIC)
    assert 'href="?in=mine"' in asked
    choose_reading(jun, in_mine=False)
    chosen = thread_page(jun, post)
    assert chosen.index(RUSSIAN) < chosen.index(ARABIC)
    again = thread_page(jun, post, "?in=mine")
    assert again.index(ARABIC) < again.index(RUSSIAN)


def test_switch_is_kept_from_part_to_part(post, amina, chen, jun):
    translate_post(post, "ar", ARABIC, by=chen)
    many_replies(post.thread, 30, by=amina)
    html = thread_page(jun, post, "?in=original")
    assert "?in=original&amp;after=" in html


def test_choice_is_made_on_a_page_of_settings(jun):
    client = client_of(jun)
    assert b"checked" in client.get("/en/settings/reading/").content
    assert client.post("/en/settings/reading/", {}).status_code == 302
    assert b"checked" not in client.get("/en/settings/reading/").content.partition(b'name="in_mine"')[2][:80]


def test_twenty_translated_posts_cost_the_queries_of_others(thread, amina, chen):
    posts = many_replies(thread, 19, by=amina)
    for reply in posts:
        translate_post(reply, "fr", f"Réponse {reply.number}", by=chen)
    client = client_of(amina)
    client.get(f"/fr/threads/{thread.public_id}/")
    with CaptureQueriesContext(connection) as captured:
        html = client.get(f"/fr/threads/{thread.public_id}/").content.decode()
    assert html.count("post-original") == 19
    assert len(captured) <= 8


def test_only_members_who_work_in_the_language_translate(post, people, chen, jun):
    with pytest.raises(PermissionDenied):
        translate_post(post, "ar", ARABIC, by=jun)
    with pytest.raises(PermissionDenied):
        translate_post(post, "ru", RUSSIAN, by=chen)
    with pytest.raises(PermissionDenied):
        translate_post(post, "xx", RUSSIAN, by=chen)
    assert not PostText.objects.exists()


def test_who_may_not_read_a_post_meets_no_translation_of_it(post, amina, chen, jun):
    translate_post(post, "ar", ARABIC, by=chen)
    raise_label(post, Label.AMBER, by=amina)
    assert ARABIC not in thread_page(jun, post)
    assert ARABIC in thread_page(amina, post)
    page(chen, form_path(post), status=404)
    page(jun, f"/en/posts/{post.public_id}/translations/", status=404)
    with pytest.raises(PermissionDenied):
        translate_post(post, "fr", "Nous avons attendu.", by=chen)


def test_name_of_a_translator_who_hides_is_not_shown(post, chen, jun, diego):
    translate_post(post, "ar", ARABIC, by=chen)
    exclude(chen, from_key=person_key(jun), by=chen)
    assert chen.name not in thread_page(jun, post, language="ar")
    assert chen.name not in page(jun, f"/en/posts/{post.public_id}/translations/")
    assert chen.name in thread_page(diego, post)


def test_translation_is_stale_when_the_original_changes_and_its_translator_is_told(post, amina, chen, diego):
    translate_post(post, "ar", ARABIC, by=chen)
    as_if_speaking(diego, "es")
    translate_post(post, "es", "Esperamos 43 minutos y no cerramos la puerta.", by=diego)
    edit_post(post, source="Мы ждали 44 минуты.", seen=1, by=amina)
    assert set(PostText.objects.values_list("language", "is_stale")) == {("ar", True), ("es", True)}
    assert "post-mark" in thread_page(diego, post)
    run_everything()
    kinds = Notice.objects.filter(person=chen).values_list("kind", flat=True)
    assert list(kinds) == ["community.translation_outdated"]
    translate_post(post, "ar", "انتظرنا ٤٤ دقيقة.", by=chen)
    assert set(PostText.objects.values_list("language", "is_stale")) == {("ar", False), ("es", True)}


def test_translation_of_an_older_writing_is_stale_at_once(post, amina, chen):
    edit_post(post, source="Мы ждали 44 минуты.", seen=1, by=amina)
    assert translate_post(post, "ar", ARABIC, by=chen, seen_original=1).is_stale
    assert not translate_post(post, "ar", ARABIC, by=chen, seen_original=2).is_stale


def test_author_is_told_once_of_a_language(post, amina, chen):
    translate_post(post, "ar", ARABIC, by=chen)
    translate_post(post, "ar", f"{ARABIC} نعم.", by=chen)
    run_everything()
    kinds = Notice.objects.filter(person=amina).values_list("kind", flat=True)
    assert list(kinds) == ["community.translated"]


def test_second_translator_does_not_overwrite_the_first(post, people, chen):
    as_if_speaking(people.karim, "ar")
    text = translate_post(post, "ar", ARABIC, by=chen, seen=0)
    with pytest.raises(PermissionDenied):
        translate_post(post, "ar", "غير ذلك", by=people.karim, seen=0)
    with pytest.raises(FieldsMovedOn):
        translate_post(post, "ar", "من صفحة أخرى", by=chen, seen=0)
    text.refresh_from_db()
    assert (text.body, text.translator) == (ARABIC, chen)


def test_facilitator_mends_and_the_translator_stays_named(post, chen, diego):
    translate_post(post, "ar", ARABIC, by=chen)
    text = translate_post(post, "ar", f"{ARABIC} نعم.", by=diego)
    assert text.translator == chen
    assert [recorded.by for recorded in facts_of(f"community.post:{post.public_id}")][-2:] == [chen, diego]


def test_dispute_puts_the_original_in_front_until_it_is_mended(post, people, chen, diego, jun):
    as_if_speaking(people.karim, "ar")
    text = translate_post(post, "ar", ARABIC, by=chen)
    with pytest.raises(PermissionDenied):
        dispute_translation(text, "No", by=chen)
    with pytest.raises(PermissionDenied):
        dispute_translation(text, "No", by=jun)
    dispute_translation(text, "البوابة بقيت مفتوحة", by=people.karim)
    with pytest.raises(CannotBeDone):
        dispute_translation(text, "مرة أخرى", by=people.karim)
    html = thread_page(jun, post)
    assert html.index(RUSSIAN) < html.index(ARABIC)
    run_everything()
    told = Notice.objects.filter(kind="community.translation_disputed").values_list("person", flat=True)
    assert set(told) == {chen.pk, diego.pk}
    place = f"/en/posts/{post.public_id}/translations/"
    assert "البوابة بقيت مفتوحة" in page(chen, place)
    assert "البوابة بقيت مفتوحة" in page(diego, place)
    assert "البوابة بقيت مفتوحة" not in page(jun, place)
    translate_post(post, "ar", f"{ARABIC} نعم.", by=chen)
    assert not Dispute.objects.filter(closed_at=None).exists()
    html = thread_page(jun, post)
    assert html.index(ARABIC) < html.index(RUSSIAN)


def test_facilitator_answers_a_dispute_and_the_translator_does_not(post, people, chen, diego):
    as_if_speaking(people.karim, "ar")
    text = translate_post(post, "ar", ARABIC, by=chen)
    dispute_translation(text, "لا", by=people.karim)
    with pytest.raises(PermissionDenied):
        answer_dispute(text, by=chen)
    answer_dispute(text, by=diego)
    text.refresh_from_db()
    assert text.disputed_at is None


def test_withdrawn_translation_is_gone_and_can_be_made_anew(post, people, chen, jun):
    text = translate_post(post, "ar", ARABIC, by=chen)
    with pytest.raises(PermissionDenied):
        withdraw_translation(text, by=jun)
    withdraw_translation(text, by=chen)
    assert ARABIC not in thread_page(jun, post)
    as_if_speaking(people.karim, "ar")
    assert translate_post(post, "ar", ARABIC, by=people.karim).translator == people.karim


def test_translations_go_with_the_words_of_a_deleted_post(post, amina, chen, jun):
    translate_post(post, "ar", ARABIC, by=chen)
    delete_post(post, by=amina)
    page(jun, f"/ar/posts/{post.public_id}/translations/", status=404)
    Post.objects.filter(pk=post.pk).update(deleted_at="2020-01-01T00:00Z")
    empty_deleted()
    assert not PostText.objects.exists()


def test_post_said_to_be_in_the_language_of_its_translation_shows_its_own_words(post, chen, diego, jun):
    translate_post(post, "ar", ARABIC, by=chen)
    set_language(post, "ar", by=diego)
    html = thread_page(jun, post)
    assert RUSSIAN in html
    assert ARABIC not in html


def test_wrong_language_leaves_every_paragraph_its_direction(thread, amina, jun):
    post = a_reply(thread, by=amina, source="هذا نص عربي.")
    set_language(post, "en", by=amina)
    html = page(jun, f"/en/threads/{thread.public_id}/")
    assert '<p dir="auto">هذا نص عربي.' in html
