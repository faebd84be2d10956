"""A full disk during an import: one sentence, nothing half-saved; with room again the same import is saved."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from lxml.html import fromstring

from multaqa.features.news.models import Article, ArticleText, Import, ImportSource
from multaqa.features.news.tests.importing import ARTICLE, TEASERS
from multaqa.foundation.jobs.testing import run_everything

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a limit on the pages of a database is SQLite's"),
]
MANY_PAGES = 1_000_000_000


@pytest.fixture
def steward(newsroom, client):
    run_everything()
    client.force_login(newsroom.writer)
    client.raise_request_exception = False
    return newsroom.writer


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No page may be added to the database, as when its disk is full."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")  # SQLite raises it to the pages that are there
        yield
        cursor.execute(f"PRAGMA max_page_count = {MANY_PAGES}")


def _upload(client, text: str):
    given = SimpleUploadedFile("page.txt", text.encode(), "text/plain")
    return client.post(reverse("news:import"), {"uploads": [given], "addresses": ""}, follow=True)


def test_an_import_on_a_full_disk_is_refused_in_one_sentence(steward, client, full_disk):
    answer = _upload(client, ARTICLE + "\n" + TEASERS * 4_000)
    assert answer.status_code == 507
    assert len(fromstring(answer.text).cssselect("h1")) == 1
    assert (Import.objects.count(), ImportSource.objects.count(), Article.objects.count()) == (0, 0, 0)


def test_with_room_again_the_same_import_is_saved(steward, client):
    teasers = [
        f"Bridge {n} is open\nThe bridge number {n} opened again after {n} months of repairs.\nRead more\n"
        for n in range(90)
    ]
    preview = _upload(client, "\n".join(teasers))
    fields = dict(max(fromstring(preview.text).forms, key=lambda form: len(form.fields)).form_values())
    address = preview.wsgi_request.path
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")
        refused = client.post(address, fields)
        cursor.execute(f"PRAGMA max_page_count = {MANY_PAGES}")
    assert (refused.status_code, Article.objects.count(), ArticleText.objects.count()) == (507, 0, 0)
    client.post(address, fields)
    assert Article.objects.count() == sum(name.endswith("-title") for name in fields) > 50
