"""PDF keeps its pages, links and notes, and loses its authors and whatever acts by itself."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Reason
from multaqa.foundation.files.testing import SECRET, a_pdf, an_image
from multaqa.foundation.files.tests.reading import CANARY, refused


def pdf_with(change) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(a_pdf())))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def action(kind: str, **more: str) -> DictionaryObject:
    values = {NameObject(f"/{key}"): TextStringObject(value) for key, value in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(kind), **values})


def note(kind: str, **more) -> DictionaryObject:
    values = {NameObject(f"/{key}"): value for key, value in more.items()}
    return DictionaryObject({NameObject("/Subtype"): NameObject(kind), **values})


def reread(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(clean(content).content))


def test_pdf_loses_its_author_and_keeps_its_pages() -> None:
    before = a_pdf(pages=3)
    assert CANARY in before
    cleaned = clean(before)
    after = PdfReader(BytesIO(cleaned.content))
    assert CANARY not in cleaned.content
    assert (cleaned.media_type, len(after.pages), after.metadata, after.xmp_metadata) == (
        "application/pdf",
        3,
        None,
        None,
    )


def test_pdf_loses_older_revisions() -> None:
    first = a_pdf()
    writer = PdfWriter(fileobj=BytesIO(first), incremental=True)
    writer.add_metadata({"/Author": "second"})
    out = BytesIO()
    writer.write(out)
    revised = out.getvalue()
    assert CANARY in revised
    assert CANARY not in clean(revised).content


def open_with_script(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action("/JavaScript", JS=SECRET))


def script_by_name(writer: PdfWriter) -> None:
    names = ArrayObject([TextStringObject("a"), writer._add_object(action("/JavaScript", JS=SECRET))])
    tree = DictionaryObject({NameObject("/JavaScript"): DictionaryObject({NameObject("/Names"): names})})
    writer.root_object[NameObject("/Names")] = writer._add_object(tree)


def script_when_closed(writer: PdfWriter) -> None:
    closing = DictionaryObject({NameObject("/WC"): action("/JavaScript", JS=SECRET)})
    writer.pages[0][NameObject("/AA")] = writer._add_object(closing)


def launch_on_click(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/Annots")] = ArrayObject(
        [writer._add_object(note("/Link", A=action("/Launch", F=SECRET)))]
    )


def script_after_a_link(writer: PdfWriter) -> None:
    link = action("/URI", URI="https://example.org/")
    link[NameObject("/Next")] = action("/JavaScript", JS=SECRET)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note("/Link", A=link)])


def link_to_a_local_file(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note("/Link", A=action("/URI", URI=f"file:///{SECRET}"))])


def attachment(writer: PdfWriter) -> None:
    writer.add_attachment("x.txt", CANARY)


def attached_note(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note("/FileAttachment", Contents=TextStringObject(SECRET))])


def named_note(writer: PdfWriter) -> None:
    words = {"T": TextStringObject(SECRET), "Contents": TextStringObject("Mind the doors")}
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note("/Text", **words)])


def form_of_its_own(writer: PdfWriter) -> None:
    form = DictionaryObject({NameObject("/XFA"): TextStringObject(SECRET), NameObject("/Fields"): ArrayObject()})
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)


def script_behind_references(writer: PdfWriter) -> None:
    script = action("/JavaScript", JS=SECRET)
    script[NameObject("/S")] = writer._add_object(NameObject("/Launch"))
    script[NameObject("/F")] = TextStringObject(SECRET)
    link = note("/Link", A=writer._add_object(script))
    link[NameObject("/Subtype")] = writer._add_object(NameObject("/Link"))
    writer.pages[0][NameObject("/Annots")] = writer._add_object(ArrayObject([writer._add_object(link)]))


def note_behind_references(writer: PdfWriter) -> None:
    hidden = note("/X", Contents=TextStringObject(SECRET))
    hidden[NameObject("/Subtype")] = writer._add_object(NameObject("/FileAttachment"))
    writer.pages[0][NameObject("/Annots")] = writer._add_object(ArrayObject([writer._add_object(hidden)]))


def page_metadata(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject(SECRET)})


@pytest.mark.parametrize(
    "change",
    [
        open_with_script,
        script_by_name,
        script_when_closed,
        launch_on_click,
        script_after_a_link,
        link_to_a_local_file,
        attachment,
        attached_note,
        named_note,
        form_of_its_own,
        page_metadata,
        script_behind_references,
        note_behind_references,
    ],
)
def test_pdf_loses_whatever_acts_or_names(change) -> None:
    content = clean(pdf_with(change)).content
    assert CANARY not in content
    assert b"/JavaScript" not in content
    assert len(PdfReader(BytesIO(content)).pages) == 1


def test_pdf_keeps_links_and_the_words_of_notes() -> None:
    link = note("/Link", A=action("/URI", URI="https://example.org/"))
    words = note("/Text", Contents=TextStringObject("Mind the doors"))

    def change(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link), words])

    kept: Any = reread(pdf_with(change)).pages[0]["/Annots"]
    assert kept[0].get_object()["/A"]["/URI"] == "https://example.org/"
    assert kept[1].get_object()["/Contents"] == "Mind the doors"


def test_photograph_in_a_pdf_loses_its_place() -> None:
    from PIL import Image

    out = BytesIO()
    image = Image.open(BytesIO(an_image(size=(200, 200))))
    image.save(out, "PDF", exif=image.info["exif"])
    raw = out.getvalue()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    for found in writer._objects:
        if isinstance(found, StreamObject) and found.get("/Subtype") == "/Image":
            found._data = an_image(size=(200, 200))
    changed = BytesIO()
    writer.write(changed)
    assert CANARY in changed.getvalue()
    cleaned = clean(changed.getvalue())
    assert CANARY not in cleaned.content
    (kept,) = PdfReader(BytesIO(cleaned.content)).pages[0].images
    assert kept.image is not None
    assert kept.image.size == (200, 200)


def test_protected_pdf_is_refused() -> None:
    assert refused(pdf_with(lambda writer: writer.encrypt("secret"))) is Reason.ENCRYPTED


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n", a_pdf()[:300]])
def test_damaged_pdf_is_refused(content: bytes) -> None:
    assert refused(content) is Reason.UNREADABLE
