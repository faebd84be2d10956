"""Versions of the rules."""

import pytest
from django.core.exceptions import PermissionDenied

from multaqa.foundation.conduct.commands import (
    Refused,
    adopt_delivered,
    bring_into_force,
    discard_version,
    start_version,
    write_version,
)
from multaqa.foundation.conduct.delivered import delivered
from multaqa.foundation.conduct.models import Document, State, Version, VersionText
from multaqa.foundation.conduct.queries import draft_of, readings, version_of, versions_of
from multaqa.foundation.conduct.testing import a_version
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.languages.api import CODES, FieldsMovedOn
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("document", Document)
def test_delivered_texts_are_whole_in_six_languages(document: Document) -> None:
    texts = delivered(document)
    headings = {code: sum(line.startswith("## ") for line in text.splitlines()) for code, text in texts.items()}
    paragraphs = {code: len(text.split("\n\n")) for code, text in texts.items()}
    assert list(texts) == list(CODES)
    assert len(set(headings.values())) == 1
    assert len(set(paragraphs.values())) == 1


def test_a_version_replaces_the_one_before_and_both_stay_readable() -> None:
    first, second = a_version(body="One"), a_version(body="Two")
    first.refresh_from_db()
    assert (first.state, first.in_force_until) == (State.REPLACED, second.in_force_since)
    assert version_of(Document.TERMS) == second
    assert [version.number for version in versions_of(Document.TERMS)] == [2, 1]
    assert readings([first], language="en")[0].html == '<p dir="auto">One</p>\n'


def test_a_draft_begins_with_the_texts_in_force_in_every_language() -> None:
    first = a_version(body="Written anew")
    draft = start_version(Document.TERMS, language="fr", by=None)
    bodies = {text.language: text.body for text in VersionText.objects.filter(version=draft)}
    assert (draft.number, bodies["en"], bodies["fr"]) == (
        first.number + 1,
        "Written anew",
        delivered(Document.TERMS)["fr"],
    )
    assert VersionText.objects.get(version=draft, language="fr").source_language == ""


def test_one_draft_at_a_time() -> None:
    start_version(Document.TERMS, language="en", by=None)
    with pytest.raises(Refused):
        start_version(Document.TERMS, language="ar", by=None)
    assert Version.objects.count() == 1


def test_what_is_in_force_cannot_be_written_or_discarded() -> None:
    version = a_version(body="Fixed")
    for change in (
        lambda: write_version(version, "en", {"body": "Other"}, by=None),
        lambda: discard_version(version, by=None),
        lambda: bring_into_force(version, asks=True, by=None),
    ):
        with pytest.raises(Refused):
            change()
    version.refresh_from_db()
    assert (version.state, version.asks) == (State.IN_FORCE, False)
    assert VersionText.objects.get(version=version, language="en").body == "Fixed"


def test_a_draft_without_its_original_does_not_come_into_force() -> None:
    draft = start_version(Document.CODE, language="en", by=None)
    write_version(draft, "en", {"body": ""}, by=None)
    with pytest.raises(Refused):
        bring_into_force(draft, asks=True, by=None)
    assert draft_of(Document.CODE) == draft


def test_two_writers_of_one_text_are_told() -> None:
    draft = start_version(Document.CODE, language="en", by=None)
    seen = {"body": 1, "changes": 0}
    write_version(draft, "en", {"body": "Hers", "changes": ""}, by=None, seen=seen)
    with pytest.raises(FieldsMovedOn):
        write_version(draft, "en", {"body": "His", "changes": ""}, by=None, seen=seen)
    assert VersionText.objects.get(version=draft, language="en").body == "Hers"


def test_a_translation_is_stale_when_its_original_moves_on() -> None:
    draft = start_version(Document.CODE, language="en", by=None)
    write_version(draft, "en", {"body": "Changed"}, by=None)
    (reading,) = readings([draft], language="ar")
    assert (reading.is_foreign, reading.body.stale) == (False, True)


def test_only_keepers_keep() -> None:
    amina, draft = a_person("amina"), start_version(Document.CODE, language="en", by=None)
    for change in (
        lambda: start_version(Document.TERMS, language="en", by=amina),
        lambda: write_version(draft, "en", {"body": "Mine"}, by=amina),
        lambda: discard_version(draft, by=amina),
        lambda: bring_into_force(draft, asks=False, by=amina),
        lambda: adopt_delivered(asks=False, by=amina),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert [(version.document, version.state) for version in Version.objects.all()] == [(Document.CODE, State.DRAFT)]


def test_delivered_rules_are_adopted_once() -> None:
    kept = a_version(body="Ours already")
    adopted = adopt_delivered(asks=True, by=None)
    assert {version.document: version.asks for version in adopted} == {
        Document.PRIVACY: True,
        Document.CODE: True,
        Document.ACCESSIBILITY: False,
    }
    assert (adopt_delivered(asks=True, by=None), version_of(Document.TERMS)) == ([], kept)


def test_what_happens_to_a_version_is_recorded() -> None:
    a_version()
    assert list(RecordedFact.objects.order_by("pk").values_list("kind", flat=True))[-3:] == [
        "conduct.VersionStarted",
        "conduct.VersionWritten",
        "conduct.VersionBroughtIntoForce",
    ]
