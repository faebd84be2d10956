import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.arabic import has_arabic, light_stem
from multaqa.lib.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [("والأهداف", "الأهداف"), ("الضعيفة", "ضعيف"), ("بالمطارات", "المطار"), ("للمستشفيات", "المستشفى"), ("وال", "وال")],
)
def test_light_stem_joins_forms_of_a_word(one: str, other: str) -> None:
    assert light_stem(fold(one)) == light_stem(fold(other))


@given(st.text(alphabet="والبكفلهانيتعم", min_size=2))
def test_light_stem_leaves_at_least_two_letters(word: str) -> None:
    assert len(light_stem(word)) >= 2


def test_has_arabic_sees_letters_not_digits() -> None:
    assert has_arabic("TLP علامة")
    assert not has_arabic("٢٠٢٢ TLP")
