"""DOCX, XLSX and PPTX (ISO/IEC 29500): without their authors, their machines and whatever acts by itself.

What is said in comments and tracked changes stays; who said it goes.
"""

import re
from collections.abc import Mapping

from multaqa.foundation.files.cleaning.accepted import SHEET, SLIDES, WORD
from multaqa.foundation.files.cleaning.archives import pack, unpack
from multaqa.foundation.files.cleaning.embedded import without_metadata
from multaqa.foundation.files.cleaning.markup import (
    refuse_unsafe,
    tree_of,
    without_attributes,
    without_words_of,
    written,
)
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused
from multaqa.foundation.files.cleaning.relations import Relation, base_of, disarmed, relations_in

CONTENTS = "[Content_Types].xml"
MOST_NESTED = 2
_MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": WORD,
    b"spreadsheetml.sheet.main+xml": SHEET,
    b"presentationml.presentation.main+xml": SLIDES,
}
_ACTING = re.compile(
    r"vbaproject|vbadata|activex|macrosheet|oleobject|xl/connections\.xml$|\.(?:exe|dll|js|vbs|cmd|bat|lnk)$", re.I
)
_BINARY = re.compile(r"\.bin$", re.I)
_PRINTER = re.compile(r"printersettings", re.I)
_FORM_VALUES = re.compile(r"customxml/item\d*\.xml$")
_NESTED = re.compile(r"/embeddings/", re.I)
_DDE = re.compile(rb"<(?:\w+:)?ddeLink\b", re.I)
_FIELD = re.compile(rb"""<w:instrText[^>]*>([^<]*)|\bw:instr\s*=\s*["']([^"']*)""")
_DDE_FIELD = re.compile(rb"\bDDE(?:AUTO)?\b", re.I)
_PRINTER_REFERENCE = re.compile(rb"""(<pageSetup\b[^>]*?)\s+r:id\s*=\s*(?:"[^"]*"|'[^']*')""")
# Of the package's own relationships these two stay, emptied; what else stands there (thumbnails, signatures) goes.
_EMPTY_PROPERTIES = {
    "core-properties": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "extended-properties": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}
_NAMES_OF_PEOPLE = re.compile(r"/(?:people|commentauthors|authors)\.xml$|/persons/|/revisions/", re.I)
_FOLDER_ON_THE_MACHINE = re.compile(rb"<(?:\w+:)?absPath\b[^>]*/>")
_NAMING_ATTRIBUTES = ("author", "initials", "userName", "userId", "providerId", "lastModifiedBy")


def office_type(files: Mapping[str, bytes]) -> str | None:
    """The media type that the list of contents tells; None for other archives, and for files made to carry macros."""
    contents = files.get(CONTENTS, b"")
    return next((name for part, name in _MAIN_PARTS.items() if part in contents), None)


def clean_office(files: Mapping[str, bytes], media_type: str, *, depth: int = 0) -> Cleaned:
    """The document with the same words and pictures. Raises Refused for macros, programs, live links, and bombs."""
    refuse_unsafe(files)
    _refuse_acting(files)
    dropped = _dropped_parts(files)
    emptied = _emptied_parts(files)
    kept = {
        name: emptied.get(name.lower()) or _part(name, content, dropped=dropped, depth=depth)
        for name, content in files.items()
        if name not in dropped
    }
    return Cleaned(media_type=media_type, content=pack(kept))


def _refuse_acting(files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        strange_binary = _BINARY.search(name) and not _PRINTER.search(name)
        if strange_binary or _ACTING.search(name) or _DDE.search(content[:100_000]):
            raise Refused(Reason.ACTIVE)
        if name.startswith("word/") and name.endswith(".xml"):
            fields = b"".join(run or whole for run, whole in _FIELD.findall(content))
            if _DDE_FIELD.search(fields):
                raise Refused(Reason.ACTIVE)


def _dropped_parts(files: Mapping[str, bytes]) -> set[str]:
    """Parts nobody reads: printers' settings, and what only the package itself names."""
    by_name = {name for name in files if _PRINTER.search(name)}
    named = relations_in(files.get("_rels/.rels", b"<none/>"), base="")
    return by_name | {relation.target for relation in named if _is_beside_the_document(relation)}


def _emptied_parts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    named = relations_in(files.get("_rels/.rels", b"<none/>"), base="")
    return {each.target.lower(): _EMPTY_PROPERTIES[each.word] for each in named if each.word in _EMPTY_PROPERTIES}


def _is_beside_the_document(relation: Relation) -> bool:
    return relation.word not in {"officeDocument", *_EMPTY_PROPERTIES}


def _part(name: str, content: bytes, *, dropped: set[str], depth: int) -> bytes:
    lowered = name.lower()
    if name == CONTENTS:
        return _contents_without(content, dropped)
    if lowered.endswith(".rels"):
        return _relations(name, content, dropped)
    if _FORM_VALUES.match(lowered):
        return b"<none/>"  # cover pages and forms put names there; slides want the part to be there
    if _NESTED.search(lowered):
        return _nested(content, depth=depth)
    if lowered.endswith((".jpg", ".jpeg", ".png")):
        return without_metadata(content)
    return _without_names(lowered, content) if lowered.endswith(".xml") else content


def _relations(name: str, content: bytes, dropped: set[str]) -> bytes:
    def is_dropped(relation: Relation) -> bool:
        return relation.target in dropped or (name == "_rels/.rels" and _is_beside_the_document(relation))

    return disarmed(content, base=base_of(name), is_dropped=is_dropped)


def _nested(content: bytes, *, depth: int) -> bytes:
    if depth >= MOST_NESTED:
        raise Refused(Reason.TOO_HEAVY)
    files = unpack(content) if content.startswith(b"PK\x03\x04") else {}
    media_type = office_type(files)
    if media_type is None:
        raise Refused(Reason.ACTIVE)
    return clean_office(files, media_type, depth=depth + 1).content


def _without_names(name: str, content: bytes) -> bytes:
    more = ("name", "displayName") if _NAMES_OF_PEOPLE.search(name) else ()
    content = without_attributes(content, (*_NAMING_ATTRIBUTES, *more))
    if "/comments" in name:
        content = without_words_of(content, ["author"])
    return _PRINTER_REFERENCE.sub(rb"\1", _FOLDER_ON_THE_MACHINE.sub(b"", content))


def _contents_without(content: bytes, dropped: set[str]) -> bytes:
    root = tree_of(content)
    for element in list(root):
        if element.get("PartName", "").lstrip("/") in dropped:
            root.remove(element)
    return written(root)
