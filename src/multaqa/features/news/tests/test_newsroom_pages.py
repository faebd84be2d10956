from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml.html import fromstring

from multaqa.features.news.commands import attach_note, edit_article, save_drafts, start_article
from multaqa.features.news.commands.drafts import DraftEntry
from multaqa.features.news.commands.editing import DetailsEdit
from multaqa.features.news.details import Details
from multaqa.features.news.models import Article, State
from multaqa.features.news.testing import a_cleared_article, a_draft, a_published_article, text_of
from multaqa.features.news.tests.browsing import at, sent, signed
from multaqa.foundation.access.api import Label
from multaqa.foundation.files.testing import an_upload
from multaqa.foundation.people.testing import a_person

PAGES = ["desk", "original_language", "preview", "picture", "readers", "notes", "history"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_draft_exists_for_the_newsroom_only(newsroom, writer, name):
    address = at(name, a_draft(newsroom).public_id)
    assert writer.get(address).status_code == 200
    assert signed(a_person("fiona")).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_the_newsroom_shows_what_waits_on_each_pile(newsroom, writer, term):
    a_draft(newsroom, term=term, text={"title": "مسودة"})
    a_cleared_article(newsroom, term=term, text={"title": "مجازة"})
    a_published_article(newsroom, term=term, text={"title": "منشورة"})
    for pile, title in {"drafts": "مسودة", "ready": "مجازة", "published": "منشورة"}.items():
        page = fromstring(writer.get(at("newsroom"), {"show": pile}).content.decode())
        assert [row.text_content().strip() for row in page.find_class("desk-row-title")] == [title]


@pytest.mark.parametrize("pile", ["drafts", "clearing", "ready", "corrections", "published", "withdrawn", "nonsense"])
def test_every_pile_has_a_page_also_when_empty(writer, pile):
    assert writer.get(at("newsroom"), {"show": pile}).status_code == 200


def test_an_article_is_begun_written_offered_cleared_and_published_by_forms_alone(newsroom, writer, second, term):
    begun = writer.post(at("start"), {"language": "ar"})
    article = Article.objects.get()
    assert begun["Location"] == at("desk", article.public_id)
    form = sent(
        writer.get(begun["Location"]), title="عنوان", lead="مقدمة", source_name_ar="مصدر", topics=[term.public_id]
    )
    assert writer.post(begun["Location"], form).status_code == 302
    writer.post(at("offering", article.public_id))
    second.post(at("clearance", article.public_id))
    assert writer.get(at("publication", article.public_id)).status_code == 200
    writer.post(at("publication", article.public_id), {"when": "now"})
    article.refresh_from_db()
    assert (article.state, text_of(article).title, article.cleared_by) == (State.PUBLISHED, "عنوان", newsroom.second)
    assert Client().get(at("article", article.public_id)).status_code == 200


def test_a_moment_in_the_past_is_refused_and_one_to_come_schedules(newsroom, second):
    article = a_cleared_article(newsroom)
    address = at("publication", article.public_id)
    past = second.post(address, {"when": "later", "at": "2020-01-01T10:00"})
    assert (past.status_code, Article.objects.get().state) == (200, State.CLEARED)
    coming = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    second.post(address, {"when": "later", "at": coming})
    assert Article.objects.get().state == State.SCHEDULED
    second.post(at("unscheduling", article.public_id))
    assert Article.objects.get().state == State.CLEARED


def test_readers_wider_than_the_label_are_refused(newsroom, writer):
    article = a_draft(newsroom)
    page = writer.post(at("readers", article.public_id), {"audience": "public", "label": Label.GREEN})
    article.refresh_from_db()
    assert (page.status_code, article.label) == (200, Label.CLEAR)


def test_a_picture_needs_words_and_credit_and_is_shown_with_them(newsroom, writer):
    article = a_draft(newsroom)
    address = at("picture", article.public_id)
    lacking = writer.post(address, {"file": an_upload(), "alt": "", "credit": ""})
    assert (lacking.status_code, len(fromstring(lacking.text).find_class("field-wrong"))) == (200, 2)
    writer.post(address, {"file": an_upload(), "alt": "قاعة فارغة", "credit": "تصوير الاختبار"})
    article.refresh_from_db()
    assert (article.image and article.image.whole, article.image_credit) == (
        f"news.article:{article.public_id}",
        "تصوير الاختبار",
    )
    assert text_of(article).image_alt == "قاعة فارغة"
    assert 'alt="قاعة فارغة"' in writer.get(at("preview", article.public_id)).text
    writer.post(at("picture_removal", article.public_id))
    article.refresh_from_db()
    assert (article.image, text_of(article).image_alt) == (None, None)


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(newsroom, writer):
    article = a_draft(newsroom)
    page = writer.post(
        at("picture", article.public_id), {"file": an_upload(b"%PDF-1.4 nothing", "x.jpg"), "alt": "a", "credit": "b"}
    )
    assert (page.status_code, len(fromstring(page.text).find_class("field-wrong"))) == (200, 1)
    article.refresh_from_db()
    assert article.image is None


def test_a_clearing_that_comes_too_late_only_says_so(newsroom, writer, second):
    article = a_draft(newsroom)
    writer.post(at("offering", article.public_id))
    second.post(at("clearance", article.public_id))
    again = second.post(at("clearance", article.public_id))
    assert again.status_code == 404
    assert Article.objects.get().state == State.CLEARED


@pytest.mark.parametrize(
    ("name", "most"), [("newsroom", 13), ("desk", 16), ("history", 14), ("notes", 14), ("translation", 12)]
)
def test_pages_of_the_newsroom_take_the_same_queries_with_one_and_three(newsroom, writer, term, counted, name, most):
    def build(count):
        article = a_published_article(newsroom, term=term)
        for quote in ["فقرة أولى.", "فقرة ثانية.", "ثانية."][:count]:
            start_article("ar", by=newsroom.writer, text={"title": quote})
            attach_note(article, by=newsroom.writer, language="ar", quote=quote, words={"ar": "ملاحظة"})
        return article

    def address(article):
        args = {"newsroom": [], "translation": [article.public_id, "es"]}.get(name, [article.public_id])
        return at(name, *args)

    one = build(1)
    writer.get(address(one))
    counts = [counted(lambda: writer.get(address(one)))]
    three = build(3)
    counts.append(counted(lambda: writer.get(address(three))))
    assert counts[0] == counts[1] <= most


def test_the_language_of_a_draft_is_set_right_on_its_page(newsroom, writer):
    article = a_draft(newsroom)
    address = at("original_language", article.public_id)
    assert writer.post(address, {"language": "ar"}).status_code == 200
    assert writer.post(address, {"language": "fr"})["Location"] == at("desk", article.public_id)
    assert text_of(Article.objects.get()).language == "fr"


def test_a_teaser_and_its_full_article_name_each_other_on_the_desk(newsroom, writer):
    entries = [
        DraftEntry(fingerprint="1", language="ar", title="التقرير كله"),
        DraftEntry(fingerprint="2", language="ar", title="إعلان عن التقرير", full="1"),
    ]
    full, teaser = save_drafts(entries, by=newsroom.writer).new
    for shown, other in ((teaser, full), (full, teaser)):
        page = fromstring(writer.get(at("desk", shown.public_id)).content.decode())
        links = [link.get("href") for ties in page.find_class("desk-ties") for link in ties.iter("a")]
        assert links == [at("desk", other.public_id)]


def test_history_says_which_details_were_changed(newsroom, writer):
    article = a_draft(newsroom)
    details = Details.of(article)
    edit = DetailsEdit(replace(details, source_name={"ar": "صحيفة أخرى"}), article.details_version)
    edit_article(article, by=newsroom.writer, details=edit)
    assert "Details changed: source" in writer.get(at("history", article.public_id).replace("/ar/", "/en/")).text
