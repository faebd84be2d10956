import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.languages.api import CODES, detect

SENTENCES = {
    "ar": "اجتمع الخبراء في المدينة لمناقشة حماية الأماكن العامة.",
    "zh-hans": "专家们在城里开会，讨论如何保护公共场所。",
    "en": "The experts met in the city to discuss how public places are protected.",
    "fr": "Les experts se sont réunis en ville pour parler de la protection des lieux publics.",
    "ru": "Эксперты встретились в городе, чтобы обсудить защиту общественных мест.",
    "es": "Los expertos se reunieron en la ciudad para hablar de la protección de los lugares públicos.",
}
OTHERS = {
    "Persian": "کارشناسان در شهر گرد هم آمدند تا درباره حفاظت از اماکن عمومی گفتگو کنند.",
    "Urdu": "ماہرین شہر میں عوامی مقامات کے تحفظ پر بات کرنے کے لیے جمع ہوئے۔",
    "Ukrainian": "Експерти зустрілися в місті, щоб обговорити захист громадських місць і їхню безпеку.",
    "Serbian": "Стручњаци су се састали у граду да разговарају о заштити јавних мјеста.",
    "Kazakh": "Сарапшылар қалада қоғамдық орындарды қорғау мәселесін талқылау үшін жиналды.",
    "traditional Chinese": "專家們在城裡開會，討論如何保護公共場所與國家設施。",
    "Japanese": "専門家たちは公共の場所をどのように守るかを話し合うために集まりました。",
    "Korean": "전문가들이 공공장소를 어떻게 보호할지 논의하기 위해 도시에서 만났다.",
    "Greek": "Οι ειδικοί συναντήθηκαν στην πόλη για να συζητήσουν την προστασία των δημόσιων χώρων.",
    "German": "Die Fachleute trafen sich in der Stadt, um über den Schutz öffentlicher Orte zu sprechen.",
    "Portuguese": "Os especialistas reuniram-se na cidade para falar da proteção dos lugares públicos.",
    "Italian": "Gli esperti si sono riuniti in città per parlare della protezione dei luoghi pubblici.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language_of_a_sentence_is_told(language):
    assert detect(SENTENCES[language]) == language


@pytest.mark.parametrize("language", OTHERS)
def test_sentence_in_another_language_is_none_of_ours(language):
    assert detect(OTHERS[language]) is None


def test_japanese_among_chinese_characters_is_not_chinese():
    assert detect("安全対策本部は入口付近の手荷物検査場所を六十米外側に移動") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تركيب كاميرات CCTV تعمل 24/7 في الملعب", "ar"),
        ("Новая сеть: https://example.org/a/long/address/in/latin/letters", "ru"),
        ("Réseau mondial d’experts", "fr"),
        ("Una red mundial de expertos", "es"),
        ("A global network of experts", "en"),
        ("برنامج", "ar"),
        ("中文", "zh-hans"),
    ],
)
def test_short_and_mixed_texts_are_told_by_their_greater_part(text, language):
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", " ", "2026-03-01", "CCTV", "OK", "№ 5 % …", "a", "https://example.org/"])
def test_too_little_text_is_of_no_language(text):
    assert detect(text) is None


def test_text_in_two_scripts_alike_is_of_no_language():
    assert detect("حماية الأماكن العامة " + "protection of public places") is None


@given(st.text(max_size=300))
def test_any_text_gets_one_of_ours_or_none(text):
    assert detect(text) in {*CODES, None}
