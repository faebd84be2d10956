"""The archive of an export: one JSON file, one page in each language with a style sheet, and the person's own files."""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from multaqa.foundation.jobs.api import advance
from multaqa.foundation.languages.api import CODES, name_of
from multaqa.foundation.people.api import Holding, Person, Row, spoken, zone_of
from multaqa.foundation.privacy.field_names import FIELD_NAMES
from multaqa.foundation.privacy.models import Export
from multaqa.foundation.privacy.queries import holdings_in_reading_order
from multaqa.lib.bidi import direction_of, html_lang
from multaqa.lib.digits import use_digits

_IN_MEMORY = 4 << 20
_STYLE = Path(__file__).with_name("export.css")
_AT_ONCE = "index.html"


@dataclass(frozen=True)
class Part:
    """What one holding says of the person."""

    holding: Holding
    rows: list[Row]


def address_of_export(export: Export, *, absolute: bool = False) -> str:
    """Where a person fetches her export, in her own language."""
    with translation.override(spoken(export.person.language)):
        path = reverse("privacy:export", args=[export.public_id])
    return f"{settings.ADDRESS}{path}" if absolute else path


@contextmanager
def packed(export: Export) -> Iterator[IO[bytes]]:
    """A ZIP archive of all that is held about the person of an export, open at its end; gone after the block."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            parts = list(_collected(export))
            _write_words(archive, export, parts)
            _write_files(archive, export.person)
        yield target


def as_json(person: Person, parts: list[Part], *, made_at: datetime) -> str:
    """The machine-readable form: every holding with its rows, moments in ISO 8601, texts as they were written."""
    held = [
        {"table": part.holding.model, "label": str(part.holding.label), "why": str(part.holding.why)}
        | {"kept": str(part.holding.kept), "rows": part.rows}
        for part in parts
    ]
    whole = {"person": person.public_id, "made_at": made_at, "held": held}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_plain)


def as_page(person: Person, parts: list[Part], *, language: str, made_at: datetime) -> str:
    """The readable form in one language, with links to its twins: it calls nothing from outside its folder."""
    with translation.override(language), timezone.override(zone_of(person.time_zone)), use_digits(person.digits):
        sections = [{"holding": part.holding, "rows": [_fields(row) for row in part.rows]} for part in parts]
        twins = [{"code": html_lang(code), "file": f"{code}.html", "name": name_of(code)} for code in CODES]
        frame = {"language": html_lang(language), "direction": direction_of(language), "twins": twins}
        return render_to_string("privacy/export_file.html", frame | {"sections": sections, "made_at": made_at})


def _collected(export: Export) -> Iterator[Part]:
    for number, holding in enumerate(holdings_in_reading_order(), start=1):
        yield Part(holding, list(holding.export(export.person)))
        if export.progress_id is not None:
            advance(export.progress_id, number)


def _write_words(archive: zipfile.ZipFile, export: Export, parts: list[Part]) -> None:
    person, made_at = export.person, timezone.now()
    with translation.override("en"):
        archive.writestr("export.json", as_json(person, parts, made_at=made_at))
    for code in CODES:
        archive.writestr(f"{code}.html", as_page(person, parts, language=code, made_at=made_at))
    archive.writestr(_AT_ONCE, as_page(person, parts, language=export.language, made_at=made_at))
    archive.write(_STYLE, "export.css")


def _write_files(archive: zipfile.ZipFile, person: Person) -> None:
    for name, opened in chain.from_iterable(holding.contents(person) for holding in holdings_in_reading_order()):
        try:
            with opened() as content, archive.open(f"files/{name}", "w", force_zip64=True) as target:
                shutil.copyfileobj(content, target)
        except FileNotFoundError:  # a restored database without its files
            continue


def _fields(row: Mapping[str, object]) -> list[dict[str, Any]]:
    return [_field(name, value) for name, value in row.items() if value not in (None, "", [], {})]


def _field(name: str, value: object) -> dict[str, Any]:
    shown = {"name": FIELD_NAMES.get(name, name), "is_code": name not in FIELD_NAMES, "value": value}
    if isinstance(value, Mapping):
        return shown | {"kind": "fields", "value": _fields(value)}
    if isinstance(value, list | tuple):
        return shown | {"kind": "list"}
    kinds = ((bool, "truth"), (datetime, "moment"), (date, "day"))
    return shown | {"kind": next((kind for each, kind in kinds if isinstance(value, each)), "text")}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
