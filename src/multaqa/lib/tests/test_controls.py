from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.controls import disguises, seen, tidy


def test_tidy_drops_what_is_unseen_and_keeps_what_shapes_words():
    assert tidy("\ufeffa\u202bb\u202c\x07c\r\nd\u200c\u200fe") == "abc\nd\u200c\u200fe"


def test_tidy_composes_letters():
    assert tidy("e\u0301") == "é"


def test_disguises_names_each_character_once():
    assert disguises("a\u202eb\x00c\u202e\ud800") == ["U+202E", "U+0000", "U+D800"]


@given(st.text())
def test_tidy_twice_changes_nothing_more(text):
    assert tidy(tidy(text)) == tidy(text)


def test_what_is_seen_holds_nothing_that_is_dropped_or_refused():
    assert seen("e\u0301\r\n\x07\u202eزينب\u200d\u2066\U000e0041") == "é\nزينب\u200d"
