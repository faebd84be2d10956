"""Text, and bytes of every sort: each is cleaned or refused, and nothing else happens."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused
from multaqa.foundation.files.testing import a_package, a_pdf, open_text_files, word_files
from multaqa.foundation.files.tests.reading import refused


def test_text_is_kept_in_utf8_without_a_mark() -> None:
    assert clean("\ufeffخطة".encode()).content == "خطة".encode()
    assert clean("خطة".encode("utf-16")).content == "خطة".encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t ", Reason.EMPTY),
        (b"MZ\x90\x00\x03", Reason.NOT_ACCEPTED),
        (b"\x7fELF\x02\x01", Reason.NOT_ACCEPTED),
        ("خطة الإخلاء".encode("windows-1256"), Reason.NOT_UTF8),
        (b"\xff\xfex", Reason.NOT_UTF8),
        (b"II*\x00\x08\x00\x00\x00", Reason.NOT_ACCEPTED),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: Reason) -> None:
    assert refused(content) is reason


WHOLE = [a_pdf(pages=2), a_package(word_files()), a_package(open_text_files())]
STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF0000WEBP"]


def is_cleaned_or_refused(content: bytes) -> bool:
    try:
        return isinstance(clean(content), Cleaned)
    except Refused:
        return True


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_are_cleaned_or_refused(start: bytes, rest: bytes) -> None:
    assert is_cleaned_or_refused(start + rest)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WHOLE), st.data())
def test_damaged_document_is_cleaned_or_refused(whole: bytes, choices) -> None:
    content = bytearray(whole)
    for _ in range(choices.draw(st.integers(1, 6))):
        content[choices.draw(st.integers(0, len(content) - 1))] = choices.draw(st.integers(0, 255))
    assert is_cleaned_or_refused(bytes(content))
