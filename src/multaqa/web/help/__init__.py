"""The help pages: one folder a page, one file a language, read once by each process."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from multaqa.lib import markdown

FOLDER: Final = Path(__file__).parent
PAGES: Final = (
    "first-steps",
    "signing-in",
    "labels",
    "writing",
    "following",
    "your-data",
    "newsroom",
    "announcing",
    "offices",
)
"""The pages, in the order in which a newcomer needs them."""


@dataclass(frozen=True)
class HelpPage:
    """A help page in one language: its title, its first paragraph as plain text, the whole as HTML."""

    name: str
    title: str
    summary: str
    html: str


@cache
def help_page(name: str, language: str) -> HelpPage:
    """The page of this name in a language. Raises ``KeyError`` for a name or a language that there is not."""
    path = FOLDER / name / f"{language}.md"
    if name not in PAGES or not path.is_file():
        raise KeyError(name)
    title, _blank, text = path.read_text(encoding="utf-8").partition("\n")
    summary = text.strip().partition("\n")[0]
    return HelpPage(name, title.removeprefix("# "), summary, markdown.render(text.strip(), language=language))


def help_pages(language: str) -> list[HelpPage]:
    """Every page in a language."""
    return [help_page(name, language) for name in PAGES]
