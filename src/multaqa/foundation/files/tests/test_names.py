import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.files.models import LONGEST_NAME
from multaqa.foundation.files.names import safe_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("خطة الإخلاء.docx", "خطة الإخلاء.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("D:\\work\\plan.PDF", "plan.pdf"),
        ("evil\u202egpj.exe", "evilgpj.pdf"),
        ("a\r\nSet-Cookie: x", "aSet-Cookie x.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        (".pdf", "file.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("Plan 3.5 of the hall", "Plan 3.5 of the hall.pdf"),
        ("archive.tar.gz", "archive.tar.pdf"),
        ("x" * 300, "x" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_name_is_made_safe(typed: str, kept: str) -> None:
    assert safe_name(typed, ending=".pdf") == kept


@given(st.text(max_size=300))
def test_no_name_does_harm(typed: str) -> None:
    kept = safe_name(typed, ending=".pdf")
    assert kept.endswith(".pdf")
    assert 4 < len(kept) <= LONGEST_NAME
    assert not set(kept) & set('/\\:*?"<>|')
    assert {unicodedata.category(character)[0] for character in kept.replace("\u200c", "").replace("\u200d", "")} & {
        "C"
    } == set()
    assert safe_name(kept, ending=".pdf") == kept
