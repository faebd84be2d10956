import pytest

from multaqa.lib.bidi import direction_of, html_lang, isolate


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("ar_EG", "rtl"), ("zh-hans", "ltr"), ("en", "ltr")])
def test_direction_of_a_language(code: str, direction: str) -> None:
    assert direction_of(code) == direction


def test_isolate_keeps_the_text_from_reaching_beyond_itself() -> None:
    assert isolate("CCTV\u2069 24/7") == "\u2068CCTV 24/7\u2069"
    assert isolate("") == ""


@pytest.mark.parametrize(
    ("code", "tag"), [("zh-hans", "zh-Hans"), ("ar", "ar"), ("zh_Hans", "zh-Hans"), ("fr-ca", "fr-CA")]
)
def test_html_lang_is_written_as_the_standard_says(code: str, tag: str) -> None:
    assert html_lang(code) == tag
