"""Only what is used is served: each icon of the sprite stands somewhere."""

import re
from pathlib import Path

import multaqa
from multaqa.ui.icons import ICONS, POINTING

SOURCES = Path(multaqa.__path__[0])
NAMING = (".html", ".py", ".js")


def test_each_icon_is_used_somewhere() -> None:
    said = {
        name for path in _sources() for name in re.findall(r"""["']([a-z-]+)["']""", path.read_text(encoding="utf-8"))
    }
    assert set(ICONS) - said == set()


def test_the_sprite_holds_the_icons_and_our_mark_alone() -> None:
    sprite = (SOURCES / "ui" / "static" / "ui" / "vendor" / "icons.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'<symbol id="([a-z-]+)"', sprite)) == {*ICONS, "mark"}
    assert set(ICONS) >= POINTING


def _sources() -> list[Path]:
    """What may name an icon: neither the list of them nor tests."""
    found = (path for path in SOURCES.rglob("*") if path.suffix in NAMING and "tests" not in path.parts)
    return [path for path in found if path.name != "icons.py" and "vendor" not in path.parts]
