"""One style sheet and one script for the whole site, joined from small files when static files are collected.

No preprocessor: the parts are plain CSS and JavaScript, written one after the other, each style sheet within its
cascade layer. A feature's own sheet is found at ``static/<label>/<label>.css`` and joins the layer ``features``,
so deleting a feature's folder deletes its style too.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

HERE = Path(__file__).parent
LAYERS = ("reset", "tokens", "base", "layout", "components", "features", "utilities")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_BLANK = re.compile(r"\n\s*")


def style_sheet() -> str:
    """The joined style sheet of the site, without comments."""
    fonts = (HERE / "styles" / "fonts.css").read_text(encoding="utf-8")
    layers = [f"@layer {name}{{{_joined(_sheets(name))}}}" for name in LAYERS]
    return _tight(f"@layer {','.join(LAYERS)};\n{fonts}\n" + "\n".join(layers))


def script() -> str:
    """The joined script of the site: each part in a block of its own, without its comments."""
    parts = sorted((HERE / "elements").glob("*.js"))
    return "\n".join(f"{{{_LINE_COMMENT.sub('', part.read_text(encoding='utf-8'))}}}" for part in parts) + "\n"


JOINED: dict[str, Callable[[], str]] = {"ui/multaqa.css": style_sheet, "ui/multaqa.js": script}


class JoinedFinder(BaseFinder):
    """Finds the joined files; they are written anew, below ``var/``, whenever they are asked for."""

    def __init__(self, *_: object, **__: object) -> None:
        self.storage = FileSystemStorage(location=settings.VAR / "joined")

    def check(self, **_: object) -> list[Any]:
        """Nothing to configure, nothing to check."""
        return []

    def find(self, path: str, find_all: bool = False) -> Any:
        """The joined file on disk, for a server that serves static files from where they lie."""
        if path not in JOINED:
            return [] if find_all else None
        found = str(self._write(path))
        return [found] if find_all else found

    def list(self, _ignored: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every joined file, for ``collectstatic``."""
        for path in JOINED:
            self._write(path)
            yield path, self.storage

    def _write(self, path: str) -> Path:
        target = Path(self.storage.path(path))
        text = JOINED[path]()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return target


def _sheets(layer: str) -> list[Path]:
    if layer == "components":
        return sorted((HERE / "styles" / "components").glob("*.css"))
    if layer == "features":
        named = (Path(app.path) / "static" / app.label / f"{app.label}.css" for app in apps.get_app_configs())
        return [path for path in named if path.is_file()]
    return [HERE / "styles" / "layers" / f"{layer}.css"]


def _joined(sheets: Iterable[Path]) -> str:
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def _tight(css: str) -> str:
    return _BLANK.sub("\n", _COMMENT.sub("", css)).strip() + "\n"
