"""The UNBIS Thesaurus as tables: one of concepts, one of microthesauri (subject groups), with a column a language.

A concept stands under its first microthesaurus. Columns: ``id`` or ``code``, ``en, ar, zh, fr, ru, es``,
``microthesauri`` (codes separated by spaces).
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from multaqa.foundation.taxonomy.reading.damage import damage_of, mended
from multaqa.foundation.taxonomy.reading.terms import LoadedTerm, ReadVocabulary, UnreadableVocabulary, in_order

TITLE = {
    "ar": "مكنز الأمم المتحدة (UNBIS)",
    "zh-hans": "联合国书目信息系统叙词表（UNBIS）",
    "en": "UNBIS Thesaurus",
    "fr": "Thésaurus UNBIS",
    "ru": "Тезаурус ЮНБИС",
    "es": "Tesauro UNBIS",
}
RIGHTS = "United Nations, Dag Hammarskjöld Library"
_COLUMNS = {"ar": "ar", "zh": "zh-hans", "en": "en", "fr": "fr", "ru": "ru", "es": "es"}
type Row = dict[str, str]


def read_unbis_tables(concepts: Path, groups: Path | None = None) -> ReadVocabulary:
    """The concepts, under their microthesauri when that table is given. Raises UnreadableVocabulary."""
    left_out: list[str] = []
    tops = [_term(row, "code", left_out) for row in _rows(groups, "code")] if groups else []
    terms = [_term(row, "id", left_out) for row in _rows(concepts, "id")]
    kept = [term for term in [*tops, *terms] if term is not None]
    return ReadVocabulary(TITLE, in_order(kept), rights=RIGHTS, left_out=left_out)


def _rows(path: Path, key: str) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as table:
            rows = csv.DictReader(table)
            if not {key, *_COLUMNS} <= set(rows.fieldnames or ()):
                raise UnreadableVocabulary(f"{path.name} lacks one of the columns {key}, {', '.join(_COLUMNS)}.")
            yield from ({name: value or "" for name, value in row.items() if name} for row in rows)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableVocabulary(f"{path.name} is no table in UTF-8: {error}") from error


def _term(row: Row, key: str, left_out: list[str]) -> LoadedTerm | None:
    code = row[key].strip()
    labels = dict(_labels(row, code, left_out))
    if not code or not labels:
        left_out.append(f"{code or 'a row'}: no code or no label")
        return None
    return LoadedTerm(code, labels, parent=next(iter(row.get("microthesauri", "").split()), ""))


def _labels(row: Row, code: str, left_out: list[str]) -> Iterator[tuple[str, str]]:
    latin = {mended(row[column]) for column in ("en", "fr", "es")}
    for column, language in _COLUMNS.items():
        label = mended(row[column])
        damage = damage_of(label, language, also_in_latin=label in latin)
        if damage:
            left_out.append(f"{code} ({language}): the label {damage}: {row[column][:60]!r}")
        else:
            yield language, label
