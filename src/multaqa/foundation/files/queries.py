"""Reads of files: always from what the reader may read."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q
from django.urls import reverse

from multaqa.foundation.access.api import (
    Guarded,
    Label,
    Title,
    may_open,
    may_read_ref,
    people_about,
    read_keys_of,
    readable_refs,
    split_ref,
)
from multaqa.foundation.files.models import File
from multaqa.foundation.people.api import Person, Reader

_STRICTER = [Label.CLEAR, Label.GREEN, Label.AMBER, Label.AMBER_STRICT, Label.RED]
UNDETERMINED = "und"  # BCP 47: a file's name is in no known language


@dataclass(frozen=True)
class Reading:
    """A file that someone may read; whether everyone may, and the stricter of its own label and its whole's.

    ``is_of_a_person``: it is part of what is about somebody, who may hide from some and not from others.
    """

    file: File
    is_public: bool
    label: Label
    is_of_a_person: bool = False


def reading_of(reader: Reader, public_id: str) -> Reading | None:
    """The file of this id if the reader may read it and the thing that it is part of, else None."""
    file = File.objects.filter(public_id=public_id).first()
    if file is None or not _may_read(reader, file):
        return None
    if people_about([file.whole]):
        return Reading(file, False, _stricter_label(file), is_of_a_person=True)
    if reader is None or _may_read(None, file):
        return Reading(file, True, Label.CLEAR)  # no other label allows everyone
    return Reading(file, False, _stricter_label(file))


def file_for(reader: Reader, public_id: str) -> File | None:
    """The file of this id if the reader may read it and the thing that it is part of, else None."""
    reading = reading_of(reader, public_id)
    return reading.file if reading else None


def files_of(wholes: Collection[str], *, reader: Reader) -> dict[str, list[File]]:
    """The files that the reader may read of many things (references), oldest first; a constant number of queries."""
    found = list(File.objects.filter(whole__in=wholes).order_by("pk"))
    readable = readable_refs((f"files.file:{file.public_id}" for file in found), reader=reader)
    by_whole: defaultdict[str, list[File]] = defaultdict(list)
    for file in found:
        if f"files.file:{file.public_id}" in readable:
            by_whole[file.whole].append(file)
    return dict(by_whole)


def waiting_file(person: Person, public_id: str) -> File | None:
    """The file that this person uploaded and has not attached yet, or None."""
    return File.objects.filter(public_id=public_id, uploaded_by=person, whole="").first()


def address_of(file: File, *, width: int | None = None) -> str:
    """The path at which a file is read; with ``width``, of that variant."""
    path = reverse("file", args=[file.public_id, file.name])
    return f"{path}?width={width}" if width else path


@dataclass(frozen=True)
class Copy:
    """One size of an image: its path, width and height in pixels, and media type."""

    path: str
    width: int
    height: int
    media_type: str


def shared_copy(image: File) -> Copy:
    """The copy of an image that a shared link shows: the widest variant, or the image itself if it has none."""
    if not image.variants:
        return Copy(address_of(image), image.width or 0, image.height or 0, image.media_type)
    widest = max(image.variants, key=lambda each: each["width"])
    return Copy(address_of(image, width=widest["width"]), widest["width"], widest["height"], "image/webp")


def read_keys(public_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The keys that must all open for each file: its own and its whole's. A file whose whole is gone is left out."""
    rows = File.objects.filter(public_id__in=public_ids).values_list("public_id", "read_key", "whole")
    of_wholes = read_keys_of({whole for _, _, whole in rows if whole}) | {"": ()}
    return {public_id: (own, *of_wholes[whole]) for public_id, own, whole in rows if whole in of_wholes}


def people_about_files(public_ids: Collection[str]) -> dict[str, int]:
    """Whom files are about: the person whom their wholes are about, if any."""
    wholes = dict(File.objects.filter(public_id__in=public_ids).exclude(whole="").values_list("public_id", "whole"))
    people = people_about(wholes.values())
    return {public_id: people[whole] for public_id, whole in wholes.items() if whole in people}


def titles(public_ids: Collection[str], _language: str) -> Mapping[str, Title]:
    """The names of many files, in one query."""
    rows = File.objects.filter(public_id__in=public_ids).values_list("public_id", "name")
    return {public_id: Title(name, UNDETERMINED) for public_id, name in rows}


def _may_read(reader: Reader, file: File) -> bool:
    return may_open(reader, [file.read_key]) and (not file.whole or may_read_ref(reader, file.whole))


def _stricter_label(file: File) -> Label:
    return max(Label(file.label), _label_of(file.whole), key=_STRICTER.index)


def _label_of(whole: str) -> Label:
    """The stricter label of a thing and of what that is part of: a post's file bears its thread's, too."""
    kind, public_id = split_ref(whole)
    if not kind or not issubclass(apps.get_model(kind), Guarded):
        return Label.CLEAR
    model = apps.get_model(kind)
    columns = ["label", f"{model.WHOLE}__label"] if model.WHOLE else ["label"]
    labels = model._base_manager.filter(Q(public_id=public_id)).values_list(*columns).first()
    return max(map(Label, labels), key=_STRICTER.index) if labels else Label.RED
