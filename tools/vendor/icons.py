"""The icon sprite: only the icons that ``multaqa.ui.icons`` names, each a symbol that takes the colour around it."""

import re
from pathlib import Path
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"


def write_sprite(package: Path, sprite: Path, *, icons: dict[str, str], own: str) -> None:
    """Write ``sprite`` with one symbol for each of ``icons`` (our name → Tabler's) and our ``own`` symbols."""
    symbols = [_symbol(name, package / "icons" / "outline" / f"{source}.svg") for name, source in sorted(icons.items())]
    body = "\n".join([*symbols, own])
    sprite.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n', encoding="utf-8")


def _symbol(name: str, drawing: Path) -> str:
    root = ElementTree.fromstring(drawing.read_text(encoding="utf-8"))
    shapes = "".join(_shape(element) for element in root if element.get("stroke") != "none")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


def _shape(element: ElementTree.Element) -> str:
    tag = element.tag.removeprefix(_SVG)
    attributes = "".join(f' {key}="{_tight(value)}"' for key, value in element.attrib.items())
    return f"<{tag}{attributes}/>"


def _tight(value: str) -> str:
    return re.sub(r"\s+", " ", value).strip()
