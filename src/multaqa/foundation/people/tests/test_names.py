import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.people.names import clean_name


@given(st.text(max_size=60))
def test_cleaned_name_is_visible_and_stays_as_it_is(name):
    try:
        cleaned = clean_name(name)
    except ValidationError:
        return
    assert clean_name(cleaned) == cleaned
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069@<>")


@pytest.mark.parametrize(
    "name", ["أمينة الزهراني", "Élodie Marchand", "陈思远", "Борис Лебедев", "O’Brien-Ng", "می\u200cرود"]
)
def test_names_of_many_scripts_stay(name):
    assert clean_name(name) == name


def test_marks_that_turn_the_text_around_are_taken_out():
    assert clean_name("A\u202eb") == "Ab"
