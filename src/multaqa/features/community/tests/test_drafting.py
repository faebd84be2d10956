"""A machine drafts a translation where labels let the words go there, and what it drafted stays marked."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.translation import override
from pytest_django import Settings

from multaqa.features.community.commands.drafting import draft_translation, may_be_sent_out
from multaqa.features.community.commands.labels import raise_label
from multaqa.features.community.commands.translating import translate_post
from multaqa.features.community.models import PostText
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.testing import takes_part
from multaqa.features.community.tests.conftest import ARABIC, RUSSIAN
from multaqa.foundation.access.api import Label
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.languages.api import Status
from multaqa.gateways.translation.api import KnownTranslations, Machine

pytestmark = pytest.mark.django_db

KNOWING = KnownTranslations({(RUSSIAN, "ar"): ARABIC}, host="translate.example")


@pytest.fixture(autouse=True)
def _set_up(settings: Settings):
    settings.TRANSLATE_BY = Machine("https://translate.example")
    settings.TRANSLATE_UP_TO = "GREEN"
    with override("en"):
        yield


def test_draft_is_for_translators_until_one_saves_it_and_stays_marked(post, chen, jun):
    text = draft_translation(post, "ar", by=chen, machine=KNOWING)
    assert (text.status, text.body, text.by_machine, text.translator) == (Status.DRAFTED, ARABIC, True, None)
    client = Client()
    client.force_login(jun)
    assert ARABIC not in client.get(f"/ar/threads/{post.thread.public_id}/").content.decode()
    saved = translate_post(post, "ar", f"{ARABIC} نعم.", by=chen)
    assert (saved.status, saved.by_machine, saved.translator) == (Status.DONE, True, chen)
    html = client.get(f"/ar/threads/{post.thread.public_id}/").content.decode()
    assert "ترجمة آلية" in html
    assert chen.name in html


def test_log_says_that_words_left_and_where_to(post, chen):
    draft_translation(post, "ar", by=chen, machine=KNOWING)
    recorded = list(facts_of(f"community.post:{post.public_id}"))[-1]
    assert recorded.kind == "community.TranslationDrafted"
    assert recorded.by == chen


@pytest.mark.parametrize(
    ("label", "up_to", "goes"),
    [
        (Label.GREEN, "GREEN", True),
        (Label.GREEN, "CLEAR", False),
        (Label.AMBER, "GREEN", False),
        (Label.AMBER, "AMBER", True),
        (Label.AMBER_STRICT, "AMBER", False),
        (Label.AMBER_STRICT, "AMBER+STRICT", True),
        (Label.RED, "AMBER+STRICT", False),
    ],
)
def test_label_decides_what_leaves_the_house(settings, post, amina, label, up_to, goes):
    settings.TRANSLATE_UP_TO = up_to
    if label != Label.GREEN:
        raise_label(post, label, by=amina)
    assert may_be_sent_out(post) is goes


def test_nothing_is_sent_of_what_is_too_close(post, amina, chen, carrier):
    takes_part(chen, carrier)
    raise_label(post, Label.AMBER, by=amina)
    with pytest.raises(PermissionDenied):
        draft_translation(post, "ar", by=chen, machine=KNOWING)
    assert not PostText.objects.exists()


def test_refusal_is_told_in_words_and_nothing_is_kept(post, chen):
    with pytest.raises(CannotBeDone, match="gave no usable answer"):
        draft_translation(post, "ar", by=chen, machine=KnownTranslations({("else", "ar"): "x"}))
    assert not PostText.objects.exists()


def test_no_button_stands_where_no_service_is_set_up(settings, post, chen):
    client = Client()
    client.force_login(chen)
    path = f"/en/posts/{post.public_id}/translations/ar/"
    assert b'name="draft"' in client.get(path).content
    settings.TRANSLATE_BY = Machine()
    assert b'name="draft"' not in client.get(path).content


def test_draft_does_not_replace_what_a_member_wrote(post, chen):
    translate_post(post, "ar", "بيد إنسان.", by=chen)
    text = draft_translation(post, "ar", by=chen, machine=KNOWING)
    assert (text.body, text.by_machine) == ("بيد إنسان.", False)
