import pytest

from multaqa.features.news.testing import a_newsroom, a_term


@pytest.fixture
def newsroom(db):
    return a_newsroom()


@pytest.fixture
def term(newsroom):
    return a_term(by=newsroom.writer)
