"""The texts that Multaqa is delivered with: a start for an installation's own rules."""

from pathlib import Path
from typing import Final

from multaqa.foundation.conduct.models import Document
from multaqa.foundation.languages.api import CODES

FOLDER: Final = Path(__file__).parent / "delivered"


def delivered(document: Document) -> dict[str, str]:
    """The delivered text of a document by language, as CommonMark."""
    return {code: (FOLDER / document.value / f"{code}.md").read_text(encoding="utf-8").strip() for code in CODES}
