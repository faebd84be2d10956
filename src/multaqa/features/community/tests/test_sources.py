"""What people may send: anything is made harmless, and says what it said."""

import time
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.features.community.places import tells_of_a_weak_place
from multaqa.features.community.sources import DEEPEST_QUOTE, MOST_MARKS, RefusedPost, harmless, quoted, rendered
from multaqa.lib.controls import disguises

PIECES = st.sampled_from(
    [
        *("> ", ">", "\n", "[x](javascript:alert(1))", "<img src=x onerror=y>", "\u202e", "e" + "\u0301" * 40),
        *("@0123456789ab", "| a |\n|---|\n", "**", "`", "[^1]", "نص", "文", "[](/t/news.article/0123456789ab/)"),
    ]
)
WRITTEN = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@given(WRITTEN)
@settings(deadline=timedelta(seconds=2), max_examples=150)
def test_anything_is_made_harmless(source):
    kept = harmless(source)
    assert harmless(kept) == kept
    assert disguises(kept) == []
    try:
        html = rendered(kept, language="en")
    except RefusedPost:
        return
    assert 'href="javascript' not in html
    assert "<img" not in html
    assert "\u202e" not in html


def test_deep_quotations_are_cut():
    deep = harmless("> " * 10_000 + "said")
    assert deep.count(">") <= DEEPEST_QUOTE
    assert deep.endswith("said")


def test_piled_marks_are_cut_and_vocalised_arabic_stays():
    assert len(harmless("Z" + "\u0336" * 90)) == 1 + MOST_MARKS
    assert harmless("الحَمْدُ لِلّٰهِ") == "الحَمْدُ لِلّٰهِ"


@pytest.mark.parametrize("bomb", ["[" * 20_000, "*a " * 16_000, "`" * 40_000, "> - " * 12_000, "|a" * 20_000])
def test_tangled_texts_take_no_longer_than_others(bomb):
    began = time.process_time()
    rendered(harmless(bomb), language="en")
    assert time.process_time() - began < 4


def test_quotation_leaves_out_what_was_quoted_in_it():
    assert quoted("One\n\n> Two\n\nThree") == "> One\n>\n>\n> Three\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "The north gate of the stadium has a blind spot.",
        "L’entrée de la gare n’a pas été contrôlée : la caméra en panne y est depuis lundi.",
        "La entrada del museo queda sin vigilancia a las seis.",
        "У входа на вокзал слепая зона.",
        "توجد ثغرة عند بوابة الملعب الشمالية.",
        "体育场入口有盲区。",
    ],
)
def test_text_about_a_weak_place_is_seen_in_six_languages(text):
    assert tells_of_a_weak_place(text)


@pytest.mark.parametrize(
    "text",
    [
        "How do you greet visitors at a market?",
        "The weak point of our survey was its sample.",
        "We met at the museum.\n\nThe evacuation plan we teach is general.",
        "كيف ننظم الطوابير في الأسواق؟",
        "我们如何培训志愿者？",
    ],
)
def test_other_texts_are_not_asked_about(text):
    assert not tells_of_a_weak_place(text)
