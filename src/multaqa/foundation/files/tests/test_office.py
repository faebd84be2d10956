"""Office documents keep their words and pictures, and lose their authors and whatever acts by itself."""

import pytest

from multaqa.foundation.files.cleaning.accepted import SHEET, SLIDES, WORD
from multaqa.foundation.files.cleaning.clean import clean
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason
from multaqa.foundation.files.testing import SECRET, a_package, word_files
from multaqa.foundation.files.tests.reading import CANARY, refused, unpacked

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = {WORD: "wordprocessingml.document", SHEET: "spreadsheetml.sheet", SLIDES: "presentationml.presentation"}


def relations(*each: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(each)}</Relationships>'


def relation(word: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r" Type="{RELATION}/{word}" Target="{target}"{mode}/>'


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
        "xl/workbook.xml": f'<workbook><x15ac:absPath xmlns:x15ac="x" url="D:\\{SECRET}\\"/>'
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
