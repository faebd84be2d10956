"""What an import knows of its source, and how it is ended."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation
from lxml.html import fromstring

from multaqa.features.news.commands.imports import GivenSource, begin_import, read_import
from multaqa.features.news.importing import publisher_label
from multaqa.features.news.models import Import
from multaqa.features.news.reading.api import Source, read_source
from multaqa.features.news.tests.importing import ARTICLE


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        (" Tarn Wire ", "ar", {"en": "Tarn Wire"}),
        ("Tarn Wire", "fr", {"fr": "Tarn Wire"}),
        ("وكالة تارن", "fr", {"ar": "وكالة تارن"}),
        ("", "fr", {}),
    ],
)
def test_name_of_a_source_is_kept_in_the_language_that_its_script_tells(name, language, label):
    (entry,) = read_source(Source("a.txt", ARTICLE.encode())).entries
    assert publisher_label(replace(entry, publisher=name, language=language)) == label


def test_ending_an_import_first_says_what_is_lost_and_needs_no_javascript(newsroom, client):
    client.force_login(newsroom.writer)
    begun = begin_import([GivenSource("a.txt", ARTICLE.encode())], by=newsroom.writer)
    read_import(begun)
    with translation.override("en"):
        address = reverse("news:import-preview", args=[begun.public_id])
    (form,) = fromstring(client.get(address).text).xpath("//form[contains(@action, '/end/')]")
    (fold,) = form.xpath("ancestor::details[not(@open)]")
    assert "every change made to it on this page, is lost" in fold.text_content()
    assert client.post(form.get("action")).status_code == 302
    assert (Import.objects.count(), client.get(address).status_code) == (0, 404)
