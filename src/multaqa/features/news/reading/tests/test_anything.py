"""Whatever the bytes: a reading, or one of the declared refusals; and no word of a source is ever changed."""

import re
import time
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from multaqa.features.news.reading.api import (
    Entry,
    Refusal,
    Source,
    Verdict,
    as_markdown,
    read_sources,
    reading_of,
    record_of,
)
from multaqa.features.news.reading.markup import parse_page
from multaqa.features.news.reading.tests.shown import read
from multaqa.features.news.reading.tests.test_feeds import ATOM, RDF, RSS
from multaqa.features.news.reading.tests.test_pages import PAGE
from multaqa.features.news.reading.tests.test_texts import ARTICLE, TEASERS
from multaqa.lib.markdown import plain

FOUNDING = Path(settings.ROOT).parent / "shared" / "founding-texts"
CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
SAMPLES = [ARTICLE, TEASERS, PAGE, RSS, ATOM, RDF]
_SPACES = re.compile(r"\s+")


def _letters(text: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFC", text))


@given(st.binary(max_size=2000))
@how(max_examples=300)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    reading = read(content)
    assert len(reading.sources) + len(reading.refused) == 1


@given(st.sampled_from(SAMPLES), st.integers(0, 4000), st.binary(max_size=12), st.integers(0, 40))
@how(max_examples=300)
def test_damaged_sources_are_read_or_refused(sample: str, at: int, put: bytes, cut: int) -> None:
    content = sample.encode()
    reading = read(content[:at] + put + content[at + cut :])
    assert len(reading.sources) + len(reading.refused) == 1


@given(st.text(alphabet="<>/abph1 =\"'&;!-[]\n\u0627", max_size=400))
def test_any_markup_is_read_or_refused(text: str) -> None:
    for opening in ("<html><body>", "<rss><channel>", ""):
        assert len(read(opening + text).refused) in {0, 1}


@pytest.mark.parametrize(
    "path",
    sorted([*CORPUS.glob("*.txt"), *CORPUS.glob("*.html"), *CORPUS.glob("*.xml")]),
    ids=lambda path: path.name[:2],
)
def test_words_of_real_pages_are_never_changed(path: Path) -> None:
    _assert_words_kept(path)


@pytest.mark.skipif(not FOUNDING.is_dir(), reason="the founding texts are not beside the project")
@pytest.mark.parametrize("name", ["article-000.txt", "topic-page-004.txt"])
def test_words_of_the_founding_texts_are_never_changed(name: str) -> None:
    _assert_words_kept(FOUNDING / name)


def _assert_words_kept(path: Path) -> None:
    """Every title, lead and block stands in the source, letter by letter, once white space is left out."""
    from multaqa.features.news.reading.encodings import decode

    reading = read_sources([Source(path.name, path.read_bytes())])
    source = decode(path.read_bytes()).text
    if path.suffix == ".html":
        source = "".join(parse_page(source).itertext()) + source
    whole = _letters(source)
    unescaped = _letters(re.sub(r"<[^<>]*>", "", __import__("html").unescape(__import__("html").unescape(source))))
    for entry in reading.entries:
        for words in _said(entry):
            assert words in whole or words in unescaped


def _said(entry: Entry) -> list[str]:
    parts = [
        line.text
        for line in entry.lines
        if line.verdict in {Verdict.TITLE, Verdict.LEAD, Verdict.HEADING, Verdict.BODY}
    ]
    return [_letters(text) for text in [entry.title, *parts, *(block.text for block in entry.blocks)]]


@given(st.sampled_from(SAMPLES))
@how(max_examples=len(SAMPLES))
def test_reading_can_be_kept_and_found_again(sample: str) -> None:
    reading = read(sample)
    assert reading_of(record_of(reading)) == reading


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_markdown_of_a_body_says_the_same_words(texts: list[str]) -> None:
    from multaqa.features.news.reading.entries import Block, BlockKind
    from multaqa.features.news.reading.shapes import shown

    blocks = [Block(kind, shown(text)) for text in texts for kind in BlockKind if shown(text)]
    assert _letters(plain(as_markdown(blocks))) == _letters("".join(block.text for block in blocks))


@pytest.mark.parametrize("make", [lambda n: b"x" * n, lambda n: b"\xd9\x85 " * (n // 3)])
def test_hundred_megabytes_are_refused_at_once(make) -> None:
    content = make(100 * 1024 * 1024)
    began = time.process_time()
    assert [refused.refusal for refused in read(content).refused] == [Refusal.TOO_LARGE]
    assert time.process_time() - began < 1


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "page", "feed"])
def test_a_megabyte_is_read_within_seconds(form: str) -> None:
    """One to two seconds on a machine of its own; six allow for a busy one."""
    line = "The ferry between the banks of the Tarn goes at nine, the captain said to number {}, and rests on Sundays."
    item = RSS[RSS.index("<item><title>Bridge") : RSS.index("<item><title>Market")]
    whole = {
        "text": "\n".join(line.format(n) for n in range(9_500)),
        "page": PAGE.replace("</article>", "".join(f"<p>{line.format(n)}</p>" for n in range(9_000)) + "</article>"),
        "feed": RSS.replace("<item><title>Market", item * (1_000_000 // len(item)) + "<item><title>Market", 1),
    }[form]
    began = time.process_time()
    read(whole)
    assert time.process_time() - began < 6
