"""Cleaning in a process of its own: the same result, and hostile files end only that process."""

import sys
from io import BytesIO

import pytest
from PIL import Image

from multaqa.foundation.files import isolation
from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Reason, Refused
from multaqa.foundation.files.isolation import clean_apart
from multaqa.foundation.files.testing import a_package, an_image, word_files


@pytest.mark.parametrize("content", [an_image(size=(1500, 20)), a_package(word_files())])
def test_apart_is_as_here(content: bytes) -> None:
    assert clean_apart(content) == clean(content)


def test_reason_comes_back() -> None:
    with pytest.raises(Refused) as refusal:
        clean_apart(a_package({"a.txt": "x"}))
    assert refusal.value.reason is Reason.NOT_ACCEPTED


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("x = bytearray(40_000_000_000)", Reason.UNREADABLE),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", Reason.TOO_HEAVY),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", Reason.TOO_HEAVY),
        ("raise SystemExit(9)", Reason.UNREADABLE),
    ],
)
def test_process_that_is_brought_down_is_a_refusal(monkeypatch, program: str, reason: Reason) -> None:
    monkeypatch.setattr(isolation, "COMMAND", [sys.executable, "-c", program])
    with pytest.raises(Refused) as refusal:
        clean_apart(b"x")
    assert refusal.value.reason is reason


def test_process_that_does_not_end_is_a_refusal(monkeypatch) -> None:
    monkeypatch.setattr(isolation, "COMMAND", [sys.executable, "-c", "import signal; signal.pause()"])
    monkeypatch.setattr(isolation, "PATIENCE_SECONDS", 0.5)
    with pytest.raises(Refused) as refusal:
        clean_apart(b"x")
    assert refusal.value.reason is Reason.TOO_HEAVY


def test_process_knows_no_secret_of_the_site(monkeypatch) -> None:
    program = "import os; exit(sum('MULTAQA' in name for name in os.environ))"
    monkeypatch.setattr(isolation, "COMMAND", [sys.executable, "-c", program])
    with pytest.raises(ValueError, match="Expecting value"):  # it ended well and said nothing
        clean_apart(b"x")


@pytest.mark.slow
def test_largest_accepted_image_fits_into_the_memory_given() -> None:
    out = BytesIO()
    Image.new("RGBA", (7000, 7000), "navy").save(out, "PNG")
    assert clean_apart(out.getvalue()).width == 3840
