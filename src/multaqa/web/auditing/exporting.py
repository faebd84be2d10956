"""Facts as a file: a table (RFC 4180, safe to open in a spreadsheet) or JSON Lines."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import Final

from multaqa.foundation.access.api import kinds, readable_refs
from multaqa.foundation.facts.api import RecordedFact, Wanted, all_wanted
from multaqa.foundation.people.api import Person
from multaqa.lib.spreadsheets import as_csv
from multaqa.web.auditing.telling import Told, told

MOST: Final = 10_000
COLUMNS: Final = ("number", "at", "kind", "by", "about", "thing", "sentence", "words", "payload_digest")
WITHHELD: Final = frozenset({"from_key"})
"""Fields told to nobody: from whom somebody hides."""

type Row = Mapping[str, str]


@dataclass(frozen=True)
class Export:
    """The file, how many facts are in it, and its SHA-256."""

    content: bytes
    count: int
    sha256: str


def export(wanted: Wanted, *, form: str, reader: Person) -> Export:
    """The newest MOST of the facts wanted, told as ``reader`` may know them; ``form`` is "csv" or "jsonl"."""
    rows = [row for batch in all_wanted(wanted, limit=MOST) for row in _rows(batch, reader)]
    content = _WRITERS[form](rows)
    return Export(content, len(rows), sha256(content).hexdigest())


def words_of(told_facts: Iterable[Told], *, reader: Person) -> dict[int, dict[str, object]]:
    """What may be shown of each fact's fields: nothing of a thing that the reader may not read."""
    facts = [one.recorded for one in told_facts]
    guarded = {fact.thing for fact in facts if fact.thing.partition(":")[0] in kinds()}
    readable = readable_refs(guarded, reader=reader)
    return {
        fact.pk: {}
        if fact.thing in guarded - readable
        else {name: value for name, value in _fields(fact).items() if name not in WITHHELD}
        for fact in facts
    }


def _rows(batch: list[RecordedFact], reader: Person) -> Iterable[Row]:
    sentences = told(batch, reader=reader)
    words = words_of(sentences, reader=reader)
    return [_row(one, words[one.recorded.pk]) for one in sentences]


def _row(one: Told, words: Mapping[str, object]) -> Row:
    fact = one.recorded
    return {
        "number": str(fact.pk),
        "at": fact.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": fact.kind,
        "by": one.by,
        "about": one.about,
        "thing": fact.thing,
        "sentence": one.sentence,
        "words": json.dumps(words, ensure_ascii=False, sort_keys=True),
        "payload_digest": fact.payload_digest,
    }


def _fields(fact: RecordedFact) -> Mapping[str, object]:
    return json.loads(fact.payload.words) if fact.payload.words else {}


def _as_table(rows: Iterable[Row]) -> bytes:
    return as_csv([COLUMNS, *([row[column] for column in COLUMNS] for row in rows)])


def _as_lines(rows: Iterable[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


_WRITERS: Final[dict[str, Callable[[Iterable[Row]], bytes]]] = {"csv": _as_table, "jsonl": _as_lines}
