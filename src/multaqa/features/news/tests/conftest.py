import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multaqa.features.news.testing import a_newsroom, a_term
from multaqa.features.news.tests.browsing import signed
from multaqa.foundation.jobs.testing import run_everything


@pytest.fixture
def newsroom(db):
    return a_newsroom()


@pytest.fixture
def term(newsroom):
    return a_term(by=newsroom.writer)


@pytest.fixture
def counted():
    """How many queries a call makes."""

    def count(call):
        with CaptureQueriesContext(connection) as caught:
            call()
        return len(caught)

    return count


@pytest.fixture
def writer(newsroom):
    return signed(newsroom.writer)


@pytest.fixture
def second(newsroom):
    return signed(newsroom.second)


@pytest.fixture
def steward(newsroom, client):
    run_everything()
    client.force_login(newsroom.writer)
    return newsroom.writer
