"""The two founding texts, read where they lie beside the project; none of their sentences is kept in it."""

from pathlib import Path

import pytest
from django.conf import settings

from multaqa.features.news.reading.api import BlockKind, Form, Source, Verdict, read_sources

FOUNDING = Path(settings.ROOT).parent / "shared" / "founding-texts"
pytestmark = pytest.mark.skipif(not FOUNDING.is_dir(), reason="the founding texts are not beside the project")


@pytest.fixture(scope="module")
def entries():
    return read_sources([Source(path.name, path.read_bytes()) for path in sorted(FOUNDING.glob("*.txt"))]).entries


def test_article_has_sub_headings_and_no_title_lead_or_date(entries):
    article = entries[0]
    assert (article.form, article.title, article.lead, article.published, article.language) == (
        Form.ARTICLE,
        "",
        "",
        None,
        "ar",
    )
    kinds = [block.kind for block in article.blocks]
    assert (len(kinds), [at for at, kind in enumerate(kinds) if kind is BlockKind.HEADING]) == (16, [4, 10])
    assert [line.number for line in article.lines if line.removed] == [1, 18, 19]


def test_topic_page_is_ten_teasers_of_which_one_has_a_title(entries):
    teasers = entries[1:]
    assert [teaser.form for teaser in teasers] == [Form.TEASER] * 10
    assert [bool(teaser.title) for teaser in teasers] == [True] + [False] * 9
    assert [line.number for line in teasers[0].lines if line.verdict is Verdict.REPEAT] == [3]
    assert {teaser.published for teaser in teasers} == {None}


def test_teaser_on_the_network_is_linked_to_the_article_alone(entries):
    assert [at for at, entry in enumerate(entries) if entry.article_key] == [2]
    assert entries[2].article_key == entries[0].key


def test_two_teasers_of_one_story_stay_two_and_are_grouped(entries):
    assert [at for at, entry in enumerate(entries) if entry.group] == [4, 5]
    assert entries[4].group == entries[5].group


def test_missing_titles_are_proposed(entries):
    proposed = [entry for entry in entries if not entry.title]
    assert all(4 <= len(entry.proposed_title.split()) <= 20 for entry in proposed)
    assert len({entry.proposed_title for entry in proposed}) == len(proposed)
