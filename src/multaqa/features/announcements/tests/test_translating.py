"""Languages that a sent announcement lacks: on the translators' board, added once, never changed."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from multaqa.features.announcements.commands import (
    CannotAnnounce,
    translate_announcement,
    withdraw_announcement,
    write_announcement,
)
from multaqa.features.announcements.models import Announcement, AnnouncementText, Whom
from multaqa.features.announcements.testing import a_draft, sent
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.languages.api import awaited, awaiting_for
from multaqa.foundation.people.api import Capability, appoint
from multaqa.foundation.people.testing import Cast, sign_in_proved

pytestmark = pytest.mark.django_db
WORDS = {"title": "Lámparas", "body": "Las lámparas se **apagan**."}


@pytest.fixture
def announcement(people: Cast) -> Announcement:
    """Sent to everyone in English and in French."""
    appoint(people.diego, to=Capability.TRANSLATE, by=None, reason="test")
    draft = a_draft(people.elodie, whom=Whom.ALL)
    write_announcement(draft, "fr", {"title": "Lampes", "body": "Elles s'éteignent."}, by=people.elodie)
    return sent(draft, by=people.elodie, second=people.ingrid)


def _waiting(person, language: str) -> list[str]:
    return [awaited(row).address for row in awaiting_for(person, language, kind="announcements.announcement")]


def test_what_was_sent_without_a_language_awaits_it_on_the_board(people: Cast, announcement: Announcement):
    address = f"/ar/announcements/{announcement.public_id}/translations/es/"
    assert _waiting(people.diego, "es") == [address]
    assert _waiting(people.diego, "fr") == []
    assert _waiting(people.diego, "en") == []
    a_draft(people.elodie, title="Not sent")
    assert len(_waiting(people.diego, "es")) == 1
    withdraw_announcement(announcement, reason="Out of date", by=people.elodie)
    assert _waiting(people.diego, "es") == []


def test_board_shows_a_translator_only_what_she_may_read(people: Cast):
    appoint(people.diego, to=Capability.TRANSLATE, by=None, reason="test")
    named = a_draft(people.elodie, whom=Whom.NAMED, named=[people.amina])
    announcement = sent(named, by=people.elodie, second=people.ingrid)
    assert _waiting(people.diego, "es") == []
    with pytest.raises(PermissionDenied):
        translate_announcement(announcement, "es", WORDS, by=people.diego)


def test_translation_is_added_once_with_a_fact(people: Cast, announcement: Announcement):
    translate_announcement(announcement, "es", WORDS, by=people.diego)
    text = AnnouncementText.objects.get(announcement=announcement, language="es")
    assert (text.title, text.translator, text.is_stale) == ("Lámparas", people.diego, False)
    assert "<strong>apagan</strong>" in text.body_html
    fact = RecordedFact.objects.get(kind="announcements.AnnouncementTranslated")
    assert json.loads(fact.payload.words)["language"] == "es"
    assert _waiting(people.diego, "es") == []
    for language in ("es", "fr", "en", "de"):
        with pytest.raises(CannotAnnounce):
            translate_announcement(announcement, language, WORDS, by=people.diego)
    with pytest.raises(CannotAnnounce):
        translate_announcement(announcement, "ru", {"title": "Лампы", "body": ""}, by=people.diego)
    with pytest.raises(PermissionDenied):
        translate_announcement(announcement, "ru", WORDS, by=people.amina)


def test_banner_is_read_in_the_added_language_at_once(people: Cast, django_capture_on_commit_callbacks):
    appoint(people.diego, to=Capability.TRANSLATE, by=None, reason="test")
    urgent = a_draft(people.elodie, whom=Whom.ALL, urgent=True, reason="A storm")
    announcement = sent(urgent, by=people.elodie, second=people.ingrid)
    reader = Client()
    sign_in_proved(reader, people.amina)
    assert "Lamps" in reader.get("/es/news/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        translate_announcement(announcement, "es", WORDS, by=people.diego)
    page = reader.get("/es/news/").content.decode()
    assert "Lámparas" in page
    assert "Lamps" not in page


def test_page_shows_the_original_and_takes_a_whole_translation(people: Cast, announcement: Announcement):
    client = Client()
    sign_in_proved(client, people.diego)
    page = f"/es/announcements/{announcement.public_id}/translations/ru/"
    assert "The lamps go out." in client.get(page).content.decode()
    assert client.post(page, {"title": "Лампы", "body": ""}).status_code == 422
    answer = client.post(page, {"title": "Лампы", "body": "Лампы гаснут."})
    assert answer.headers["Location"] == f"/es/announcements/{announcement.public_id}/"
    assert "Лампы гаснут." in client.get(f"/ru/announcements/{announcement.public_id}/").content.decode()
    for language in ("ru", "en", "fr", "de"):
        assert client.get(page.replace("/ru/", f"/{language}/")).status_code == 404
    member = Client()
    sign_in_proved(member, people.amina)
    assert member.get(page.replace("/ru/", "/ar/")).status_code == 404
