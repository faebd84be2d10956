"""What the joined style sheet, the scripts of every page and the editor weigh as they are served (Brotli)."""

from pathlib import Path

import brotli
from django.contrib.staticfiles import finders

SERVED = {
    "style sheet": ("ui/multaqa.css",),
    "scripts": ("ui/multaqa.js", "ui/vendor/htmx.js"),
    "editor": ("ui/vendor/editor.js", "ui/writing-area.js"),
}
LIMITS = {"style sheet": 18, "scripts": 18, "editor": 20}  # kilobytes


def kilobytes() -> dict[str, float]:
    """Kilobytes over the wire of each of SERVED."""
    return {name: sum(map(_compressed, paths)) / 1024 for name, paths in SERVED.items()}


def _compressed(path: str) -> int:
    found = finders.find(path)
    assert isinstance(found, str), path
    return len(brotli.compress(Path(found).read_bytes()))
