import pytest

from multaqa.lib.digits import current_digits, localise_number, show_digits, to_western, use_digits


def test_digits_are_western_until_chosen_and_again_after() -> None:
    with use_digits("arabic"):
        assert current_digits() == "arabic"
        assert localise_number(1234.5, "ar") == "١٬٢٣٤٫٥"
        assert localise_number(1234.5, "en") == "1,234.5"
    assert current_digits() == "western"
    assert localise_number(1234.5, "ar") == "1,234.5"


def test_other_digits_are_refused() -> None:
    with pytest.raises(ValueError, match="roman"):
        use_digits("roman")
    assert current_digits() == "western"


def test_only_arabic_text_changes() -> None:
    with use_digits("arabic"):
        assert [show_digits("TLP 2", code) for code in ("ar", "fr")] == ["TLP ٢", "TLP 2"]


def test_inputs_take_both() -> None:
    assert to_western("١٢٫٥ ۳ ４") == "12.5 3 4"


@pytest.mark.parametrize(("language", "written"), [("fr", "1\u202f234,5"), ("ru", "1\u00a0234,5"), ("es", "1.234,5")])
def test_separators_follow_the_language(language: str, written: str) -> None:
    assert localise_number(1234.5, language) == written
