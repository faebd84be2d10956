"""What is held about people here: the files they uploaded."""

from collections.abc import Iterator
from functools import partial

from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.files.commands import erase_files
from multaqa.foundation.files.models import File
from multaqa.foundation.people.api import Content, Fate, Holding, Person, Row, register_holding


def _uploads(person: Person) -> Iterator[Row]:
    for file in File.objects.filter(uploaded_by=person).order_by("pk"):
        row: dict[str, object] = {"name": file.name, "media_type": file.media_type, "size": file.size}
        yield row | {"id": file.public_id, "part_of": file.whole, "at": file.uploaded_at}


def _contents(person: Person) -> Iterator[Content]:
    for file in File.objects.filter(uploaded_by=person).order_by("pk"):
        yield f"{file.public_id}-{file.name}", partial(default_storage.open, file.storage_key)


register_holding(
    Holding(
        model="files.File",
        label=_("Files uploaded: name, size, moment and the content itself"),
        why=_("They are part of what one writes."),
        kept=_(
            "Files that are part of something of the network, published or in preparation, "
            "stay without names. All others go."
        ),
        fate=Fate.EMPTIED,
        seen_by=_("Those who may read what they are part of"),
        naming={"files.File": ("uploaded_by",)},
        export=_uploads,
        contents=_contents,
        erase=erase_files,
    )
)
