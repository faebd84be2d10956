"""PDF (ISO 32000-2): written anew with the same pages, without metadata, older revisions and whatever acts by itself.

Scripts, actions other than following a link, attachments, forms that submit, sound, film and 3D are taken out;
protected and damaged files are refused.
"""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject, StreamObject

from multaqa.foundation.files.cleaning.embedded import without_metadata
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused

MAX_PAGES = 3000
MAX_OBJECTS = 300_000
DROPPED_KEYS = frozenset(
    {
        "/Metadata",
        "/PieceInfo",
        "/LastModified",
        "/OpenAction",
        "/AA",
        "/JavaScript",
        "/JS",
        "/EmbeddedFiles",
        "/EF",
        "/AF",
        "/XFA",
        "/NeedsRendering",
        "/Collection",
        "/Perms",
        "/DSS",
        "/Renditions",
        "/RichMediaContent",
        "/RichMediaSettings",
        "/SpiderInfo",
        "/Threads",
        "/Legal",
        "/OPI",
        "/FFilter",
    }
)
ACTING = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/ResetForm",
        "/Hide",
        "/GoToR",
        "/GoToE",
        "/Thread",
        "/Sound",
        "/Movie",
        "/Rendition",
        "/Trans",
        "/SetOCGState",
        "/GoTo3DView",
        "/RichMediaExecute",
        "/GoToDp",
    }
)
ACTING_NOTES = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"})
NAMING_KEYS = frozenset({"/T", "/M", "/CreationDate", "/NM"})
_SAFE_ADDRESSES = ("http://", "https://", "mailto:")


def clean_pdf(content: bytes) -> Cleaned:
    """The cleaned document. Raises Refused."""
    try:
        return Cleaned(media_type="application/pdf", content=_rewritten(content))
    except Refused:
        raise
    except (LimitReachedError, MemoryError, RecursionError) as error:
        raise Refused(Reason.TOO_HEAVY) from error
    except Exception as error:  # pypdf raises whatever its parser meets in hostile bytes
        raise Refused(Reason.UNREADABLE) from error


def _rewritten(content: bytes) -> bytes:
    reader = PdfReader(BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise Refused(Reason.ENCRYPTED)
    pages = len(reader.pages)
    if not 0 < pages <= MAX_PAGES:
        raise Refused(Reason.TOO_HEAVY if pages else Reason.UNREADABLE)
    for found in _reachable(reader.root_object):
        _disarm(found)
    writer = PdfWriter(clone_from=reader)  # takes only what can be reached from the root
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _reachable(root: PdfObject) -> Iterator[DictionaryObject]:
    """Every dictionary (and stream) that can be reached; each is yielded before it is entered."""
    waiting, seen = [root], dict[int, PdfObject]()  # the objects are held, so that no id is used twice
    while waiting:
        found = waiting.pop()
        resolved = found.get_object() if isinstance(found, IndirectObject) else found
        if resolved is None or id(resolved) in seen:
            continue
        found = seen[id(resolved)] = resolved
        if len(seen) > MAX_OBJECTS:
            raise Refused(Reason.TOO_HEAVY)
        if isinstance(found, DictionaryObject):
            yield found
            waiting.extend(found.values())
        elif isinstance(found, ArrayObject):
            waiting.extend(found)


def _disarm(found: DictionaryObject) -> None:
    for key in DROPPED_KEYS & found.keys():
        del found[key]
    if _acts(found):
        found.clear()
    if "/S" in found and "/Next" in found:  # an action that leads to another
        del found["/Next"]
    if "/Annots" in found:
        _disarm_notes(found)
    if _value(found, "/FT") == "/Sig" and "/V" in found:  # a signature names its signer, and holds no longer
        del found["/V"]
    if isinstance(found, StreamObject):
        _disarm_stream(found)


def _acts(found: DictionaryObject) -> bool:
    action = _value(found, "/S")
    if action == "/URI":
        return not str(_value(found, "/URI")).lower().startswith(_SAFE_ADDRESSES)
    return action in ACTING


def _disarm_notes(page: DictionaryObject) -> None:
    notes = page["/Annots"]
    kept = ArrayObject()
    for note in notes if isinstance(notes, ArrayObject) else ():
        seen = note.get_object()
        if not isinstance(seen, DictionaryObject) or _value(seen, "/Subtype") in ACTING_NOTES:
            continue
        if _value(seen, "/Subtype") != "/Widget":  # there /T is the name of a field, elsewhere of a person
            for key in NAMING_KEYS & seen.keys():
                del seen[key]
        kept.append(note)
    page[NameObject("/Annots")] = kept


def _disarm_stream(stream: StreamObject) -> None:
    if "/F" in stream:  # its content would lie in another file
        del stream["/F"]
    if _value(stream, "/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        stream._data = without_metadata(stream._data)  # pypdf has no public way to the bytes as they are


def _value(found: DictionaryObject, key: str) -> object:
    """The value itself: ``get`` would give the reference behind which a hostile file hides it."""
    return found[key] if key in found else None  # noqa: SIM401  # see above
