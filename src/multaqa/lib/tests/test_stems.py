import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.labels import LANGUAGES
from multaqa.lib.stems import stems


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Vulnerable targets", "a vulnerable target"),
        ("fr", "Lieux de culte", "lieu de culte"),
        ("fr", "Cibles vulnérables", "cible vulnerable"),
        ("ru", "Уязвимые объекты", "уязвимого объекта"),
        ("es", "Lugares de culto", "lugar de culto"),
        ("es", "Objetivos vulnerables", "objetivo vulnerable"),
        ("ar", "والأهدافُ الضعيفة", "أهداف ضعيفة"),
    ],
)
def test_forms_of_a_word_meet(language: str, one: str, other: str) -> None:
    shorter = [stem for stem in stems(other, language) if stem != "a"]
    assert stems(one, language) == shorter


@given(st.text(), st.sampled_from(LANGUAGES))
def test_there_is_a_stem_for_every_word(text: str, language: str) -> None:
    assert all(stems(text, language))
