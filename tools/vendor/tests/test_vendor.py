"""The vendored files are those the manifest records, and the fonts shape Arabic as their originals do."""

import hashlib
import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools.vendor import shaping
from tools.vendor.__main__ import FONT_RULES, FOR_TESTS, LICENCES, MANIFEST, ROOT, SERVED
from tools.vendor.packages import pinned_packages

FONTS = SERVED / "fonts"
PERMISSIVE = {"0BSD", "MIT", "OFL-1.1"}


def test_every_vendored_file_is_the_recorded_one() -> None:
    files = [path for folder in (SERVED, FOR_TESTS, LICENCES) for path in folder.rglob("*") if path.is_file()]
    found = {
        str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest() for path in [*files, FONT_RULES]
    }
    assert found == json.loads(MANIFEST.read_text())["files"]


def test_the_manifest_names_the_pinned_packages() -> None:
    assert json.loads(MANIFEST.read_text())["packages"] == [vars(pin) for pin in pinned_packages().values()]


def test_what_is_served_has_a_licence_that_lets_us_and_its_text_lies_beside_it() -> None:
    for pin in pinned_packages().values():
        if pin.use == "site":
            assert pin.licence in PERMISSIVE
            assert (LICENCES / f"{pin.archive.removesuffix(f'-{pin.version}.tgz')}.txt").is_file()


@pytest.mark.parametrize("weight", ["400", "600"])
def test_a_vocalised_arabic_sample_is_shaped_as_in_the_original_font(weight: str) -> None:
    original = json.loads(shaping.RECORD.read_text())[weight]
    assert shaping.shape(FONTS / f"arabic-{weight}.woff2") == original
    assert len(original) > 60


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.woff2")), ids=lambda path: path.stem)
def test_no_font_uses_the_reserved_name(path: Path) -> None:
    names = {record.nameID: record.toUnicode() for record in TTFont(path)["name"].names}
    assert [names[name_id] for name_id in (1, 4) if "Plex" in names[name_id]] == []
    assert names[1] == "Multaqa Sans"


def test_the_fonts_of_a_first_page_are_small() -> None:
    """Kilobytes of what an Arabic, a Latin and a Russian page load: two weights of their script, and Latin."""
    size = {path.stem: path.stat().st_size / 1024 for path in FONTS.glob("*.woff2")}
    assert size["arabic-400"] + size["arabic-600"] + size["latin-400"] <= 48
    assert size["latin-400"] + size["latin-600"] <= 34
    assert size["cyrillic-400"] + size["cyrillic-600"] + size["latin-400"] <= 34
