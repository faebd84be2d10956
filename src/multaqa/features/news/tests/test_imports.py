"""The import page and command: what is shown is what is saved, all or none, once."""

import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation
from lxml.html import fromstring

from multaqa.features.news.commands import TextEdit, edit_article
from multaqa.features.news.commands.imports import (
    GivenSource,
    begin_import,
    discard_import,
    forget_old_imports,
    read_given,
)
from multaqa.features.news.import_sentences import refused_in_words
from multaqa.features.news.models import Article, ArticleText, Import, ImportSource
from multaqa.features.news.reading.api import Refusal
from multaqa.features.news.tests.importing import ARTICLE, TEASERS, everything, preview_of, upload
from multaqa.features.news.views.imports import MOST_POSTED
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.testing import a_person
from multaqa.gateways.pages.api import FetchedPage, FetchFault, NoPages

FOUNDING = Path(settings.ROOT).parent / "shared" / "founding-texts"
FEED = b"""<rss version="2.0"><channel><title>Tarn Wire</title><link>https://wire.example/</link><description>x</description>
<item><title>A feed's item</title><link>https://wire.example/1</link><pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate>
<description>What the item says is said in this one sentence of it.</description></item></channel></rss>"""


def _words(article):
    return ArticleText.objects.get(article=article, language=article.language)


def test_upload_is_shown_and_then_saved_as_drafts(steward, client):
    address, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode()), ("b.txt", TEASERS.encode())))
    assert Article.objects.count() == 0
    assert b'<del lang="en" dir="auto" class="import-text">Share  Tweet  Print</del>' in page.content
    saved = client.post(address, everything(page), follow=True)
    assert [_words(article).title for article in saved.context["saved"]] == [
        "The mill bridge opens again",
        "Bridge by the mill open again",
        "Sirens sounded for one minute",
    ]
    whole, teaser, other = saved.context["saved"]
    assert (teaser.full_article, other.full_article, whole.state) == (whole, None, "draft")
    assert str(whole.source_date) == "2026-05-05"
    assert _words(whole).body == (
        "The bridge by the mill opened again on Monday after nine months of repairs, the council of Tarn said.\n\n"
        "## What was done\n\n"
        "Forty bolts were replaced, and two lamps were added at each end of the bridge for the evening."
    )


def test_guesses_changed_in_the_preview_are_what_is_saved(steward, client, term):
    address, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode())))
    changes = {
        "1-1-title": "A title of our own",
        "1-1-kind": "statement",
        "1-1-published": "2026-05-06",
        "1-1-topic": "Crowded places",
    }
    client.post(address, everything(page) | changes)
    article = Article.objects.get()
    assert (_words(article).title, article.kind, str(article.source_date)) == (
        "A title of our own",
        "statement",
        "2026-05-06",
    )
    assert term in article.topics.all()


def test_entry_left_out_is_not_saved(steward, client):
    address, page = preview_of(client, upload(client, ("b.txt", TEASERS.encode())))
    fields = {name: value for name, value in everything(page).items() if name != "1-2-include"}
    client.post(address, fields)
    assert [_words(article).title for article in Article.objects.all()] == ["Bridge by the mill open again"]


def test_saving_with_nothing_chosen_keeps_the_reading(steward, client):
    address, page = preview_of(client, upload(client, ("b.txt", TEASERS.encode())))
    as_shown = everything(page)
    answer = client.post(address, {name: value for name, value in as_shown.items() if not name.endswith("-include")})
    assert (answer.status_code, len(answer.context["problems"]), Article.objects.count()) == (422, 1, 0)
    client.post(address, as_shown)
    assert Article.objects.count() == 2


def test_proposed_title_stays_marked_until_it_is_changed(steward, client):
    text = ARTICLE.split("\n\n", 2)[2]
    address, page = preview_of(client, upload(client, ("a.txt", text.encode())))
    assert page.context["forms"][0].entry.title == ""
    client.post(address, everything(page))
    assert _words(Article.objects.get()).title_is_proposed is True


def test_one_faulty_entry_holds_back_all(steward, client):
    address, page = preview_of(client, upload(client, ("b.txt", TEASERS.encode())))
    again = client.post(address, everything(page) | {"1-2-title": ""})
    assert (again.status_code, Article.objects.count()) == (422, 0)
    assert again.context["forms"][1].errors["title"] == ["A title is needed."]


def test_importing_twice_adds_nothing(steward, client):
    for expected in (1, 1):
        address, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode())))
        if page.context["forms"]:
            client.post(address, everything(page))
            client.post(address, everything(page))
        assert Article.objects.count() == expected
    assert [article.public_id for _, article, _ in page.context["page"].again] == [Article.objects.get().public_id]


def test_what_was_imported_before_is_shown_by_the_title_of_its_draft(steward, client):
    address, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode())))
    client.post(address, everything(page))
    article = Article.objects.get()
    edit_article(article, by=steward, text=TextEdit({"title": "Retitled since"}, 1))
    _, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode())))
    desk = reverse("news:desk", args=[article.public_id])
    (link,) = fromstring(page.text).xpath(f"//a[@href='{desk}']")
    assert link.text_content() == "Retitled since"


def test_teaser_is_linked_to_an_article_imported_before(steward, client):
    address, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode())))
    client.post(address, everything(page))
    address, page = preview_of(client, upload(client, ("b.txt", TEASERS.encode())))
    client.post(address, everything(page))
    whole, teaser, _ = Article.objects.order_by("pk")
    assert teaser.full_article == whole


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"\x00\x01\x02\x03binary\x00\x05" * 40, "only text files"),
        (b"\x00" * 9000, "only text files"),
        (b"PK\x03\x04" + b"x" * 100, "archives are not opened"),
        (b"\x1f\x8b\x08" + b"x" * 100, "archives are not opened"),
        (b"<rss><channel><item><title>cut", "breaks off"),
        (b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>', "defines abbreviations"),
        (b"<html><script>alert(1)</script></html>", "No article was found"),
        ("مرحبا بكم في مدينة الأمثلة التي لا تشبه غيرها.".encode()[:-20] + b"\xd9\xff\xfe\xd8" * 9, "letters"),
    ],
)  # fmt: skip
def test_bad_files_get_one_sentence_and_leave_nothing(steward, client, content, refusal):
    _, page = preview_of(client, upload(client, ("bad.txt", content)))
    assert page.context["forms"] == []
    assert [refusal in str(sentence) for _, sentence in page.context["refused"]] == [True]
    assert (Article.objects.count(), ImportSource.objects.count()) == (0, 0)


@pytest.mark.parametrize(("content", "refusal"), [(b"", "empty"), (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB")])
def test_empty_and_large_files_are_refused_in_the_form(steward, client, content, refusal):
    page = upload(client, ("bad.txt", content))
    assert page.status_code == 422
    assert (refusal in str(page.context["form"].errors), Import.objects.count()) == (True, 0)


def test_body_too_large_is_refused_unread(steward, client):
    class OnlyItsBeginning:
        taken = 0

        def read(self, size=-1, *_):
            assert (size > 0, self.taken) == (True, 0), "more than the beginning was read"
            self.taken = size
            return b'--x\r\nContent-Disposition: form-data; name="uploads"; filename="long.html"\r\n\r\n<p>'

        readline = read

    with translation.override("en"):
        address = reverse("news:import")
    began = time.monotonic()
    body = OnlyItsBeginning()
    page = client.generic("POST", address, b"", **{"CONTENT_LENGTH": str(100 * 1024 * 1024), "wsgi.input": body})
    assert MOST_POSTED < 100 * 1024 * 1024
    assert (page.status_code, "“long.html”, with what was sent" in page.content.decode()) == (413, True)
    assert body.taken <= 4096
    assert time.monotonic() - began < 1


def test_markup_of_a_source_is_shown_as_words(steward, client):
    hostile = ARTICLE.replace("Forty bolts", 'Forty <script>alert("x")</script> bolts')
    _, page = preview_of(client, upload(client, ("a.txt", hostile.encode())))
    assert b"<script>alert" not in page.content


def test_large_import_is_read_by_a_worker_and_found_again(steward, client, monkeypatch):
    monkeypatch.setattr("multaqa.features.news.views.imports.READ_AT_ONCE", 10)
    address, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode())))
    assert b"are being read" in page.content
    assert address.encode() in client.get(address.split("import/")[0] + "import/").content
    run_everything()
    assert [form.entry.title for form in client.get(address).context["forms"]] == ["The mill bridge opens again"]
    assert ImportSource.objects.count() == 0


def test_addresses_are_fetched_through_the_gateway(steward):
    pages = {"https://wire.example/feed": FetchedPage("https://wire.example/feed", FEED, "application/rss+xml")}
    given = [GivenSource(address, address=address) for address in (*pages, "https://10.0.0.7/")]
    reading = read_given(given, by=steward, fetcher=NoPages(pages))
    assert [(entry.title, entry.address, entry.publisher) for entry in reading.entries] == [
        ("A feed's item", "https://wire.example/1", "Tarn Wire")
    ]
    assert [refused.refusal for refused in reading.refused] == [Refusal.SWITCHED_OFF]


def test_every_refusal_says_why_and_what_can_be_done():
    assert {Refusal(fault.value) for fault in FetchFault} <= set(Refusal)
    sentences = {refused_in_words(refusal) for refusal in Refusal}
    assert len(sentences) == len(Refusal)
    assert [said for said in sentences if said.count(".") < 2] == []


def test_imports_of_others_do_not_exist(steward, newsroom, client):
    begun = begin_import([GivenSource("a.txt", ARTICLE.encode())], by=newsroom.second)
    with translation.override("en"):
        for name in ("news:import-preview", "news:import-end"):
            assert client.post(reverse(name, args=[begun.public_id])).status_code == 404
    assert Import.objects.count() == 1


def test_only_holders_of_the_capability_may_import(newsroom, client):
    client.force_login(a_person("amina"))
    with translation.override("en"):
        assert client.get(reverse("news:import")).status_code == 404
    with pytest.raises(PermissionDenied):
        begin_import([], by=a_person("boris"))


def test_import_can_be_ended_and_old_ones_are_forgotten(steward):
    first, second = (begin_import([GivenSource("a.txt", ARTICLE.encode())], by=steward) for _ in range(2))
    discard_import(first, by=steward)
    Import.objects.filter(pk=second.pk).update(created_at=timezone.now() - timedelta(days=8))
    assert (forget_old_imports(), Import.objects.count(), ImportSource.objects.count()) == (1, 0, 0)


def test_queries_do_not_grow_with_entries(steward, client, counted):
    counts = []
    for number in (1, 3):
        items = "\n\n".join(
            f"Title of the entry {n}-{number} here\nThe words of entry {n} of {number}, said in full.\nRead more"
            for n in range(number + 1)
        )
        address, _ = preview_of(client, upload(client, ("b.txt", items.encode())))
        counts.append(counted(lambda address=address: client.get(address)))
    assert counts[0] == counts[1]
