from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.merging import Merged, merged

BASE = "One.\n\nTwo.\n\nThree.\n"


def test_merged_takes_changes_of_different_paragraphs():
    mine, theirs = BASE.replace("One", "Uno"), BASE.replace("Three", "Tres")
    assert merged(BASE, mine, theirs) == Merged("Uno.\n\nTwo.\n\nTres.\n", 0)


def test_merged_keeps_both_where_both_changed_the_same_paragraph():
    mine, theirs = BASE.replace("Two", "Mine"), BASE.replace("Two", "Theirs")
    assert merged(BASE, mine, theirs) == Merged("One.\n\nTheirs.\n\nMine.\n\nThree.\n", 1)


def test_merged_takes_changes_of_neighbouring_paragraphs():
    mine, theirs = BASE.replace("One", "Uno"), BASE.replace("Two", "Dos")
    assert merged(BASE, mine, theirs) == Merged("Uno.\n\nDos.\n\nThree.\n", 0)


def test_merged_takes_the_same_change_once():
    both = BASE.replace("Two", "Deux")
    assert merged(BASE, both, both) == Merged(both, 0)


def test_merged_keeps_my_paragraph_when_theirs_was_taken_out():
    assert merged(BASE, BASE.replace("Two", "Mine"), "One.\n\nThree.\n") == Merged("One.\n\nMine.\n\nThree.\n", 1)


lines = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=8).map("".join)


@given(lines, lines)
def test_merged_with_one_change_is_that_change(base, changed):
    assert merged(base, changed, base) == Merged(changed, 0)
    assert merged(base, base, changed) == Merged(changed, 0)


@given(lines, lines, lines)
def test_merged_loses_no_line_that_either_added(base, mine, theirs):
    whole = merged(base, mine, theirs).text.split("\n")
    for added in ({*mine.split("\n")} | {*theirs.split("\n")}) - {*base.split("\n")}:
        assert added in whole
