import pytest

from multaqa.foundation.languages.api import FieldInLanguage, FieldsMovedOn, Status, field_in, write_fields
from multaqa.foundation.languages.testing import Leaflet, LeafletText
from multaqa.foundation.people.api import person_of_address
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabic() -> LeafletText:
    """An Arabic original."""
    text = LeafletText.objects.create(leaflet=Leaflet.objects.create(), language="ar", status=Status.DRAFTED)
    write_fields(text, {"title": "بيان", "body": "نص البيان"}, by=None)
    return text


@pytest.fixture
def french(arabic: LeafletText) -> LeafletText:
    """Its French translation: the title only."""
    text = LeafletText.objects.create(leaflet=arabic.leaflet, language="fr", source_language="ar", status=Status.DONE)
    write_fields(text, {"title": "Déclaration"}, by=a_person("elodie"))
    return text


def read(text: LeafletText, field: str, language: str, *, drafts: bool = False) -> FieldInLanguage:
    return field_in(text.leaflet.texts.all(), field, language, drafts=drafts)


def test_field_falls_back_to_the_original_where_it_is_empty(french):
    assert read(french, "title", "fr") == FieldInLanguage("Déclaration", "fr", "ltr", is_original=False, stale=False)
    assert read(french, "body", "fr") == FieldInLanguage("نص البيان", "ar", "rtl", is_original=True, stale=False)
    assert read(french, "title", "ru") == FieldInLanguage("بيان", "ar", "rtl", is_original=True, stale=False)


def test_field_falls_back_to_any_language_where_the_original_is_empty(arabic, french):
    write_fields(arabic, {"title": None}, by=None)
    assert read(arabic, "title", "es").language == "fr"
    assert LeafletText.objects.get(pk=arabic.pk).title is None


def test_field_that_is_in_no_language_is_empty_in_the_readers():
    assert field_in([], "title", "ar") == FieldInLanguage("", "ar", "rtl", is_original=True, stale=False)


def test_translation_that_is_not_done_is_seen_only_by_those_who_ask_for_drafts(french):
    french.status = Status.DRAFTED
    french.save()
    assert read(french, "title", "fr").language == "ar"
    assert read(french, "title", "fr", drafts=True).language == "fr"


def test_field_is_stale_when_its_own_source_changed_after_it_was_translated(arabic, french):
    write_fields(arabic, {"body": "نص آخر"}, by=None)
    assert not read(french, "title", "fr").stale
    write_fields(arabic, {"title": "بيان ثان"}, by=None)
    assert read(french, "title", "fr").stale
    french.refresh_from_db()
    assert french.is_stale


def test_confirming_a_translation_as_it_is_makes_it_fresh(arabic, french):
    write_fields(arabic, {"title": "بيان ثان"}, by=None)
    assert write_fields(french, {"title": "Déclaration"}, by=None) == ()
    assert not read(french, "title", "fr").stale
    assert not LeafletText.objects.get(pk=french.pk).is_stale


def test_writing_the_same_words_changes_nothing(arabic):
    before = LeafletText.objects.get(pk=arabic.pk).revisions
    assert write_fields(arabic, {"title": "بيان"}, by=None) == ()
    assert LeafletText.objects.get(pk=arabic.pk).revisions == before == {"title": 1, "body": 1}


def test_second_of_two_editors_is_told_and_nothing_is_saved(arabic):
    seen = dict(arabic.revisions)
    write_fields(LeafletText.objects.get(pk=arabic.pk), {"title": "الأول"}, by=None, seen=seen)
    with pytest.raises(FieldsMovedOn) as told:
        write_fields(arabic, {"title": "الثاني", "body": "نص الثاني"}, by=None, seen=seen)
    assert told.value.fields == ("title",)
    stored = LeafletText.objects.get(pk=arabic.pk)
    assert (stored.title, stored.body) == ("الأول", "نص البيان")


def test_two_editors_of_different_fields_do_not_meet(arabic):
    seen = dict(arabic.revisions)
    write_fields(LeafletText.objects.get(pk=arabic.pk), {"title": "الأول"}, by=None, seen=seen)
    write_fields(arabic, {"title": "بيان", "body": "نص الثاني"}, by=None, seen=seen | {"title": 2})
    stored = LeafletText.objects.get(pk=arabic.pk)
    assert (stored.title, stored.body, stored.revisions) == ("بيان", "نص الثاني", {"title": 3, "body": 2})


def test_translator_is_remembered_and_the_machine_too(french):
    assert (french.translator, french.by_machine) == (person_of_address("elodie@example.org"), False)
    write_fields(french, {"body": "Texte"}, by=None, by_machine=True)
    assert (french.translator, french.by_machine) == (None, True)


def test_field_that_the_text_does_not_have_is_refused(arabic):
    with pytest.raises(KeyError):
        write_fields(arabic, {"status": "done"}, by=None)
