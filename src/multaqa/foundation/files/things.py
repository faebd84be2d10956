"""The kind of thing that a file is: how others show it, and the keys that must open for it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.api import ThingKind, register
from multaqa.foundation.files.models import File
from multaqa.foundation.files.queries import people_about_files, read_keys, titles
from multaqa.foundation.people.api import Person


def register_files() -> None:
    """Make files known as things."""
    register(
        ThingKind(
            name="files.file",
            label=_("File"),
            titles=titles,
            address=_address,
            read_keys=read_keys,
            about=people_about_files,
            owner=_uploader_of,
            whole=_whole_of,
        )
    )


def _address(public_id: str) -> str:
    return reverse("file_by_id", args=[public_id])


def _uploader_of(public_id: str) -> Person | None:
    file = File.objects.filter(public_id=public_id).select_related("uploaded_by").first()
    return file.uploaded_by if file else None


def _whole_of(public_id: str) -> str:
    return File.objects.filter(public_id=public_id).values_list("whole", flat=True).first() or ""
