"""What stood beside the text once is shown, compared and brought back."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from lxml.html import fromstring

from multaqa.features.news.commands import (
    DetailsEdit,
    bring_back_details,
    clear,
    edit_article,
    offer,
    set_picture,
)
from multaqa.features.news.details import Details, SpeakerEntry
from multaqa.features.news.facts import VersionBroughtBack
from multaqa.features.news.models import Article, Kind, State, Version
from multaqa.features.news.testing import a_draft, a_published_article, a_term
from multaqa.features.news.tests.browsing import at
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.files.testing import a_file
from multaqa.foundation.taxonomy.api import merge_terms, retire_term

FULL = Details(
    kind=Kind.REMARKS,
    source_name={"ar": "مركز الاختبار", "en": "Test centre"},
    source_url="https://example.org/remarks",
    source_date=date(2022, 2, 15),
    speakers=(SpeakerEntry(name="أمينة", language="ar", office={"ar": "مديرة", "en": "Director"}),),
)


def rewritten(article, details, *, by):
    article.refresh_from_db()
    edit_article(article, by=by, details=DetailsEdit(details, article.details_version))
    article.refresh_from_db()


def english(address):
    return address.replace("/ar/", "/en/")


def test_details_come_back_from_the_values_of_their_version():
    full = replace(FULL, topics=("a", "b"))
    assert Details.from_values(full.as_values()) == full
    assert Details.from_values({}) == Details()


def test_every_detail_comes_back_as_a_new_version_and_the_history_says_so(newsroom):
    topic = a_term(by=newsroom.writer)
    full = replace(FULL, topics=(topic.public_id,))
    article = a_draft(newsroom, details=full)
    rewritten(article, Details(), by=newsroom.second)
    brought = bring_back_details(article, 1, by=newsroom.second)
    article.refresh_from_db()
    assert Details.of(Article.objects.get()) == full
    assert brought.changed == ["kind", "source_name", "source_url", "source_date", "topics", "speakers"]
    assert (article.details_version, article.edited_by) == (3, newsroom.second)
    fact = list(facts_of(ref_of(article)))[-1].fact()
    assert fact == VersionBroughtBack(article.public_id, "", 1)


def test_bringing_back_what_stands_already_leaves_no_version(newsroom):
    article = a_draft(newsroom)
    assert bring_back_details(article, 1, by=newsroom.writer).changed == []
    assert Version.objects.filter(article=article, language="").count() == 1


def test_what_was_cleared_is_cleared_again_after_its_details_came_back(newsroom):
    article = a_draft(newsroom)
    rewritten(article, replace(Details.of(article), kind=Kind.STATEMENT), by=newsroom.writer)
    offer(article, by=newsroom.writer)
    clear(article, by=newsroom.second)
    bring_back_details(article, 1, by=newsroom.writer)
    article.refresh_from_db()
    assert (article.kind, article.state) == (Kind.STORY, State.DRAFT)


def test_a_merged_topic_comes_back_as_its_successor_and_a_retired_one_stays_out(newsroom):
    merged, successor, retired = (a_term(name, by=newsroom.writer) for name in ("Piers", "Harbours", "Lanterns"))
    article = a_draft(newsroom, details=Details(topics=(merged.public_id, retired.public_id)))
    rewritten(article, Details(), by=newsroom.writer)
    merge_terms(merged, into=successor, by=newsroom.writer)
    retire_term(retired, by=newsroom.writer)
    brought = bring_back_details(article, 1, by=newsroom.writer)
    assert [term.public_id for term in brought.retired] == [retired.public_id]
    assert Details.of(Article.objects.get()).topics == (successor.public_id,)


def test_the_credit_comes_back_and_a_deleted_picture_does_not(newsroom):
    article = a_draft(newsroom)
    first, other = (a_file(by=newsroom.writer, name=f"{name}.jpg") for name in ("first", "other"))
    set_picture(article, alt="أ", credit="First", by=newsroom.writer, file=first)
    set_picture(article, alt="أ", credit="Second", by=newsroom.writer)
    brought = bring_back_details(article, 2, by=newsroom.writer)
    article.refresh_from_db()
    assert (brought.changed, brought.another_picture, article.image_credit) == (["image_credit"], False, "First")
    set_picture(article, alt="ب", credit="Third", by=newsroom.writer, file=other)
    brought = bring_back_details(article, 2, by=newsroom.writer)
    article.refresh_from_db()
    assert (brought.changed, brought.another_picture, article.image_credit) == ([], True, "Third")


def test_only_who_may_edit_brings_details_back_and_never_after_publication(newsroom):
    draft, published = a_draft(newsroom), a_published_article(newsroom)
    for person, article in ((newsroom.translator, draft), (newsroom.writer, published)):
        with pytest.raises(PermissionDenied):
            bring_back_details(article, 1, by=person)


def test_the_page_compares_details_in_words_and_brings_them_back(newsroom, writer):
    article = a_draft(newsroom, details=replace(FULL, topics=(a_term(by=newsroom.writer).public_id,)))
    rewritten(article, Details(source_name={"ar": "صحيفة"}), by=newsroom.second)
    address = english(at("history", article.public_id)) + "?text=details"
    page = fromstring(writer.get(address).content.decode())
    removed = {del_.text_content().strip() for del_ in page.iter("del")}
    assert {"Remarks", "15\xa0February 2022", "Crowded places", "https://example.org/remarks"} <= removed
    (form,) = page.xpath("//form[contains(@action, 'restoration')]")
    writer.post(form.get("action"))
    article.refresh_from_db()
    assert (article.kind, article.source_date) == (Kind.REMARKS, date(2022, 2, 15))
    assert "Details brought back: version 1" in writer.get(english(at("history", article.public_id))).text


def test_the_page_says_what_could_not_come_back(newsroom, writer):
    retired = a_term("Lanterns", by=newsroom.writer)
    article = a_draft(newsroom, details=Details(topics=(retired.public_id,)))
    rewritten(article, Details(), by=newsroom.writer)
    retire_term(retired, by=newsroom.writer)
    restoration = english(at("version_restoration", article.public_id, "details", 1))
    assert "Left out, because no longer in use: " in writer.post(restoration, follow=True).text


@pytest.mark.parametrize(("part", "number"), [("details", 9), ("ar", 9), ("de", 1), ("es", 1)])
def test_a_version_that_is_not_there_is_not_found(newsroom, writer, part, number):
    article = a_draft(newsroom)
    assert writer.post(at("version_restoration", article.public_id, part, number)).status_code == 404


def test_comparing_details_takes_the_same_queries_with_one_topic_and_three(newsroom, writer, counted):
    terms = [a_term(name, by=newsroom.writer).public_id for name in ("Piers", "Harbours", "Lanterns")]
    counts = []
    for chosen in (terms[:1], terms):
        article = a_draft(newsroom, details=Details(topics=tuple(chosen)))
        rewritten(article, Details(), by=newsroom.writer)
        address = at("history", article.public_id) + "?text=details"
        writer.get(address)
        counts.append(counted(lambda address=address: writer.get(address)))
    assert counts[0] == counts[1] <= 15
