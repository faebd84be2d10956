"""The strings that the source asks to be translated, app by app: Python through Babel, templates through Django."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2] / "src" / "multaqa"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_COMMENT_TAG = "Translators:"
_NOT_READ = {"tests", "migrations", "locale", "static", "__pycache__"}


class StringOutsideApps(Exception):
    """A translatable string stands in a file that no app owns, so no catalogue could hold it."""


@dataclass
class SourceString:
    """One string of one app: its context, its text, its plural text if it has one, and where it is used."""

    context: str
    text: str
    plural: str
    files: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        """What gettext looks a string up by."""
        return self.context, self.text


def apps_below(root: Path = SOURCE) -> list[Path]:
    """The folders of the apps below ``root``, outermost first."""
    return sorted(path.parent for path in root.glob("**/apps.py"))


def strings_by_app(root: Path = SOURCE) -> dict[Path, list[SourceString]]:
    """Every app's strings, sorted by text. Raises StringOutsideApps."""
    apps = apps_below(root)
    found: dict[Path, dict[tuple[str, str], SourceString]] = {app: {} for app in apps}
    for path in _files(root):
        owner = max((app for app in apps if path.is_relative_to(app)), key=lambda app: len(app.parts), default=None)
        for string in strings_in(path):
            if owner is None:
                raise StringOutsideApps(f"{path.relative_to(root)}: {string.text!r} stands outside every app.")
            kept = found[owner].setdefault(string.key, string)
            kept.plural = kept.plural or string.plural
            kept.files.add(path.relative_to(owner).as_posix())
            kept.comments |= string.comments
    return {app: sorted(strings.values(), key=lambda one: (one.text, one.context)) for app, strings in found.items()}


def strings_in(path: Path) -> Iterator[SourceString]:
    """The strings of one Python file or template."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            source = templatize(source, origin=str(path))
    lines = io.BytesIO(source.encode())
    options = {"encoding": "utf-8"}
    for _line, texts, comments, context in extract("python", lines, KEYWORDS, [_COMMENT_TAG], options):
        text, plural = (texts[0], texts[1]) if isinstance(texts, tuple) else (texts, "")
        yield SourceString(context or "", text, plural, comments={" ".join(comments)} if comments else set())


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root).parts
        if path.is_file() and not _NOT_READ & set(inner) and (path.suffix == ".py" or "templates" in inner):
            yield path
