"""The mark of a network: an image, cleaned and kept like every other, shown beside the network's name."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from multaqa.foundation.access.api import ref_of
from multaqa.foundation.files.api import File, address_of, attach, delete_file, files_of, store_upload
from multaqa.foundation.people.api import Network, Person, mark_network


def change_mark(network: Network, *, upload: UploadedFile[Any], by: Person) -> None:
    """Give a network this image as its mark; the one before is deleted. Raises PermissionDenied, RefusedFile."""
    file = store_upload(upload, by=by, accepted={"image"})
    _replace(network, file, by=by)


def remove_mark(network: Network, *, by: Person) -> None:
    """Let a network be shown without a mark; the image is deleted. Raises PermissionDenied."""
    _replace(network, None, by=by)


@transaction.atomic
def _replace(network: Network, file: File | None, *, by: Person) -> None:
    whole = ref_of(network)
    mark_network(network, mark=address_of(file) if file else "", by=by)
    for before in files_of([whole], reader=by).get(whole, []):
        delete_file(before, by=by)
    if file is not None:
        attach(file, whole=whole, by=by)
