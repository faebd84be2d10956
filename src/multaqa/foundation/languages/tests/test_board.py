from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.foundation.access.api import PUBLIC, Label, ThingKind, Title, person_key, set_audience
from multaqa.foundation.access.testing import known
from multaqa.foundation.languages import board
from multaqa.foundation.languages.api import (
    BoardSource,
    Status,
    Want,
    awaited,
    awaiting_for,
    counts_for,
    register_board_source,
    write_fields,
)
from multaqa.foundation.languages.testing import Leaflet, LeafletText
from multaqa.foundation.people.api import Capability, appoint
from multaqa.foundation.people.testing import Cast, cast

pytestmark = pytest.mark.django_db
KIND = "languages.leaflet"


@pytest.fixture(autouse=True)
def sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A source and a kind of our own, known during one test only."""
    monkeypatch.setattr(board, "_sources", {})

    def titles(public_ids, language):
        return {public_id: Title(f"Leaflet {public_id}", "en") for public_id in public_ids}

    register_board_source(
        BoardSource(
            kind=KIND,
            plural="Leaflets",
            texts=LeafletText,
            address=lambda public_id, language: f"/leaflets/{public_id}/{language}/",
        )
    )
    with known(ThingKind(name=KIND, titles=titles, address=lambda public_id: f"/leaflets/{public_id}/")):
        yield


@pytest.fixture
def people() -> Cast:
    made = cast()
    appoint(made.elodie, to=Capability.TRANSLATE, by=None, reason="test")
    return made


def leaflet(audience: str = PUBLIC, **translations: Status) -> Leaflet:
    """An Arabic leaflet with translations as far as they have come."""
    made = Leaflet.objects.create()
    set_audience(made, audience=audience, label=Label.CLEAR if audience == PUBLIC else Label.RED, by=None)
    original = LeafletText.objects.create(leaflet=made, language="ar", status=Status.DONE)
    write_fields(original, {"title": "بيان"}, by=None)
    for language, status in translations.items():
        text = LeafletText.objects.create(leaflet=made, language=language, source_language="ar", status=status)
        if status != Status.AWAITING:
            write_fields(text, {"title": "…"}, by=None)
    return made


def wants(person, language, **filters) -> list[tuple[str, Want]]:
    found = [awaited(row) for row in awaiting_for(person, language, **filters)]
    return [(each.ref.split(":")[1], each.want) for each in found]


def test_board_holds_what_is_not_begun_not_finished_or_stale(people):
    empty, begun, done = leaflet(fr=Status.AWAITING), leaflet(fr=Status.DRAFTED), leaflet(fr=Status.DONE)
    assert wants(people.elodie, "fr") == [(empty.public_id, Want.AWAITING), (begun.public_id, Want.DRAFTED)]
    write_fields(LeafletText.objects.get(leaflet=done, language="ar"), {"title": "بيان ثان"}, by=None)
    assert wants(people.elodie, "fr", want=Want.STALE) == [(done.public_id, Want.STALE)]
    assert wants(people.elodie, "ar") == []
    assert wants(people.elodie, "ru") == []


def test_longest_waiting_stands_first(people):
    late, early = leaflet(fr=Status.AWAITING), leaflet(fr=Status.AWAITING)
    LeafletText.objects.filter(leaflet=early, language="fr").update(changed_at=timezone.now() - timedelta(days=9))
    assert [ref for ref, _want in wants(people.elodie, "fr")] == [early.public_id, late.public_id]


def test_translator_sees_only_what_she_may_read(people):
    leaflet(person_key(people.amina), fr=Status.AWAITING)
    assert wants(people.elodie, "fr") == []
    assert counts_for(people.elodie) == {}
    assert counts_for(people.amina) == {(KIND, "fr", Want.AWAITING): 1}


def test_page_lists_counts_and_links(people, client):
    one, _two = leaflet(fr=Status.AWAITING), leaflet(fr=Status.DRAFTED, ru=Status.AWAITING)
    client.force_login(people.elodie)
    page = client.get("/fr/translations/").content.decode()
    assert f'href="/leaflets/{one.public_id}/fr/"' in page
    assert page.count("list-item") == 2
    begun = client.get("/fr/translations/?want=drafted").content.decode()
    assert begun.count("list-item") == 1
    assert one.public_id not in begun
    assert client.get("/fr/translations/?language=es").content.decode().count("list-item") == 0


def test_page_passes_over_words_that_mean_nothing(people, client):
    leaflet(fr=Status.AWAITING)
    client.force_login(people.elodie)
    odd = client.get("/fr/translations/?language=xx&kind=no&want=no&page=many")
    assert odd.context["language"] == "fr"
    assert len(odd.context["items"]) == 1


def test_page_asks_no_more_queries_for_three_than_for_one(people, client):
    client.force_login(people.elodie)
    counted = []
    for more in (1, 2):
        for _ in range(more):
            leaflet(fr=Status.AWAITING)
        client.get("/fr/translations/")  # the first visit also fills caches
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/translations/")
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_page_is_for_translators_only(people, client):
    with override("fr"):
        address = reverse("languages:board")
    assert client.get(address).status_code == 302
    client.force_login(people.amina)
    assert client.get(address).status_code == 404
