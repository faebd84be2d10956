import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.taxonomy.api import guess_terms
from multaqa.foundation.taxonomy.guessing import KnownName, guess
from multaqa.foundation.taxonomy.testing import our_vocabulary
from multaqa.lib.labels import LANGUAGES

NAMES = [
    KnownName(1, "ar", "ضحايا الإرهاب"),
    KnownName(2, "ar", "الأهداف المعرضة للخطر"),
    KnownName(2, "ar", "الأهداف الضعيفة"),
    KnownName(3, "ar", "الأهداف"),
    KnownName(4, "zh-hans", "关键基础设施"),
    KnownName(5, "zh-hans", "设施"),
    KnownName(6, "en", "CCTV"),
    KnownName(7, "en", "Places of worship"),
    KnownName(7, "fr", "Lieux de culte"),
    KnownName(7, "ru", "Места отправления культа"),
    KnownName(7, "es", "Lugares de culto"),
]


def terms_in(text: str, language: str) -> dict[int, float]:
    return {one.term: one.weight for one in guess(text, language, NAMES)}


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("أول مؤتمر عالمي لضحايا الإرهاب", "ar", {1: 0.75}),
        ("حماية الأهداف الضعيفة", "ar", {2: 0.75}),
        ("هجمات على أهداف", "ar", {3: 0.5}),
        ("保护关键基础设施", "zh-hans", {4: 0.875}),
        ("كاميرات CCTV في المدخل", "ar", {6: 0.5}),
        ("A place of worship", "en", {7: 0.875}),
        ("Un lieu de culte", "fr", {7: 0.875}),
        ("В местах отправления культа", "ru", {7: 0.875}),
        ("El lugar de culto", "es", {7: 0.875}),
        ("Nothing of the kind", "en", {}),
        ("", "ar", {}),
    ],
)
def test_terms_are_met_in_every_form(text, language, terms):
    assert terms_in(text, language) == terms


def test_the_longest_name_counts_and_repeats_count_thrice():
    assert terms_in("الأهداف المعرضة للخطر والأهداف", "ar") == {2: 0.875, 3: 0.5}
    assert terms_in("أهداف " * 9, "ar") == {3: 0.875}


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_gives_weights_between_nothing_and_one(text, language):
    assert all(0 < weight < 1 for weight in terms_in(text, language).values())


@pytest.mark.django_db
def test_guesses_are_terms_that_are_offered(django_assert_num_queries):
    our_vocabulary()
    with django_assert_num_queries(2):
        guesses = guess_terms("مؤتمر أممي معني بضحايا الإرهاب وبحماية الأهداف السهلة", "ar")
    assert [(term.code, weight) for term, weight in guesses] == [
        ("soft-targets", 0.75),
        ("victims-of-terrorism", 0.75),
        ("protect", 0.5),
    ]
