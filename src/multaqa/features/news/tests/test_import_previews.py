"""What the pages of an import say before anything is saved."""

from django.urls import reverse
from django.utils import translation

from multaqa.features.news.models import Import
from multaqa.features.news.tests.importing import ARTICLE, TEASERS, everything, preview_of, upload


def test_proposed_titles_head_their_entries_and_are_warned_of_once(steward, client):
    texts = [ARTICLE.split("\n\n", 2)[2], "The tower by the quay has a new clock.\n\nIt strikes at noon, they say.\n"]
    _, page = preview_of(client, upload(client, *((f"{n}.txt", text.encode()) for n, text in enumerate(texts))))
    words = page.text.replace("\u00a0", " ")
    assert [form.entry.shown_title in words for form in page.context["forms"]] == [True, True]
    assert (words.count("2 entries have no title"), words.count("Without a title")) == (1, 0)
    assert words.count("Proposed from words of the text itself.") == 2


def test_open_imports_say_what_was_found_and_empty_ones_can_be_removed(steward, client):
    address, page = preview_of(client, upload(client, ("a.txt", ARTICLE.encode())))
    client.post(address, everything(page))
    for name, content in (("b.txt", TEASERS), ("again.txt", ARTICLE), ("bad.txt", "\0" * 9000)):
        upload(client, (name, content.encode()))
    with translation.override("en"):
        words = client.get(reverse("news:import")).text.replace("\u00a0", " ")
    assert [said in words for said in ("2 entries to save", "nothing new in it", "could not be read")] == [True] * 3
    bad, again, fresh = Import.objects.exclude(state="saved").order_by("-pk")
    assert [f"{one.public_id}/end/" in words for one in (bad, again, fresh)] == [True, True, False]


def test_a_reading_with_nothing_to_save_leads_to_another_import(steward, client):
    _, page = preview_of(client, upload(client, ("bad.txt", b"\x00" * 9000)))
    assert "Another import" in page.content.decode()
