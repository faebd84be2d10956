# ruff: noqa: E501  (sentences of samples keep their lines)
"""Bytes become the right letters, whatever is said of them, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.features.news.reading.encodings import decode
from multaqa.features.news.reading.refusals import Refusal, RefusedSourceError

TEXTS = {
    "ar": "أعلنت البلدية في بيان أن الجسر الذي أغلق منذ شهور سيفتح من جديد، وقالت إن العمل فيه قد انتهى.",
    "ru": "Администрация сообщила, что мост, который был закрыт с осени, снова открыт, и это не последняя новость.",
    "fr": "La mairie a annoncé que le pont, fermé depuis l'été, est rouvert à la circulation et que les travaux sont achevés.",
    "es": "El ayuntamiento anunció que el puente, cerrado desde el otoño, se abrió de nuevo y que la señalización es otra.",
    "zh": "市政府在一份声明中说，这座桥已经重新开放，工程是在三个月内完成的，人们可以从这里过河。",
}
ENCODINGS = [
    ("ar", "cp1256"), ("ar", "iso-8859-6"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"), ("ru", "iso-8859-5"),
    ("fr", "cp1252"), ("fr", "iso-8859-1"), ("es", "iso-8859-1"), ("zh", "gb18030"), ("ar", "utf-16"), ("ru", "utf-16-le"),
    ("fr", "utf-16-be"), ("zh", "utf-16"), ("es", "utf-8-sig"), ("ar", "utf-8"), ("zh", "utf-32"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "no-such-encoding"])
def test_text_is_decoded_whatever_is_declared(language: str, encoding: str, declared: str) -> None:
    text = TEXTS[language] if encoding != "iso-8859-6" else TEXTS[language].replace("\u200f", "")
    assert decode(text.encode(encoding), declared=declared).text == text


def test_text_saved_twice_over_is_undone() -> None:
    twice = TEXTS["ar"].encode().decode("latin-1").encode()
    assert decode(twice).text == TEXTS["ar"]


def test_text_cut_within_its_last_letter_loses_only_that() -> None:
    assert decode(TEXTS["ar"].encode()[:-1] + "ى".encode()[:1]).text == TEXTS["ar"][:-1]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (TEXTS["ar"].encode()[:40] + b"\xff\xfe" + TEXTS["ar"].encode()[40:], Refusal.DAMAGED_TEXT),
        (TEXTS["ru"].replace("о", "\ufffd").encode(), Refusal.DAMAGED_TEXT),
        (bytes(range(128, 256)) * 4, Refusal.ENCODING),
    ],
)
def test_lost_letters_are_refused(content: bytes, refusal: Refusal) -> None:
    with pytest.raises(RefusedSourceError) as refused:
        decode(content)
    assert refused.value.refusal is refusal


@given(st.text(min_size=1))
def test_utf8_text_comes_back_unchanged(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except RefusedSourceError as refused:
        assert (refused.refusal, "\ufffd" in text) == (Refusal.DAMAGED_TEXT, True)  # noqa: PT017  (both ends are right)
    else:
        assert decoded.text in {text, text.removeprefix("\ufeff")} or decoded.encoding.startswith("utf-8 as")
