"""Documents keep their words and pictures, and lose their authors and whatever acts by itself."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from multaqa.foundation.files.cleaning import archives
from multaqa.foundation.files.cleaning.accepted import OPEN_TEXT, SHEET, SLIDES, WORD
from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused
from multaqa.foundation.files.testing import SECRET, a_package, a_pdf, an_image, open_text_files, word_files

CANARY = SECRET.encode()
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = {WORD: "wordprocessingml.document", SHEET: "spreadsheetml.sheet", SLIDES: "presentationml.presentation"}


def refused(content: bytes) -> Reason:
    with pytest.raises(Refused) as refusal:
        clean(content)
    return refusal.value.reason


def unpacked(cleaned: Cleaned) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(cleaned.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(*each: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(each)}</Relationships>'


def relation(word: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r" Type="{RELATION}/{word}" Target="{target}"{mode}/>'


# --- office -----------------------------------------------------------------------------------


def test_word_file_loses_every_name_and_keeps_its_words() -> None:
    cleaned = clean(a_package(word_files()))
    files = unpacked(cleaned)
    assert cleaned.media_type == WORD
    assert [name for name, content in files.items() if CANARY in content] == []
    assert b"Evacuation of the hall" in files["word/document.xml"]
    assert b'w:author=""' in files["word/document.xml"]
    assert b'w:date="2026-01-01T00:00:00Z"' in files["word/document.xml"]


def test_word_file_names_only_parts_that_are_left() -> None:
    files = unpacked(clean(a_package(word_files())))
    assert {"docProps/thumbnail.jpeg", "docProps/custom.xml"} & files.keys() == set()
    assert b"thumbnail" not in files["_rels/.rels"]
    assert b"custom" not in files["_rels/.rels"] + files["[Content_Types].xml"]
    assert b"<cp:coreProperties" in files["docProps/core.xml"]
    assert next(iter(files)) == "[Content_Types].xml"


def test_links_lead_to_the_web_or_nowhere() -> None:
    outside = [
        relation("hyperlink", "https://example.org/a", outside=True),
        relation("hyperlink", "mailto:a@example.org", outside=True),
        relation("hyperlink", "file:///c:/plan.docx", outside=True),
        relation("image", "https://example.org/pixel.png", outside=True),
        relation("attachedTemplate", "https://example.org/evil.dotm", outside=True),
    ]
    files = unpacked(clean(a_package(word_files() | {"word/_rels/document.xml.rels": relations(*outside)})))
    rels = files["word/_rels/document.xml.rels"].decode()
    assert [rels.count(kept) for kept in ("https://example.org/a", "mailto:a@example.org")] == [1, 1]
    assert rels.count('Target="about:blank"') == 2
    assert 'Target="Normal.dotm"' in rels
    assert "pixel" not in rels
    assert "evil" not in rels


@pytest.mark.parametrize("media_type", MAIN)
def test_office_type_is_told_by_the_list_of_contents(media_type: str) -> None:
    contents = f'<Types><Override PartName="/x.xml" ContentType="application/vnd.{MAIN[media_type]}.main+xml"/></Types>'
    assert clean(a_package({"[Content_Types].xml": contents, "x.xml": "<x/>"})).media_type == media_type


@pytest.mark.parametrize(
    "more",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/activeX/activeX1.xml": b"<x/>"},
        {"word/embeddings/oleObject1.bin": b"x"},
        {"word/embeddings/old.doc": b"\xd0\xcf\x11\xe0"},
        {"word/embeddings/any.zip": a_package({"a.txt": "x"})},
        {"xl/macrosheets/sheet1.xml": b"<x/>"},
        {"xl/connections.xml": b"<x/>"},
        {"xl/externalLinks/externalLink1.xml": b'<externalLink><ddeLink ddeService="cmd"/></externalLink>'},
        {"word/header1.xml": b"<w:hdr><w:instrText>DDE</w:instrText><w:instrText>AUTO c</w:instrText></w:hdr>"},
        {"word/header1.xml": b'<w:hdr xmlns:w="w"><w:fldSimple w:instr=" DDEAUTO cmd "/></w:hdr>'},
        {"word/media/run.exe": b"MZ"},
        {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'},
        {"word/_rels/a.xml.rels": relations(relation("oleObject", "embeddings/x.bin"))},
        {"word/_rels/a.xml.rels": relations(relation("control", "x.xml"))},
    ],
)
def test_office_file_that_acts_by_itself_is_refused(more: dict[str, bytes]) -> None:
    assert refused(a_package(word_files() | more)) is Reason.ACTIVE


def test_macro_document_is_refused_as_such() -> None:
    contents = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    assert refused(a_package({"[Content_Types].xml": contents})) is Reason.ACTIVE


def test_embedded_sheet_is_cleaned_too() -> None:
    inner = a_package(word_files(text="inner words"))
    files = unpacked(clean(a_package(word_files() | {"word/embeddings/inner.docx": inner})))
    within = unpacked(Cleaned(media_type=WORD, content=files["word/embeddings/inner.docx"]))
    assert b"inner words" in within["word/document.xml"]
    assert [name for name, content in within.items() if CANARY in content] == []


def test_documents_in_documents_have_an_end() -> None:
    inner = a_package(word_files())
    for _ in range(4):
        inner = a_package(word_files() | {"word/embeddings/inner.docx": inner})
    assert refused(inner) is Reason.TOO_HEAVY


def test_sheet_loses_printer_folder_and_commenters() -> None:
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types><Override ContentType="a/vnd.spreadsheetml.sheet.main+xml"/></Types>',
        "xl/workbook.xml": f'<workbook><x15ac:absPath xmlns:x15ac="x" url="C:\\Users\\{SECRET}\\"/>'
        f'<fileSharing userName="{SECRET}"/></workbook>',
        "xl/comments1.xml": f"<comments><author>{SECRET}</author><text>Mind the doors</text></comments>",
        "xl/persons/person.xml": f'<personList><person displayName="{SECRET}" userId="{SECRET}"/></personList>',
        "xl/worksheets/sheet1.xml": '<worksheet><pageSetup orientation="portrait" r:id="rId1"/></worksheet>',
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            relation("printerSettings", "../printerSettings/printerSettings1.bin")
        ),
        "xl/printerSettings/printerSettings1.bin": CANARY,
    }
    kept = unpacked(clean(a_package(files)))
    assert [name for name, content in kept.items() if CANARY in content] == []
    assert "xl/printerSettings/printerSettings1.bin" not in kept
    assert b"printerSettings" not in kept["xl/worksheets/_rels/sheet1.xml.rels"]
    assert kept["xl/worksheets/sheet1.xml"] == b'<worksheet><pageSetup orientation="portrait"/></worksheet>'
    assert b"Mind the doors" in kept["xl/comments1.xml"]


# --- open text --------------------------------------------------------------------------------


def test_open_text_loses_every_name_and_keeps_its_words() -> None:
    cleaned = clean(a_package(open_text_files()))
    files = unpacked(cleaned)
    assert cleaned.media_type == OPEN_TEXT
    assert [name for name, content in files.items() if CANARY in content] == []
    assert b"Mind the doors" in files["content.xml"]
    assert {"settings.xml", "Thumbnails/thumbnail.png"} & files.keys() == set()
    assert b"settings.xml" not in files["META-INF/manifest.xml"]


def test_mimetype_of_open_text_stays_first_and_plain() -> None:
    content = clean(a_package(open_text_files())).content
    assert content[30:38] == b"mimetype"
    assert content[38 : 38 + len(OPEN_TEXT)] == OPEN_TEXT.encode()


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"Basic/Standard/Module1.xml": b"<x/>"}, Reason.ACTIVE),
        ({"Scripts/python/a.py": b"x"}, Reason.ACTIVE),
        ({"Object 1": b"\xd0\xcf\x11\xe0"}, Reason.ACTIVE),
        ({"content.xml": b'<x xlink:href="vnd.sun.star.script:a"/>'}, Reason.ACTIVE),
        ({"META-INF/manifest.xml": b"<m><encryption-data/></m>"}, Reason.ENCRYPTED),
        ({"content.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'}, Reason.ACTIVE),
        ({"META-INF/manifest.xml": b"<not closed"}, Reason.UNREADABLE),
    ],
)
def test_unsafe_open_text_is_refused(more: dict[str, bytes], reason: Reason) -> None:
    assert refused(a_package(open_text_files() | more)) is reason


# --- archives ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../up.xml", "/root.xml", "a/../../b", "c:\\x", "a\\b", "C:x"])
def test_archive_that_climbs_out_is_refused(name: str) -> None:
    assert refused(a_package(word_files() | {name: b"x"})) is Reason.UNREADABLE


def test_archive_with_a_name_twice_is_refused() -> None:
    out = BytesIO(a_package(word_files()))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "another")
    assert refused(out.getvalue()) is Reason.UNREADABLE


def test_zip_bomb_is_refused_though_its_header_lies() -> None:
    bomb = a_package(word_files() | {"word/document.xml": b"0" * 30_000_000})
    assert refused(bomb) is Reason.TOO_HEAVY
    lie = bomb.replace((30_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != bomb
    assert refused(lie) in {Reason.TOO_HEAVY, Reason.UNREADABLE}


def test_archive_of_too_many_files_is_refused() -> None:
    files = {f"word/{n}.xml": "" for n in range(archives.MAX_ENTRIES + 1)}
    assert refused(a_package(word_files() | files)) is Reason.TOO_HEAVY


def test_other_archives_are_not_accepted() -> None:
    assert refused(a_package({"a.txt": "x"})) is Reason.NOT_ACCEPTED


# --- PDF --------------------------------------------------------------------------------------


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


# --- text -------------------------------------------------------------------------------------


def test_text_is_kept_in_utf8_without_a_mark() -> None:
    assert clean("\ufeffخطة".encode()).content == "خطة".encode()
    assert clean("خطة".encode("utf-16")).content == "خطة".encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t ", Reason.EMPTY),
        (b"MZ\x90\x00\x03", Reason.NOT_ACCEPTED),
        (b"\x7fELF\x02\x01", Reason.NOT_ACCEPTED),
        ("خطة الإخلاء".encode("windows-1256"), Reason.NOT_UTF8),
        (b"\xff\xfex", Reason.NOT_UTF8),
        (b"II*\x00\x08\x00\x00\x00", Reason.NOT_ACCEPTED),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: Reason) -> None:
    assert refused(content) is reason


# --- anything ---------------------------------------------------------------------------------

WHOLE = [a_pdf(pages=2), a_package(word_files()), a_package(open_text_files())]
STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF0000WEBP"]


def is_cleaned_or_refused(content: bytes) -> bool:
    try:
        return isinstance(clean(content), Cleaned)
    except Refused:
        return True


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_are_cleaned_or_refused(start: bytes, rest: bytes) -> None:
    assert is_cleaned_or_refused(start + rest)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WHOLE), st.data())
def test_damaged_document_is_cleaned_or_refused(whole: bytes, data) -> None:
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert is_cleaned_or_refused(bytes(content))
