"""What a translation says otherwise is found in six languages; what is only written otherwise is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.lib.rendition import Difference, differences

SAME = [
    ("en", "fr", "We moved it 1,000 metres in 2024.", "Nous l’avons déplacé de 1 000 mètres en 2024."),
    ("ru", "ar", "Очередь сократилась с 43 до 12 минут.", "تقلّص الطابور من ٤٣ إلى ١٢ دقيقة."),
    ("en", "zh-hans", "It cost 20,000 dollars and took 3 weeks.", "花了2万美元，用了三周。"),
    ("fr", "es", "Il en reste 3,5 millions.", "Quedan 3,5 millones."),
    ("ar", "en", "لم نُغلق الباب ١٥ دقيقة.", "We did not close the door for 15 minutes."),
    ("zh-hans", "ru", "我们没有关门。", "Мы не закрывали дверь."),
    ("en", "fr", "Open at 9:30, not later.", "Ouvert à 9h30, pas plus tard."),
    ("en", "es", "About 25 percent agreed with Mourad there.", "Un 25 % estuvo de acuerdo con Murad."),
    ("ru", "en", "Об этом писала Светлана.", "It was Svetlana who wrote of it."),
    ("en", "ar", "We asked Karim on Monday.", "سألنا كريم يوم الإثنين."),
    ("en", "fr", "See https://example.org/a/43 for 2 doors.", "Voir https://example.org/a/43 pour deux portes."),
    ("fr", "zh-hans", "Des choses différentes.", "不同的东西。"),
]
OTHER = [
    ("ru", "ar", "Мы ждали 43 минуты.", "انتظرنا 34 دقيقة.", Difference("figure", "43", "34")),
    ("en", "fr", "It is 60 metres away.", "C’est à 60 kilomètres.", Difference("unit", "60 metres", "60 kilomètres")),
    ("en", "es", "Fewer than 40 percent.", "Menos de 40 personas.", Difference("unit", "40 percent", "40")),
    ("en", "ru", "Do not close it.", "Закройте её.", Difference("negation", "Do not close it.", "Закройте её.")),
    ("zh-hans", "en", "我们没有关门。", "We closed it.", Difference("negation", "我们没有关门。", "We closed it.")),
    ("en", "fr", "We asked Karim there.", "Nous avons demandé à Boris.", Difference("name", "Karim", "")),
    ("ar", "en", "سألنا كريم هناك.", "There we asked Mathilde.", Difference("name", "", "Mathilde")),
    ("en", "fr", "See https://a.example/x now.", "À voir.", Difference("name", "https://a.example/x", "")),
    ("en", "zh-hans", "It took 12 days.", "用了很多天。", Difference("figure", "12", "")),
    ("es", "en", "Hay tres puertas.", "There are 5 doors.", Difference("figure", "", "5")),
]


@pytest.mark.parametrize(("source", "target", "original", "translation"), SAME)
def test_what_is_only_written_otherwise_is_no_difference(source, target, original, translation):
    assert differences(original, translation, source=source, target=target) == []


@pytest.mark.parametrize(("source", "target", "original", "translation", "found"), OTHER)
def test_what_is_said_otherwise_is_found(source, target, original, translation, found):
    assert found in differences(original, translation, source=source, target=target)


def test_figures_are_set_against_one_another_in_their_order():
    found = differences("First 43, then 7 and 9.", "D’abord 34, puis 7.", source="en", target="fr")
    assert found == [Difference("figure", "43", "34"), Difference("figure", "9", "")]


def test_sentence_that_denies_is_found_among_others():
    original = "We closed one gate. The other one was never closed. It rained."
    translation = "Nous avons fermé une porte. L’autre a été fermée. Il pleuvait."
    found = differences(original, translation, source="en", target="fr")
    assert found == [Difference("negation", "The other one was never closed.", "L’autre a été fermée.")]


CODES = st.sampled_from(["ar", "zh-hans", "en", "fr", "ru", "es"])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), CODES, CODES)
def test_any_two_texts_can_be_compared(original, translation, source, target):
    assert isinstance(differences(original, translation, source=source, target=target), list)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), CODES)
def test_text_does_not_differ_from_itself(text, language):
    assert differences(text, text, source=language, target=language) == []
