import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.fold import fold, fold_with_positions, sort_key


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("الأهداف المُعرَّضة للخَطَر", "الاهداف المعرضة للخطر"),
        ("إيـــران", "ايران"),
        ("شيء", "شئ"),
        ("على", "علي"),
        ("مؤسسة", "موسسه"),
        ("٢٠٢٢", "2022"),
        ("۱۹۹۹", "1999"),
        ("ÉLODIE", "elodie"),
        ("Straße", "STRASSE"),
        ("Ёлка", "елка"),
        ("Ａ４", "a4"),
        ("l’eau", "l'eau"),
        ("two \n\t words ", "Two Words"),
        ("\u2068inside\u2069", "inside"),
    ],
)
def test_fold_makes_variants_equal(typed: str, stored: str) -> None:
    assert fold(typed) == fold(stored) != ""


@pytest.mark.parametrize(("one", "other"), [("мой", "мои"), ("دار", "ضار"), ("北京", "南京")])
def test_fold_keeps_different_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_does_not_depend_on_the_composition_of_letters(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_positions_point_into_the_text_and_never_go_back(text: str) -> None:
    folded, positions = fold_with_positions(text)
    assert len(folded) == len(positions)
    assert positions == sorted(positions)
    assert all(0 <= position < len(text) for position in positions)


@pytest.mark.parametrize(
    "in_order",
    [
        ["أحمد", "البنا", "تامر", "الخالدي"],
        ["Élodie", "Fiona"],
        ["nz", "Ñandú", "o"],
        ["Ежов", "Ёлкин", "Жуков"],
        ["安", "北京", "陈", "王", "张"],
        ["Ali B", "Alia"],
    ],
)
def test_sort_key_orders_as_a_reader_expects(in_order: list[str]) -> None:
    assert sorted(set(in_order), key=sort_key) == in_order


@given(st.text(min_size=1))
def test_sort_key_is_digits_and_latin_letters_of_bounded_length(text: str) -> None:
    key = sort_key(text)
    assert len(key) <= 400
    assert set(key) <= set("0123456789abcdef")
