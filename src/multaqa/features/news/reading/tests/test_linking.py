# ruff: noqa: E501  (sentences of samples keep their lines)
"""Entries of one import, and articles kept before."""

from multaqa.features.news.reading.api import Entry, Known, Source, read_sources
from multaqa.features.news.reading.likeness import fingerprint
from multaqa.features.news.reading.tests.test_texts import ARTICLE, TEASERS

TEASER = "Third boat for the Tarn ferry\nThe ferry between the banks of the Tarn has a new timetable, and nobody waits, the captain said.\nRead more\n\n"
OTHER = (
    "Lamp keeper retires\nThe lamp has a new keeper, who is also its first woman in three hundred years.\nRead more\n"
)


def _read(*texts: str, known: tuple[Known, ...] = ()) -> list[Entry]:
    sources = [Source(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return list(read_sources(sources, known=known).entries)


def test_teaser_is_linked_to_its_article_of_the_same_import() -> None:
    article, teaser, other = _read(ARTICLE, TEASER + OTHER)
    assert (teaser.article_key, other.article_key) == (article.key, "")


def test_teaser_is_linked_to_an_article_kept_before() -> None:
    teaser, other = _read(
        TEASER + OTHER, known=(Known("abc", ARTICLE, language="en"), Known("def", TEASERS, language="fr"))
    )
    assert (teaser.article_ref, other.article_ref) == ("abc", "")


def test_article_without_title_is_proposed_its_teasers() -> None:
    article = _read(ARTICLE.replace("The ferry has a new timetable\n", ""), TEASER + OTHER)[0]
    assert (article.title, article.proposed_title) == ("", "Third boat for the Tarn ferry")
    assert article.proposal_is_of_teaser


def test_same_words_imported_before_are_known_again() -> None:
    (entry,) = _read(ARTICLE)
    by_print = Known("abc", "other words", fingerprint=entry.fingerprint)
    by_words = Known("abc", entry.text.replace('"', "“").replace(" ", "  "))
    assert [_read(ARTICLE, known=(known,))[0].kept_ref for known in (by_print, by_words)] == ["abc", "abc"]


def test_one_article_in_two_files_is_one_entry() -> None:
    assert len(_read(ARTICLE, ARTICLE.replace("'", "’"))) == 1


def test_fingerprint_minds_words_alone() -> None:
    assert fingerprint("“The  Ferry”") == fingerprint('"the ferry"') != fingerprint("the ferries")
