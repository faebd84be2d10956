from multaqa.lib.labels import label_in, language_of, missing_languages


def test_label_falls_back_to_english_then_arabic_then_any() -> None:
    assert label_in({"ar": "جسر", "en": "bridge", "fr": "pont"}, "fr") == "pont"
    assert label_in({"ar": "جسر", "en": "bridge"}, "ru") == "bridge"
    assert label_in({"ar": "جسر", "es": "puente"}, "ru") == "جسر"
    assert label_in({"es": "puente"}, "ru") == "puente"
    assert label_in({}, "ru") == ""


def test_language_of_says_which_was_taken() -> None:
    assert language_of({"ar": "جسر", "en": ""}, "fr") == "ar"
    assert language_of({}, "fr") == "fr"


def test_missing_languages_are_named_in_order() -> None:
    assert missing_languages({"ar": "جسر", "en": " ", "es": "puente"}) == ["zh-hans", "en", "fr", "ru"]
