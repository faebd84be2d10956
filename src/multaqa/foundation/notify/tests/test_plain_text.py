import re

from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.notify.plain_text import directed, plain_text

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


def test_paragraphs_links_and_rule():
    html = """<html><head><title>No</title><style>p {}</style></head><body><p>One   two</p>
    <p><a href="https://m.example/ar/">Reading it</a></p><ul><li>a</li><li>b</li></ul><hr><p>End</p></body></html>"""
    assert (
        plain_text(html, language="en") == "One two\n\nReading it\nhttps://m.example/ar/\n\n- a\n\n- b\n\n-- \n\nEnd\n"
    )


def test_link_that_is_its_own_words_stands_once():
    text = plain_text('<p><a href="https://m.example/">https://m.example/</a></p>', language="en")
    assert text == "https://m.example/\n"


def test_link_named_among_other_words_stands_once():
    text = plain_text('<p>From <a href="https://m.example/">https://m.example/</a></p>', language="en")
    assert text == "From https://m.example/\n"


def test_bdi_becomes_an_isolate():
    assert plain_text("<p>عن <bdi>CCTV 24/7</bdi>.</p>", language="ar") == "عن \u2068CCTV 24/7\u2069.\n"


def test_line_that_begins_in_the_other_direction_is_marked():
    assert directed("CCTV: كاميرات", "ar") == "\u200fCCTV: كاميرات"
    assert directed("كاميرات CCTV", "ar") == "كاميرات CCTV"
    assert directed("كاميرات", "fr") == "\u200eكاميرات"
    assert directed("24/7", "ar") == "24/7"


@given(WORDS)
def test_no_word_is_lost_and_none_is_markup(words):
    text = plain_text(f"<p>{escape(words)}</p>", language="en")
    letters = re.sub(r"\s|\u200e", "", words)
    assert re.sub(r"\s|\u200e", "", text) == letters


@given(WORDS)
def test_isolates_are_closed_whatever_stands_in_them(words):
    text = plain_text(f"<p>a <bdi>{escape(words)}</bdi> b</p>", language="ar")
    assert text.count("\u2068") == text.count("\u2069") <= 1
