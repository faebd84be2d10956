"""The style sheet: contrast of the tokens, logical properties only, and what it weighs."""

import math
import re
from pathlib import Path

import brotli
import pytest

from multaqa.ui import staticfiles

STYLES = staticfiles.HERE / "styles"
SHEETS = sorted(path for path in STYLES.rglob("*.css") if path.name != "fonts.css")
VENDORED = staticfiles.HERE / "static" / "ui" / "vendor"
TOKEN = re.compile(r"--([a-z-]+): light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\)")
PHYSICAL = re.compile(
    r"(margin|padding|border|inset|scroll-margin)-(left|right|top|bottom)\b|[{;]\s*(left|right|top|bottom|width|height)\s*:"
    r"|\b(min|max)-(width|height)\s*:\s*\d|text-align:\s*(left|right)|float:\s*(left|right)|\[dir"
)

TEXT_ON_GROUND = [
    *[(text, ground) for text in ("ink", "soft", "teal", "teal-deep") for ground in ("paper", "card")],
    ("on-teal", "teal"),
    ("on-teal", "teal-deep"),
    *[("ink", f"{tone}-wash") for tone in ("teal", "amber", "green", "red")],
    ("teal-deep", "teal-wash"),
    *[(f"{tone}-ink", f"{tone}-wash") for tone in ("amber", "green", "red")],
    ("red-ink", "card"),
    ("red-ink", "paper"),
]
SHAPE_ON_GROUND = [("edge", "paper"), ("edge", "card"), ("teal", "paper"), ("red", "paper"), ("green", "card")]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_as_wcag_aaa_asks(text: str, ground: str, theme: int) -> None:
    assert _contrast(_tokens(theme)[text], _tokens(theme)[ground]) >= 7


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_ON_GROUND)
def test_edges_and_signs_stand_out_as_wcag_aa_asks(shape: str, ground: str, theme: int) -> None:
    assert _contrast(_tokens(theme)[shape], _tokens(theme)[ground]) >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_knows_no_left_and_right(sheet: Path) -> None:
    css = re.sub(r"@media[^{]*|env\([^)]*\)|/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [match.group() for match in PHYSICAL.finditer(css)] == []


def test_every_component_sheet_is_of_a_component_or_a_part_of_the_frame() -> None:
    from multaqa.ui.components import COMPONENTS

    parts = {"banner", "bell", "choices", "error_page", "form", "list", "mark", "styleguide", "table", "toast"}
    assert {path.stem for path in (STYLES / "components").glob("*.css")} - set(COMPONENTS) == parts


def test_the_style_sheet_of_every_page_is_light() -> None:
    """Kilobytes, Brotli: the budget of interface.md, fonts' rules and features included."""
    assert len(brotli.compress(staticfiles.style_sheet().encode())) / 1024 <= 18


def test_the_scripts_of_a_reading_page_and_of_the_editor_are_light() -> None:
    size = {name: len(brotli.compress((VENDORED / name).read_bytes())) / 1024 for name in ("htmx.js", "editor.js")}
    own = len(brotli.compress(staticfiles.script().encode())) / 1024
    of_area = (VENDORED.parent / name for name in ("writing-area.js", "pasting.js", "mentions.js"))
    area = sum(len(brotli.compress(path.read_bytes())) for path in of_area) / 1024
    assert size["htmx.js"] + own <= 18
    assert size["editor.js"] + area <= 20


@pytest.mark.parametrize("path", sorted((staticfiles.HERE / "elements").glob("*.js")), ids=lambda path: path.stem)
def test_an_element_fits_on_a_screen(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100


def _tokens(theme: int) -> dict[str, float]:
    """The relative luminance (WCAG 2.2) of each colour token in a theme."""
    css = (STYLES / "layers" / "tokens.css").read_text(encoding="utf-8")
    return {match[1]: _luminance(match[2 + theme]) for match in TOKEN.finditer(css) if "/" not in match[2 + theme]}


def _luminance(oklch: str) -> float:
    """Relative luminance of an OKLCH colour (Ottosson 2020, https://www.w3.org/TR/css-color-4/#ok-lab)."""
    lightness, chroma, hue = oklch.split()
    level, angle = float(lightness.rstrip("%")) / 100, math.radians(float(hue))
    a, b = float(chroma) * math.cos(angle), float(chroma) * math.sin(angle)
    long = (level + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (level - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (level - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(max(part, 0), 1) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)
