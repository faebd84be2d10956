import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from multaqa.features.news.commands import (
    TextEdit,
    attach_note,
    correct,
    finish_translation,
    set_picture,
    set_readers,
    translate,
    withdraw,
)
from multaqa.features.news.commands.team import newsroom as newsroom_set
from multaqa.features.news.details import Details, SpeakerEntry
from multaqa.features.news.models import Kind
from multaqa.features.news.testing import a_draft, a_published_article
from multaqa.features.news.tests.browsing import signed
from multaqa.foundation.access.api import Label, ref_of, set_key
from multaqa.foundation.files.api import address_of, store_upload
from multaqa.foundation.files.testing import an_image, an_upload
from multaqa.foundation.notify.api import follow, followed_refs
from multaqa.foundation.people.testing import a_person, cast
from multaqa.foundation.taxonomy.testing import a_new_term


def page_of(article, language="ar", client=None):
    return (client or Client()).get(f"/{language}/news/{article.public_id}/")


def words_in(response, selector):
    """The text of each element with a class, tags left out."""
    from lxml.html import fromstring

    found = fromstring(response.content.decode()).find_class(selector)
    return [" ".join(element.text_content().split()) for element in found]


def test_the_list_shows_published_articles_only_newest_first(newsroom, term):
    first = a_published_article(newsroom, term=term, text={"title": "الأول"})
    second = a_published_article(newsroom, term=term, text={"title": "الثاني"})
    a_draft(newsroom, term=term, text={"title": "مسودة"})
    response = Client().get("/ar/news/")
    assert words_in(response, "news-row-title") == ["الثاني", "الأول"]
    assert first.public_id != second.public_id


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=remarks", ["كلمة"]),
        ("kind=nonsense", ["كلمة", "خبر"]),
        ("language=en", ["Remarks"]),
        ("language=ru", []),
        ("year=1999", ["كلمة", "خبر"]),
        ("topic=000000000000", ["كلمة", "خبر"]),
    ],
)
def test_the_list_is_narrowed_by_what_was_chosen(newsroom, term, query, titles):
    a_published_article(newsroom, term=term, text={"title": "خبر"})
    speaker = SpeakerEntry(name="Inés", language="es", office={"ar": "المتحدثة"})
    details = Details(kind=Kind.REMARKS, source_name={"ar": "مصدر"}, topics=(term.public_id,), speakers=(speaker,))
    remarks = a_published_article(newsroom, details=details, text={"title": "كلمة"})
    translate(remarks, "en", TextEdit({"title": "Remarks"}, 0), by=newsroom.translator)
    finish_translation(remarks, "en", by=newsroom.translator)
    page = Client().get(f"/{'en' if titles == ['Remarks'] else 'ar'}/news/?{query}")
    assert words_in(page, "news-row-title") == titles


def test_an_article_is_shown_in_the_readers_language_or_marked_in_its_own(newsroom):
    article = a_published_article(newsroom)
    translate(article, "en", TextEdit({"title": "The centre opens"}, 0), by=newsroom.translator)
    assert '<h1 lang="ar" dir="auto">افتتاح المركز</h1>' in page_of(article, "en").text
    finish_translation(article, "en", by=newsroom.translator)
    english = page_of(article, "en").text
    assert '<h1 lang="en" dir="auto">The centre opens</h1>' in english
    assert '<p class="news-lead" lang="ar" dir="auto">مقدمة قصيرة.</p>' in english
    assert '<div class="prose" lang="ar" dir="rtl">' in english


def test_a_draft_does_not_exist_for_readers(newsroom):
    article = a_draft(newsroom)
    assert page_of(article).status_code == 404


def test_a_note_stands_beside_its_sentence_and_no_word_changes(newsroom):
    article = a_published_article(newsroom, text={"body": "تتبع المنصة مكتبا آخر. وهي تعمل."})
    attach_note(
        article,
        by=newsroom.writer,
        language="ar",
        quote="تتبع المنصة مكتبا آخر.",
        words={"ar": "المنصة تابعة لمكتب مكافحة الإرهاب."},
    )
    html = page_of(article).text
    note = article.notes.get()
    assert (
        f'<mark class="noted" id="sentence-{note.public_id}">تتبع المنصة مكتبا آخر.</mark><a class="note-link"' in html
    )
    assert re.search(r'</p><aside class="note" role="note" id="note-\w+".*?</aside>', html, re.DOTALL)
    assert "المنصة تابعة لمكتب مكافحة الإرهاب." in html
    assert article.texts.get(language="ar").body == "تتبع المنصة مكتبا آخر. وهي تعمل."


def test_a_correction_is_dated_on_the_page(newsroom):
    article = a_published_article(newsroom)
    correct(article, by=newsroom.writer, words={"ar": "صُحّح التاريخ.", "en": "The date was corrected."})
    assert "صُحّح التاريخ." in words_in(page_of(article), "news-corrections")[0]
    english = page_of(article, "en")
    assert "The date was corrected." in words_in(english, "news-corrections")[0]
    (beside_the_date,) = words_in(english, "news-corrected")
    assert beside_the_date.startswith("Corrected on ")
    assert 'class="news-corrected" href="#corrections"' in english.text


def test_what_was_never_corrected_says_nothing_of_it(newsroom):
    assert words_in(page_of(a_published_article(newsroom), "en"), "news-corrected") == []


def test_a_withdrawn_article_says_only_that_it_was(newsroom):
    article = a_published_article(newsroom)
    withdraw(article, reason="سبب داخلي", by=newsroom.second)
    response = page_of(article)
    assert response.status_code == 410
    assert "افتتاح" not in response.text
    assert "سبب داخلي" not in response.text


def test_an_article_for_the_newsroom_is_hidden_from_others_also_when_withdrawn(newsroom, client):
    article = a_draft(newsroom)
    set_readers(article, audience=set_key(newsroom_set()), label=Label.AMBER, by=newsroom.writer)
    from multaqa.features.news.commands import clear, offer, publish

    offer(article, by=newsroom.writer)
    clear(article, by=newsroom.second)
    publish(article, by=newsroom.second)
    client.force_login(newsroom.translator)
    hers = page_of(article, client=client)
    assert (page_of(article).status_code, hers.status_code) == (404, 200)
    assert hers["Cache-Control"] == "private, no-store"
    assert "<title>افتتاح" not in hers.text
    withdraw(article, reason="", by=newsroom.second)
    assert (page_of(article).status_code, page_of(article, client=client).status_code) == (404, 410)


@pytest.mark.parametrize("label", [Label.GREEN, Label.AMBER])
def test_close_title_heads_no_page_of_the_newsroom_and_no_cache_keeps_any(newsroom, writer, label):
    article = a_draft(newsroom, text={"title": "The quiet gate"})
    set_readers(article, audience=set_key(newsroom_set()), label=label, by=newsroom.writer)
    heads = set()
    for page in ("desk", "preview", "history", "readers", "picture", "notes"):
        answer = writer.get(reverse(f"news:{page}", args=[article.public_id]))
        title = answer.text[answer.text.index("<title>") : answer.text.index("</title>")]
        heads |= {page} if "quiet gate" in title else set()
        assert (page, answer.status_code, "no-store" in answer.headers["Cache-Control"]) == (page, 200, True)
    assert heads == (set() if label == Label.AMBER else {"desk", "preview"})


@pytest.fixture
def dressed(newsroom, term):
    """Makes one article with everything a page can show, and as many companions as asked."""

    def make(companions):
        speakers = [SpeakerEntry(name=f"Inés {n}", language="es", office={"ar": "المتحدثة"}) for n in range(companions)]
        topics = (term.public_id,)
        details = Details(kind=Kind.REMARKS, source_name={"ar": "مصدر"}, topics=topics, speakers=speakers)
        article = a_published_article(newsroom, details=details)
        from multaqa.features.news.models import Story

        story = Story.objects.create()
        for _ in range(companions):
            other = a_published_article(newsroom, term=term)
            type(other).objects.filter(pk=other.pk).update(story=story)
            correct(article, by=newsroom.writer, words={"ar": "تصحيح"})
        type(article).objects.filter(pk=article.pk).update(story=story)
        attach_note(article, by=newsroom.writer, language="ar", quote="فقرة أولى.", words={"ar": "ملاحظة"})
        return article

    return make


def test_an_article_takes_the_same_queries_with_one_and_three_of_everything(dressed, newsroom, client, counted):
    client.force_login(newsroom.translator)
    one, three = dressed(1), dressed(3)
    page_of(one, client=client)
    counts = [counted(lambda a=a: page_of(a, client=client)) for a in (one, three)]
    assert counts[0] == counts[1] <= 8


def test_the_list_takes_the_same_queries_with_one_and_three_articles(newsroom, term, client, counted):
    client.force_login(newsroom.translator)
    client.get("/ar/news/")
    a_published_article(newsroom, term=term)
    client.get("/ar/news/")
    one = counted(lambda: client.get("/ar/news/"))
    a_published_article(newsroom, term=term)
    a_published_article(newsroom, term=term)
    client.get("/ar/news/")  # the vocabulary's choices are read again each minute
    assert one == counted(lambda: client.get("/ar/news/")) <= 8


def test_a_card_names_an_article_in_the_readers_language(newsroom):
    from multaqa.foundation.access.api import cards, ref_of

    article, draft = a_published_article(newsroom), a_draft(newsroom, text={"title": "مسودة"})
    with override("ar"):
        shown = cards([ref_of(article), ref_of(draft)], reader=None, language="ar")
    assert {ref: (card.title, card.url) for ref, card in shown.items()} == {
        ref_of(article): ("افتتاح المركز", f"/ar/news/{article.public_id}/")
    }


def test_the_permanent_address_leads_to_the_readers_language(newsroom):
    article = a_published_article(newsroom)
    response = Client().get(f"/t/news.article/{article.public_id}/", headers={"Accept-Language": "fr"})
    assert response["Location"] == f"/fr/news/{article.public_id}/"


def test_a_plain_article_takes_at_most_eight_queries(newsroom, client, counted):
    client.force_login(newsroom.translator)
    article = a_published_article(newsroom)
    page_of(article, client=client)
    assert counted(lambda: page_of(article, client=client)) <= 8


def test_a_shared_link_shows_the_articles_own_picture_with_its_size_and_words(newsroom, settings):
    article = a_published_article(newsroom)
    assert f'content="{settings.ADDRESS}/static/ui/vendor/card' in page_of(article).text
    picture = store_upload(an_upload(an_image(), "hall.jpg"), by=newsroom.writer)
    set_picture(article, alt="قاعة فارغة", credit="مصور", by=newsroom.writer, file=picture)
    page = page_of(article).text
    wanted = {
        "image": settings.ADDRESS + address_of(picture),
        "image:width": str(picture.width),
        "image:height": str(picture.height),
        "image:alt": "قاعة فارغة",
        "locale": "ar_AR",
    }
    for name, content in wanted.items():
        assert f'<meta property="og:{name}" content="{content}">' in page


def test_what_not_everyone_may_read_says_nothing_to_whoever_shares_it(newsroom):
    article = a_published_article(newsroom)
    set_readers(article, audience=set_key(newsroom_set()), label=Label.AMBER, by=newsroom.writer)
    assert "og:" not in page_of(article, client=signed(newsroom.second)).text
    draft = a_draft(newsroom)
    assert "og:" not in signed(newsroom.writer).get(f"/ar/newsroom/articles/{draft.public_id}/preview/").text


def test_every_page_names_the_address_that_leads_each_reader_to_her_language(newsroom, settings):
    article = a_published_article(newsroom)
    address = f"{settings.ADDRESS}/news/{article.public_id}/"
    assert f'<link rel="alternate" hreflang="x-default" href="{address}">' in page_of(article, "fr").text
    assert Client().get(f"/news/{article.public_id}/")["Location"] == f"/ar/news/{article.public_id}/"


def test_curators_see_what_bears_a_term_before_it_is_merged_or_retired(newsroom, term):
    people, other = cast(), a_new_term("Havens", by=newsroom.writer)
    follow(people.amina, ref_of(term))
    for number in (1, 2):
        a_published_article(newsroom, term=term)
        pages = [
            signed(people.elodie).post(f"/en/vocabulary/{term.public_id}/merger/?q=havens", {"into": other.public_id}),
            signed(people.elodie).get(f"/en/vocabulary/{term.public_id}/retirement/"),
        ]
        for (said,) in (words_in(page, "desk-facts") for page in pages):
            assert (said.startswith(f"Articles{number}"), said.endswith("Followers1")) == (True, True)


def test_topics_and_corrections_are_followed_from_an_article(newsroom, term):
    article, reader = a_published_article(newsroom, term=term), a_person("amina")
    client = signed(reader)
    for ref in (ref_of(term), ref_of(article)):
        assert f'name="thing" value="{ref}"' in page_of(article, client=client).text
        client.post("/ar/settings/following/", {"thing": ref, "wanted": "yes", "next": "/ar/"})
    assert followed_refs(reader) == [ref_of(article), ref_of(term)]
    assert "settings/following" not in page_of(article).text
