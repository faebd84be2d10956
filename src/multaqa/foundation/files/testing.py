"""Files to upload in tests and in the demo world: small, whole, and full of what cleaning must take out."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from multaqa.foundation.access.testing import World
from multaqa.foundation.files.commands import store_upload
from multaqa.foundation.files.models import File
from multaqa.foundation.people.api import Person
from multaqa.lib.controls import seen

SECRET = "CANARY-7f3a"  # stands wherever a program would write who made a file, and where
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def an_image(form: str = "JPEG", *, size: tuple[int, int] = (64, 48), colour: str = "teal") -> bytes:
    """An image of one colour with an author, a comment and a place in its metadata."""
    from PIL import Image

    image = Image.new("RGB", size, colour)
    exif = image.getexif()
    exif[0x013B] = SECRET  # Artist
    exif.get_ifd(0x8825).update({1: "N", 2: (33.0, 30.0, 0.0), 3: "E", 4: (36.0, 18.0, 0.0)})
    out = BytesIO()
    image.save(out, form, exif=exif, comment=SECRET.encode(), xmp=f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode())
    return out.getvalue()


def an_animation(*, size: tuple[int, int] = (40, 30)) -> bytes:
    """A GIF of three frames."""
    from PIL import Image

    frames = [Image.new("RGB", size, colour) for colour in ("teal", "maroon", "olive")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=[80, 120, 200], comment=SECRET)
    return out.getvalue()


def a_pdf(*, pages: int = 1) -> bytes:
    """A PDF of empty pages with an author and a title."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 100)
    writer.add_metadata({"/Author": SECRET, "/Title": "Plan"})
    writer.xmp_metadata = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def a_package(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these files in this order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def word_files(*, text: str = "Evacuation of the hall") -> dict[str, str | bytes]:
    """The files of a DOCX with an author, a tracked change, a template in a personal folder and a thumbnail."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/docProps/custom.xml" ContentType="application/custom"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="r3" Type="{_PACKAGE}/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/>'
        f'<Relationship Id="r4" Type="{_RELATION}/custom-properties" Target="docProps/custom.xml"/></Relationships>',
        "docProps/core.xml": f"<cp><creator>{SECRET}</creator></cp>",
        "docProps/custom.xml": f"<Properties>{SECRET}</Properties>",
        "docProps/thumbnail.jpeg": an_image(),
        "word/document.xml": '<w:document xmlns:w="urn:w"><w:body><w:p>'
        f'<w:ins w:author="{SECRET}" w:date="2026-01-01T00:00:00Z"><w:t>{text}</w:t></w:ins></w:p>'
        "</w:body></w:document>",
        "word/people.xml": f'<w15:people xmlns:w15="urn:w15"><w15:person w15:author="{SECRET}"/></w15:people>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATION}/image" Target="media/image1.jpeg"/>'
        f'<Relationship Id="r2" Type="{_RELATION}/hyperlink" Target="https://example.org/a" TargetMode="External"/>'
        "</Relationships>",
        "word/_rels/settings.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATION}/attachedTemplate" '
        f'Target="file:///C:/Users/{SECRET}/Normal.dotm" TargetMode="External"/></Relationships>',
        "customXml/item1.xml": f"<cover><author>{SECRET}</author></cover>",
        "word/settings.xml": '<w:settings xmlns:w="urn:w"/>',
        "word/media/image1.jpeg": an_image(),
    }


def open_text_files(*, text: str = "Evacuation of the hall") -> dict[str, str | bytes]:
    """The files of an ODT with an author, a comment and a printer."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": '<office:document-content xmlns:office="urn:o" xmlns:dc="urn:dc" xmlns:xlink="urn:x">'
        f"<office:annotation><dc:creator>{SECRET}</dc:creator>Mind the doors</office:annotation>"
        f'<a xlink:href="file:///home/{SECRET}/plan.odt">{text}</a></office:document-content>',
        "meta.xml": f"<meta><creator>{SECRET}</creator></meta>",
        "settings.xml": f"<settings><printer>{SECRET}</printer></settings>",
        "Thumbnails/thumbnail.png": an_image("PNG"),
        "Pictures/one.jpg": an_image(),
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"><m:file-entry m:full-path="content.xml"/>'
        '<m:file-entry m:full-path="settings.xml"/><m:file-entry m:full-path="Thumbnails/thumbnail.png"/></m:manifest>',
    }


def an_upload(content: bytes | None = None, name: str = "hall.jpg") -> SimpleUploadedFile:
    """What a form receives; a small JPEG when no content is given."""
    return SimpleUploadedFile(name, an_image() if content is None else content)


def a_file(*, by: Person, content: bytes | None = None, name: str = "hall.jpg", whole: str = "") -> File:
    """A file that was uploaded, and attached when ``whole`` is given."""
    return store_upload(an_upload(content, name), by=by, whole=whole)


def a_text(*, by: Person, whole: str = "") -> File:
    """A small text that was uploaded: quicker than an image, which is cleaned in a process of its own."""
    return a_file(by=by, content=b"Mind the doors.", name="doors.txt", whole=whole)


def plant_file(world: World, whole: str, *, group: str, by: Person) -> File:
    """A text whose name and words are of a group, as a part of a thing; for the standing access test."""
    words = world.words(group)
    planted = a_file(by=by, content=seen(world.words(group)).encode(), name=f"{words.split()[0]}.txt", whole=whole)
    world.visit("file", public_id=planted.public_id, name=planted.name)
    world.visit("file_by_id", public_id=planted.public_id)
    world.visit_thing(planted)
    return planted


def plant_secrets(world: World) -> None:
    """A file that is part of nothing yet: its uploader alone reads it."""
    plant_file(world, "", group="unattached file", by=world.people.karim)


def leave_traces(person: Person, *, words: str, officer: Person) -> None:  # noqa: ARG001 - as in every app
    """What files hold: an upload that nothing uses; its name and its words go."""
    a_file(by=person, content=words.encode(), name=f"{words}.txt")
