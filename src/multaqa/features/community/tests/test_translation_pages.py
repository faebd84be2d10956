"""The pages on which posts are translated, disputed and set right."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.features.community.commands.translating import translate_post
from multaqa.features.community.models import Dispute, PostText
from multaqa.features.community.tests.conftest import ARABIC, RUSSIAN
from multaqa.features.membership.testing import as_if_speaking

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


def form_path(post, language="ar", act=""):
    return f"/en/posts/{post.public_id}/translations/{language}/{act}"


def test_form_warns_once_of_what_differs_and_saves_it_then(post, chen):
    client = client_of(chen)
    sent = {"body": "انتظرنا ٣٤ دقيقة ولم نغلق البوابة.", "seen_original": 1, "seen": 0, "shown": ""}
    answer = client.post(form_path(post), sent)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert not PostText.objects.exists()
    assert '<q lang="ru" dir="auto">43</q>' in html
    assert '<q lang="ar" dir="auto">34</q>' in html
    shown = html.partition('name="shown" value="')[2].partition('"')[0]
    assert client.post(form_path(post), sent | {"shown": shown}).status_code == 302
    assert PostText.objects.get().body == sent["body"]


def test_form_without_differences_is_saved_at_once(post, chen):
    answer = client_of(chen).post(form_path(post), {"body": ARABIC, "seen_original": 1, "seen": 0})
    assert answer.status_code == 302
    text = PostText.objects.get()
    assert (text.translator, text.by_machine, text.source_language) == (chen, False, "ru")


def test_form_shows_the_original_beside_and_is_refused_to_others(post, chen, jun):
    html = page(chen, form_path(post))
    assert RUSSIAN in html
    assert client_of(jun).get(form_path(post)).status_code == 302
    page(chen, form_path(post, "de"), status=404)


def test_two_pages_of_one_translator_lose_nothing(post, chen):
    client = client_of(chen)
    sent = {"body": ARABIC, "seen_original": 1, "seen": 0}
    client.post(form_path(post), sent)
    answer = client.post(form_path(post), sent | {"body": f"{ARABIC} نعم."})
    assert answer.status_code == 409
    assert answer.content.decode().count(ARABIC) == 2


def test_dispute_is_sent_from_its_page(post, people, chen, jun):
    as_if_speaking(people.karim, "ar")
    translate_post(post, "ar", ARABIC, by=chen)
    assert b'name="reason"' not in client_of(jun).get(form_path(post, act="dispute/")).content
    client = client_of(people.karim)
    assert client.post(form_path(post, act="dispute/"), {"reason": ""}).status_code == 422
    assert client.post(form_path(post, act="dispute/"), {"reason": "لا"}).status_code == 302
    assert Dispute.objects.get().person == people.karim


def test_language_is_corrected_on_a_page_by_author_or_facilitator(post, amina, diego, jun):
    place = f"/en/posts/{post.public_id}/translations/"
    assert "post_language" not in page(jun, place)
    assert "/language/" not in page(jun, place)
    assert "/language/" in page(amina, place)
    client_of(jun).post(f"/en/posts/{post.public_id}/language/", {"language": "es"})
    client_of(diego).post(f"/en/posts/{post.public_id}/language/", {"language": "xx"})
    post.refresh_from_db()
    assert post.language == "ru"
    client_of(diego).post(f"/en/posts/{post.public_id}/language/", {"language": "es"})
    post.refresh_from_db()
    assert post.language == "es"


def test_translations_of_many_languages_stand_on_one_page_of_few_queries(post, people, chen, jun):
    as_if_speaking(people.karim, "es", "en")
    translate_post(post, "ar", ARABIC, by=chen)
    client = client_of(jun)
    place = f"/en/posts/{post.public_id}/translations/"

    def queries():
        client.get(place)
        with CaptureQueriesContext(connection) as captured:
            client.get(place)
        return len(captured)

    one = queries()
    translate_post(post, "fr", "Nous avons attendu 43 minutes sans fermer.", by=chen)
    translate_post(post, "es", "Esperamos 43 minutos sin cerrar.", by=people.karim)
    assert queries() <= one
