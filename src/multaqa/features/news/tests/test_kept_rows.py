"""What is kept of a list between two pages: never what has changed since, never what another reader was shown."""

from django.core.cache import caches
from django.test import Client
from lxml.html import fromstring

from multaqa.features.news.commands import clear, offer, publish, set_readers, withdraw
from multaqa.features.news.models import ArticleText
from multaqa.features.news.testing import a_draft, a_published_article
from multaqa.features.news.tests.browsing import signed
from multaqa.foundation.access.api import ACCOUNT, Label
from multaqa.foundation.people.api import Network
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.taxonomy.api import Term, TermState


def listed(client, found_by="news-row-title"):
    page = fromstring(client.get("/ar/news/").content.decode())
    return [" ".join(element.text_content().split()) for element in page.find_class(found_by)]


def browser_with(digits):
    client = Client()
    client.cookies["digits"] = digits
    return client


def test_a_changed_title_is_seen_on_the_next_page(newsroom):
    article = a_published_article(newsroom, text={"title": "الأول"})
    before = listed(Client())
    ArticleText.objects.filter(article=article).update(title="عنوان آخر")
    assert (before, listed(Client())) == (["الأول"], ["عنوان آخر"])


def test_a_renamed_topic_is_seen_on_the_next_page(newsroom, term):
    a_published_article(newsroom, term=term)
    before = listed(Client(), "news-topics")
    Term.objects.filter(pk=term.pk).update(labels={"ar": "موضوع آخر"})
    assert before != ["موضوع آخر"]
    assert listed(Client(), "news-topics") == ["موضوع آخر"]


def test_a_withdrawn_article_is_gone_from_the_next_page(newsroom):
    article = a_published_article(newsroom, text={"title": "الأول"})
    assert listed(Client()) == ["الأول"]
    withdraw(article, by=newsroom.second, reason="خطأ")
    assert listed(Client()) == []


def test_what_a_member_was_shown_is_not_shown_to_a_visitor(newsroom):
    article = a_draft(newsroom, text={"title": "للأعضاء"})
    set_readers(article, by=newsroom.writer, audience=ACCOUNT, label=Label.CLEAR)
    offer(article, by=newsroom.writer)
    clear(article, by=newsroom.second)
    publish(article, by=newsroom.second)
    member = signed(a_person())
    assert (listed(member), listed(Client()), listed(member)) == (["للأعضاء"], [], ["للأعضاء"])


def test_each_reader_sees_dates_in_her_own_digits(newsroom):
    a_published_article(newsroom)
    first, second, again = (listed(browser_with(digits), "meta")[0] for digits in ("western", "arabic", "western"))
    assert (first, first.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == (again, second)
    assert first != second


def test_the_empty_form_offers_what_is_offered_now(newsroom, term):
    a_published_article(newsroom, term=term)
    before = offered_in(Client(), "language")
    Network.objects.update(languages=["fr", "ar"])
    caches["process"].clear()
    assert (len(before), offered_in(Client(), "language")) == (7, ["", "fr", "ar"])
    Term.objects.filter(pk=term.pk).update(state=TermState.RETIRED)
    caches["process"].clear()
    assert term.public_id not in offered_in(Client(), "topic")


def offered_in(client, name):
    page = fromstring(client.get("/ar/news/").content.decode())
    return page.xpath(f"//select[@name='{name}']//option/@value")
