import pytest
from django.test import Client

from multaqa.features.news.api import offer
from multaqa.features.news.testing import a_draft, a_newsroom, a_published_article, a_term
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import follow
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import a_person

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_home_tells_the_second_person_what_waits_for_her():
    newsroom = a_newsroom()
    offer(a_draft(newsroom), by=newsroom.writer)
    page = signed_in(newsroom.second).get("/en/").content.decode()
    assert 'id="waiting"' in page
    assert "Drafts to clear" in page


def test_home_shows_news_on_followed_topics_once():
    newsroom = a_newsroom()
    term = a_term(by=newsroom.writer)
    a_published_article(newsroom, term=term, text={"title": "خبر متابَع"})
    reader = a_person("fiona")
    follow(reader, ref_of(term))
    page = signed_in(reader).get("/ar/").content.decode()
    assert page.count("خبر متابَع") == 1
    assert 'id="followed"' in page


def test_home_of_a_visitor_says_how_to_come_in(client):
    a_newsroom()
    page = client.get("/fr/").content.decode()
    assert "/fr/account/sign-in/" in page
    assert 'id="waiting"' not in page
    assert 'id="followed"' not in page


def test_home_costs_the_same_with_one_article_and_with_three(django_assert_max_num_queries):
    newsroom = a_newsroom()
    term = a_term(by=newsroom.writer)
    for number in range(3):
        a_published_article(newsroom, term=term, text={"title": f"خبر {number}"})
    reader = a_person("fiona")
    follow(reader, ref_of(term))
    client = signed_in(reader)
    client.get("/ar/")  # what the process remembers is in place
    with django_assert_max_num_queries(10):
        client.get("/ar/")


def test_pages_answer_a_question_for_their_head_alone(client):
    a_newsroom()
    for address in ("/en/", "/en/news/", "/en/topics/", "/en/feed.xml", "/robots.txt", "/sitemap.xml"):
        assert client.head(address).status_code == 200, address
