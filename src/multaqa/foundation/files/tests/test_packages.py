"""Open text and archives: names and macros go, and archives that do harm are refused."""

import zipfile
from io import BytesIO

import pytest

from multaqa.foundation.files.cleaning import archives
from multaqa.foundation.files.cleaning.accepted import OPEN_TEXT
from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Reason
from multaqa.foundation.files.testing import a_package, open_text_files, word_files
from multaqa.foundation.files.tests.reading import CANARY, refused, unpacked


def test_open_text_loses_every_name_and_keeps_its_words() -> None:
    cleaned = clean(a_package(open_text_files()))
    files = unpacked(cleaned)
    assert cleaned.media_type == OPEN_TEXT
    assert [name for name, content in files.items() if CANARY in content] == []
    assert b"Mind the doors" in files["content.xml"]
    assert {"settings.xml", "Thumbnails/thumbnail.png"} & files.keys() == set()
    assert b"settings.xml" not in files["META-INF/manifest.xml"]


def test_mimetype_of_open_text_stays_first_and_plain() -> None:
    content = clean(a_package(open_text_files())).content
    assert content[30:38] == b"mimetype"
    assert content[38 : 38 + len(OPEN_TEXT)] == OPEN_TEXT.encode()


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"Basic/Standard/Module1.xml": b"<x/>"}, Reason.ACTIVE),
        ({"Scripts/python/a.py": b"x"}, Reason.ACTIVE),
        ({"Object 1": b"\xd0\xcf\x11\xe0"}, Reason.ACTIVE),
        ({"content.xml": b'<x xlink:href="vnd.sun.star.script:a"/>'}, Reason.ACTIVE),
        ({"META-INF/manifest.xml": b"<m><encryption-data/></m>"}, Reason.ENCRYPTED),
        ({"content.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'}, Reason.ACTIVE),
        ({"META-INF/manifest.xml": b"<not closed"}, Reason.UNREADABLE),
    ],
)
def test_unsafe_open_text_is_refused(more: dict[str, bytes], reason: Reason) -> None:
    assert refused(a_package(open_text_files() | more)) is reason


@pytest.mark.parametrize("name", ["../up.xml", "/root.xml", "a/../../b", "c:\\x", "a\\b", "C:x"])
def test_archive_that_climbs_out_is_refused(name: str) -> None:
    assert refused(a_package(word_files() | {name: b"x"})) is Reason.UNREADABLE


def test_archive_with_a_name_twice_is_refused() -> None:
    out = BytesIO(a_package(word_files()))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "another")
    assert refused(out.getvalue()) is Reason.UNREADABLE


def test_zip_bomb_is_refused_though_its_header_lies() -> None:
    bomb = a_package(word_files() | {"word/document.xml": b"0" * 30_000_000})
    assert refused(bomb) is Reason.TOO_HEAVY
    lie = bomb.replace((30_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != bomb
    assert refused(lie) in {Reason.TOO_HEAVY, Reason.UNREADABLE}


def test_archive_of_too_many_files_is_refused() -> None:
    files = {f"word/{n}.xml": "" for n in range(archives.MAX_ENTRIES + 1)}
    assert refused(a_package(word_files() | files)) is Reason.TOO_HEAVY


def test_other_archives_are_not_accepted() -> None:
    assert refused(a_package({"a.txt": "x"})) is Reason.NOT_ACCEPTED
