import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from multaqa.features.news.api import set_readers
from multaqa.features.news.testing import Newsroom, a_newsroom, a_published_article, a_term
from multaqa.foundation.access.api import ACCOUNT, network_key, ref_of
from multaqa.foundation.notify.api import is_following
from multaqa.foundation.people.api import Person, the_network
from multaqa.foundation.people.testing import a_person
from multaqa.foundation.taxonomy.api import Term, merge_terms, move_term, propose_term, rename_term
from multaqa.lib.labels import LANGUAGES
from multaqa.web.subjects import subjects

pytestmark = pytest.mark.django_db


@pytest.fixture
def newsroom() -> Newsroom:
    return a_newsroom()


@pytest.fixture
def term(newsroom: Newsroom) -> Term:
    return a_term("Open-air markets", by=newsroom.writer)


def topic_page(term: Term, *, person: Person | None = None) -> str:
    client = Client()
    if person:
        client.force_login(person)
    return client.get(f"/en/topics/{term.public_id}/").content.decode()


def test_topic_shows_its_articles(newsroom, term):
    a_published_article(newsroom, term=term, text={"title": "سوق مفتوح"})
    assert "سوق مفتوح" in topic_page(term)


def test_topic_keeps_what_the_reader_may_not_read_to_itself(newsroom, term):
    article = a_published_article(newsroom, term=term, text={"title": "سرّ السوق"})
    set_readers(article, audience=network_key(the_network().public_id), label="TLP:GREEN", by=newsroom.writer)
    assert "سرّ السوق" not in topic_page(term)
    assert "سرّ السوق" not in topic_page(term, person=a_person("fiona"))
    assert [one.count for one in subjects(None, language="en") if one.public_id == term.public_id] in ([], [0])


def test_topic_of_many_articles_costs_what_one_of_one_costs(newsroom, term, django_assert_max_num_queries):
    for number in range(3):
        a_published_article(newsroom, term=term, text={"title": f"خبر {number}"})
    client = Client()
    client.force_login(newsroom.second)
    client.get(f"/en/topics/{term.public_id}/")  # what the process remembers is in place
    with django_assert_max_num_queries(10):
        client.get(f"/en/topics/{term.public_id}/")


def test_following_a_topic_is_begun_and_ended(term):
    fiona = a_person("fiona")
    client = Client()
    client.force_login(fiona)
    address = f"/en/topics/{term.public_id}/following/"
    client.post(address, {"follow": "1"})
    assert is_following(fiona, ref_of(term))
    client.post(address, {"follow": "0"})
    assert not is_following(fiona, ref_of(term))


def test_topic_that_is_none_is_not_found(client):
    assert client.get("/en/topics/nosuchtopic0/").status_code == 404


def test_index_counts_articles_below_a_topic(newsroom, term):
    a_published_article(newsroom, term=term)
    found = {one.public_id: one.count for one in subjects(None, language="en")}
    assert found[term.public_id] == 1
    with translation.override("ar"):
        assert reverse("web:topics") == "/ar/topics/"


def index_of(term: Term, client: Client) -> str:
    """What the index says of a topic: its link and what stands behind it."""
    page = client.get("/en/topics/").content.decode()
    return page.partition(f'<a href="/en/topics/{term.public_id}/">')[2].partition("</li>")[0]


def test_index_tells_each_reader_what_is_so_now(newsroom, term):
    move_term(term, under=a_term("Places", by=newsroom.writer), by=newsroom.writer)
    insider, visitor = Client(), Client()
    insider.force_login(newsroom.second)
    assert index_of(term, visitor) == "Open-air markets</a>"
    article = a_published_article(newsroom, term=term)
    assert index_of(term, visitor) == index_of(term, insider) == 'Open-air markets</a> <span class="count">1</span>'
    set_readers(article, audience=ACCOUNT, label="TLP:CLEAR", by=newsroom.writer)
    rename_term(term, labels={"en": "Street markets"}, by=newsroom.writer)
    assert index_of(term, visitor) == "Street markets</a>"
    assert index_of(term, insider) == 'Street markets</a> <span class="count">1</span>'


def test_index_asks_as_often_for_three_articles_as_for_one(newsroom, term, django_assert_num_queries):
    for articles in (1, 2):
        for _ in range(articles):
            a_published_article(newsroom, term=term)
        with django_assert_num_queries(2):
            subjects(newsroom.second, language="en")


def test_topic_that_was_merged_leads_to_the_one_in_its_place(newsroom, term, client):
    other = a_term("Bazaars", by=newsroom.writer)
    merge_terms(other, into=term, by=newsroom.writer)
    answer = client.get(f"/en/topics/{other.public_id}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/en/topics/{term.public_id}/")


def test_topic_that_is_only_proposed_is_not_found(newsroom, client):
    proposed = propose_term({code: f"Kiosks {code}" for code in LANGUAGES}, by=newsroom.writer)
    assert client.get(f"/en/topics/{proposed.public_id}/").status_code == 404
    assert client.get(f"/en/topics/{proposed.public_id}/feed.xml").status_code == 404
