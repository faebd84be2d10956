"""What a page and a row say of an article beside its words: whose day, whose name, whose picture."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from multaqa.features.news.commands import set_picture
from multaqa.features.news.details import Details
from multaqa.features.news.testing import a_published_article
from multaqa.features.news.tests.test_reading_pages import page_of, words_in
from multaqa.foundation.files.api import store_upload
from multaqa.foundation.files.testing import an_image, an_upload
from multaqa.lib.dates import format_date


@pytest.mark.parametrize(
    ("source_date", "said"),
    [
        (None, "Published here on {here}; the source gives no date"),
        (date(2021, 3, 9), "Published there: 9 March 2021 · Published here: {here}"),
    ],
)
def test_what_came_from_elsewhere_says_which_day_is_whose(newsroom, term, source_date, said):
    details = Details(
        source_name={"ar": "مصدر"}, source_url="https://example.org/", source_date=source_date, topics=(term.public_id,)
    )
    article = a_published_article(newsroom, details=details)
    here = format_date(timezone.localdate(article.published_at), "en").replace("\u00a0", " ")
    for page, where in ((page_of(article, "en"), "news-article"), (Client().get("/en/news/"), "news-row")):
        assert said.format(here=here) in words_in(page, where)[0]


def test_the_source_is_named_in_the_readers_language(newsroom, term):
    names = {"ar": "أمانة الشبكة", "en": "Secretariat"}
    details = Details(source_name=names, topics=(term.public_id,))
    article = a_published_article(newsroom, details=details)
    for language, code in (("ar", "ar"), ("en", "en"), ("fr", "en")):
        named = f'<bdi lang="{code}">{names[code]}</bdi>'
        assert named in page_of(article, language).text
        assert named in Client().get(f"/{language}/news/").text


def test_what_was_written_here_has_one_day(newsroom):
    assert "Published" not in words_in(page_of(a_published_article(newsroom), "en"), "meta")[0]


def test_a_row_without_a_lead_shows_the_first_words_of_the_text(newsroom, term):
    a_published_article(newsroom, term=term, text={"lead": "", "body": "## عنوان\n\nفقرة **أولى**."})
    a_published_article(newsroom, term=term, text={"lead": "مقدمة."})
    assert words_in(Client().get("/ar/news/"), "news-row-lead") == ["مقدمة.", "عنوان فقرة أولى."]


def test_whose_the_picture_is_stands_below_it_in_the_readers_language(newsroom):
    article = a_published_article(newsroom)
    picture = store_upload(an_upload(an_image(), "hall.jpg"), by=newsroom.writer)
    set_picture(article, alt="قاعة فارغة", credit="UN / Amina", by=newsroom.writer, file=picture)
    assert "<figcaption>Photo: <bdi>UN / Amina</bdi></figcaption>" in page_of(article, "en").text
