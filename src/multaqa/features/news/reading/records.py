"""A reading as plain values (JSON) and back, so that a preview and what is saved from it are one reading."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from multaqa.features.news.reading.entries import (
    Block,
    BlockKind,
    Entry,
    Form,
    Kind,
    Origin,
    Reading,
    Reason,
    RefusedSource,
    SourceLine,
    SourceRead,
    Verdict,
)
from multaqa.features.news.reading.refusals import Refusal


def record_of(reading: Reading) -> dict[str, Any]:
    """The reading as lists, mappings, texts and numbers."""
    record = asdict(reading)
    for source in record["sources"]:
        source["lines"] = [list(line.values()) for line in source["lines"]]
        for entry in source["entries"]:
            entry["published"] = entry["published"].isoformat() if entry["published"] else None
            entry["lines"] = [list(line.values()) for line in entry["lines"]]
    return record


def reading_of(record: Mapping[str, Any]) -> Reading:
    """The reading that ``record_of`` made a record of."""
    refused = tuple(RefusedSource(one["name"], Refusal(one["refusal"])) for one in record["refused"])
    return Reading(tuple(map(_source, record["sources"])), refused)


def _source(record: Mapping[str, Any]) -> SourceRead:
    own = {**record, "entries": tuple(map(_entry, record["entries"])), "lines": _lines(record["lines"])}
    return SourceRead(**own)


def _entry(record: Mapping[str, Any]) -> Entry:
    typed = {
        "form": Form(record["form"]),
        "kind": Kind(record["kind"]),
        "published": date.fromisoformat(record["published"]) if record["published"] else None,
        "published_origin": Origin(record["published_origin"]),
        "blocks": tuple(Block(BlockKind(block["kind"]), block["text"]) for block in record["blocks"]),
        "topics": tuple(record["topics"]),
        "lines": _lines(record["lines"]),
    }
    return Entry(**{**record, **typed})


def _lines(rows: list[list[Any]]) -> tuple[SourceLine, ...]:
    return tuple(SourceLine(number, text, Verdict(verdict), Reason(reason)) for number, text, verdict, reason in rows)
