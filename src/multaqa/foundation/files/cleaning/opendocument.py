"""ODT (ISO/IEC 26300): without its authors, its machine and its macros."""

import re
from collections.abc import Mapping

from multaqa.foundation.files.cleaning.accepted import OPEN_TEXT
from multaqa.foundation.files.cleaning.archives import pack
from multaqa.foundation.files.cleaning.embedded import without_metadata
from multaqa.foundation.files.cleaning.markup import refuse_unsafe, tree_of, without_words_of, written
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused

MANIFEST = "META-INF/manifest.xml"
_ACTING = re.compile(r"^(?:.*/)?(?:Basic|Scripts)/|\.(?:exe|dll|js|vbs|jar|class)$", re.I)
_MACRO_CALL = re.compile(rb"""["'](?:vnd\.sun\.star\.script|macro|service|\.uno|slot):""", re.I)
_DROPPED = re.compile(r"^Thumbnails/|^Configurations2/|(?:^|/)settings\.xml$|^META-INF/.*signatures|^layout-cache$")
_META = re.compile(r"(?:^|/)meta\.xml$")
_LOCAL_LINK = re.compile(rb"""(xlink:href\s*=\s*)(?:"file:[^"]*"|'file:[^']*')""", re.I)
_NAMING_ELEMENTS = (
    "creator",
    "creator-initials",
    "initial-creator",
    "sender-firstname",
    "sender-lastname",
    "author-name",
)
_EMPTY_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)


def is_open_text(files: Mapping[str, bytes]) -> bool:
    """Whether an archive says, in its first file, that it is a text document."""
    return next(iter(files), "") == "mimetype" and files["mimetype"].strip() == OPEN_TEXT.encode()


def clean_open_text(files: Mapping[str, bytes]) -> Cleaned:
    """The document with the same words and pictures. Raises Refused for macros, programs and protected documents."""
    refuse_unsafe(files)
    if b"encryption-data" in files.get(MANIFEST, b""):
        raise Refused(Reason.ENCRYPTED)
    _refuse_acting(files)
    kept = {name: _part(name, content) for name, content in files.items() if not _DROPPED.search(name)}
    return Cleaned(media_type=OPEN_TEXT, content=pack(kept, stored=frozenset({"mimetype"})))


def _refuse_acting(files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        if _ACTING.search(name) or (name.endswith(".xml") and _MACRO_CALL.search(content)):
            raise Refused(Reason.ACTIVE)
        if name.startswith(("Object ", "./Object ")) and not name.endswith((".xml", "/mimetype")):
            raise Refused(Reason.ACTIVE)


def _part(name: str, content: bytes) -> bytes:
    if name == MANIFEST:
        return _manifest_without_dropped(content)
    if _META.search(name):
        return _EMPTY_META
    if name.lower().endswith((".jpg", ".jpeg", ".png")):
        return without_metadata(content)
    if name.endswith(".xml"):
        content = without_words_of(content, _NAMING_ELEMENTS)
        return _LOCAL_LINK.sub(rb'\1"about:blank"', content)
    return content


def _manifest_without_dropped(content: bytes) -> bytes:
    root = tree_of(content)
    for entry in list(root):
        path = next((value for name, value in entry.attrib.items() if str(name).endswith("full-path")), "")
        if _DROPPED.search(str(path)):
            root.remove(entry)
    return written(root)
