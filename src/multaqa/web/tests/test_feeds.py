import feedparser
import pytest
from lxml import etree

from multaqa.features.news.api import TextEdit, finish_translation, set_readers, translate
from multaqa.features.news.testing import Newsroom, a_newsroom, a_published_article, a_term
from multaqa.foundation.access.api import network_key
from multaqa.foundation.people.api import the_network
from multaqa.foundation.taxonomy.testing import a_new_term

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}link"


@pytest.fixture
def newsroom() -> Newsroom:
    return a_newsroom()


def test_feed_of_a_topic_is_valid_and_speaks_the_language_of_its_address(newsroom, client):
    term = a_term(by=newsroom.writer)
    article = a_published_article(newsroom, term=term, text={"title": "كاميرات CCTV 24/7 & <أسئلة>"})
    answer = client.get(f"/ar/topics/{term.public_id}/feed.xml")
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = etree.fromstring(answer.content)
    assert all(channel.findtext(f"channel/{name}") for name in ("title", "link", "description"))
    assert channel.findtext("channel/language") == "ar"
    addresses = [link.get("href") for link in channel.iterfind(f"channel/{ATOM}")]
    assert addresses == [f"http://testserver/ar/topics/{term.public_id}/feed.xml"]
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["كاميرات CCTV 24/7 & <أسئلة>"]
    assert feed.entries[0].id == f"http://testserver/t/news.article/{article.public_id}/"


def test_feed_holds_public_items_only_whoever_asks(newsroom, client):
    term = a_term(by=newsroom.writer)
    article = a_published_article(newsroom, term=term)
    set_readers(article, audience=network_key(the_network().public_id), label="TLP:GREEN", by=newsroom.writer)
    client.force_login(newsroom.writer)
    for address in (f"/en/topics/{term.public_id}/feed.xml", "/en/feed.xml"):
        assert feedparser.parse(client.get(address).content).entries == []


def test_a_feed_holds_only_what_is_written_in_its_language(newsroom, client):
    term = a_term(by=newsroom.writer)
    article = a_published_article(newsroom, term=term, text={"title": "بالعربية"})
    addresses = ("/en/feed.xml", f"/en/topics/{term.public_id}/feed.xml")
    translate(article, "en", TextEdit({"title": "In English"}, 0), by=newsroom.translator)
    assert [feedparser.parse(client.get(address).content).entries for address in addresses] == [[], []]
    finish_translation(article, "en", by=newsroom.translator)
    for address in addresses:
        (entry,) = feedparser.parse(client.get(address).content).entries
        assert (entry.title, entry.get("description", "")) == ("In English", "")
    assert [entry.title for entry in feedparser.parse(client.get("/ar/feed.xml").content).entries] == ["بالعربية"]


def test_sitemap_lists_only_topics_with_news(newsroom, client):
    wide = a_new_term("Wide", by=newsroom.writer)
    narrow, empty = (a_new_term(name, by=newsroom.writer, parent=wide) for name in ("Narrow", "Empty"))
    a_published_article(newsroom, term=narrow)
    text = client.get("/sitemap.xml").content.decode()
    assert [f"/en/topics/{term.public_id}/</loc>" in text for term in (wide, narrow, empty)] == [True, True, False]


def test_sitemap_lists_public_articles_in_six_languages(newsroom, client):
    shown = a_published_article(newsroom, text={"title": "علني"})
    hidden = a_published_article(newsroom, text={"title": "مخفي"}, term=None)
    set_readers(hidden, audience=network_key(the_network().public_id), label="TLP:GREEN", by=newsroom.writer)
    text = client.get("/sitemap.xml").content.decode()
    for code in ("ar", "zh-hans", "en", "fr", "ru", "es"):
        assert f"/{code}/news/{shown.public_id}/</loc>" in text
    assert hidden.public_id not in text
