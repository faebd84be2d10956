from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.comparing import Piece, compared, lines_of


def test_compared_marks_words_within_a_changed_line():
    assert compared("First line.\nThe old word here.\n", "First line.\nThe new word here.\n") == [
        Piece("same", "First line.\nThe "),
        Piece("removed", "old"),
        Piece("added", "new"),
        Piece("same", " word here.\n"),
    ]


def test_compared_takes_neighbouring_words_together():
    assert compared("one two three", "one 2 3") == [
        Piece("same", "one "),
        Piece("removed", "two three"),
        Piece("added", "2 3"),
    ]


def test_compared_marks_single_characters_of_chinese():
    assert compared("保护城市", "保护乡市") == [
        Piece("same", "保护"),
        Piece("removed", "城"),
        Piece("added", "乡"),
        Piece("same", "市"),
    ]


def test_compared_says_nothing_of_two_empty_texts():
    assert compared("", "") == []


@given(st.text("ab \n中", max_size=40), st.text("ab \n中", max_size=40))
def test_compared_pieces_make_both_texts(old, new):
    pieces = compared(old, new)
    assert "".join(piece.text for piece in pieces if piece.change != "added") == old
    assert "".join(piece.text for piece in pieces if piece.change != "removed") == new


@given(st.text("ab\n", max_size=30))
def test_lines_of_loses_nothing(text):
    assert "".join(lines_of(text)) == text
