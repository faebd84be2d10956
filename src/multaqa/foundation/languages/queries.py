"""Reads: a field in the reader's language, or in the original's when hers is empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from multaqa.foundation.languages.codes import CODES
from multaqa.foundation.languages.models import Status, TextInLanguage
from multaqa.lib.bidi import direction_of


@dataclass(frozen=True)
class FieldInLanguage:
    """One field as a reader sees it: its value, and what to write into ``lang`` and ``dir``.

    ``is_original`` says that nobody translated it; ``stale`` that its source has changed since it was translated.
    """

    value: str
    language: str
    direction: str
    is_original: bool
    stale: bool


def field_in(texts: Iterable[TextInLanguage], field: str, language: str, *, drafts: bool = False) -> FieldInLanguage:
    """A field in ``language`` where it exists, else in the original, else in any language; empty when in none.

    ``texts`` are the rows of one thing. A translation that is not done counts only when ``drafts`` is true.
    """
    rows = {text.language: text for text in texts if drafts or _is_shown(text)}
    row = next((rows[code] for code in _order(rows, language) if getattr(rows[code], field)), None)
    if row is None:
        return FieldInLanguage("", language, direction_of(language), is_original=True, stale=False)
    return FieldInLanguage(
        value=getattr(row, field),
        language=row.language,
        direction=direction_of(row.language),
        is_original=not row.source_language,
        stale=is_field_stale(row, field, rows.get(row.source_language)),
    )


def is_field_stale(text: TextInLanguage, field: str, source: TextInLanguage | None) -> bool:
    """Whether a translated field's source was written again after it was translated."""
    if source is None or not getattr(text, field):
        return False
    return bool(source.revisions.get(field, 0) > text.source_revisions.get(field, 0))


def original_of(texts: Iterable[TextInLanguage]) -> TextInLanguage | None:
    """The row that is no translation; None when there is none."""
    return next((text for text in texts if not text.source_language), None)


def _is_shown(text: TextInLanguage) -> bool:
    return text.status == Status.DONE or not text.source_language


def _order(rows: dict[str, TextInLanguage], language: str) -> list[str]:
    """The languages to try: hers, the original's, then the site's order."""
    original = original_of(rows.values())
    wanted = [language, original.language if original else "", *CODES, *rows]
    return [code for code in dict.fromkeys(wanted) if code in rows]
