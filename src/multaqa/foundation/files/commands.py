"""Writes: uploads cleaned and kept, made part of things, and deleted."""

from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.access.api import PUBLIC, Label, kinds, person_key, ref_of, set_audience, split_ref
from multaqa.foundation.facts.api import facts_of, record
from multaqa.foundation.files.cleaning.accepted import ACCEPTED, Kind
from multaqa.foundation.files.cleaning.outcome import Cleaned
from multaqa.foundation.files.facts import FileAttached, FileDeleted, FileDetached, FileOpened, FileStored
from multaqa.foundation.files.models import File
from multaqa.foundation.files.names import safe_name
from multaqa.foundation.files.quotas import refuse_beyond_quota
from multaqa.foundation.files.receiving import EVERY_KIND, RefusedFile, Upload, receive, refuse_too_many
from multaqa.foundation.files.removal import remove_stored
from multaqa.foundation.files.storing import NotKept, keep, new_stem, remove
from multaqa.foundation.people.api import Person

SAID_ONCE_IN = timedelta(hours=1)


def store_upload(
    upload: Upload,
    *,
    by: Person,
    whole: str = "",
    accepted: Collection[Kind] = EVERY_KIND,
    square: bool = False,
) -> File:
    """Clean an upload and keep it, readable by its uploader alone until it is attached (here, if ``whole`` is given).

    ``square`` keeps only the square in the middle of an image, 384 pixels wide at most, and a copy of 96. Takes up to
    seconds: call it before the transaction that uses the file, never inside. Raises RefusedFile with a sentence for the
    uploader; then nothing is kept.
    """
    refuse_too_many(by)
    refuse_beyond_quota(by, upload.size or 0)
    cleaned = receive(upload, accepted=accepted, square=square)
    file = _row(cleaned, name=upload.name or "", by=by)
    variants = zip(file.variants, cleaned.variants, strict=True)
    contents = [(file.storage_key, cleaned.content), *((kept["key"], each.content) for kept, each in variants)]
    try:
        keep(contents)
    except NotKept as failure:
        raise RefusedFile.for_storage(failure) from failure
    try:
        _register(file, whole=whole, by=by)
    except BaseException:
        remove(key for key, _ in contents)
        raise
    return file


@transaction.atomic
def attach(file: File, *, whole: str, by: Person, audience: str = PUBLIC, label: Label | str = Label.CLEAR) -> None:
    """Make a file part of a thing (a reference); ``audience`` and ``label`` may be stricter than the whole's.

    The feature has asked its own policy whether ``by`` may change the whole. Raises PermissionDenied for a file of
    another person or of another thing, LookupError for a kind of thing that is not known.
    """
    locked = File.objects.select_for_update().get(pk=file.pk)
    if locked.whole != whole and (locked.whole or locked.uploaded_by_id != by.pk):
        raise PermissionDenied
    if split_ref(whole)[0] not in kinds():
        raise LookupError(f"{whole} is no thing.")
    if not locked.whole:
        record(FileAttached(file.public_id, whole), by=by, thing=whole)
    _write_whole(file, whole)
    set_audience(file, audience=audience, label=label, by=by)


@transaction.atomic
def detach(file: File, *, by: Person) -> None:
    """Take a file out of its whole; its uploader alone reads it, and it is deleted in a few days unless used again."""
    record(FileDetached(file.public_id, file.whole), by=by, thing=file.whole)
    _write_whole(file, "")
    set_audience(file, audience=person_key(file.uploaded_by), label=Label.RED, by=by)


@transaction.atomic
def note_opened(file: File, *, label: Label, by: Person) -> bool:
    """Record that a person opened a file that is labelled so; False when that was said within the hour."""
    lately = facts_of(ref_of(file)).filter(kind=FileOpened.kind(), by_id=by.pk, at__gt=timezone.now() - SAID_ONCE_IN)
    if lately.exists():
        return False
    record(FileOpened(file.public_id, label.value), by=by, thing=ref_of(file))
    return True


@transaction.atomic
def delete_file(file: File, *, by: Person | None) -> None:
    """Delete a file and its bytes, which go after the transaction. The feature has asked its own policy."""
    record(FileDeleted(file.public_id, file.sha256), by=by, thing=ref_of(file))
    remove_stored.enqueue(file.storage_keys)
    file.delete()


@transaction.atomic
def erase_files(person: Person) -> int:
    """Delete what a person uploaded and nothing uses, with its bytes; take the names off the rest. Returns how many.

    What is part of a thing belongs to the thing. The rule of erasure calls this; repeated it changes nothing.
    """
    hers = File.objects.filter(uploaded_by=person)
    changed = 0
    for file in hers.filter(whole=""):
        delete_file(file, by=None)
        changed += 1
    for file in hers.exclude(whole=""):
        name = safe_name("", ending=ACCEPTED[file.media_type].ending)
        changed += hers.filter(pk=file.pk).exclude(name=name).update(name=name)
    return changed


@transaction.atomic
def _register(file: File, *, whole: str, by: Person) -> None:
    file.save(force_insert=True)
    record(FileStored(file.public_id, file.media_type, file.size, file.sha256), by=by, thing=ref_of(file))
    set_audience(file, audience=person_key(by), label=Label.RED, by=by)
    if whole:
        attach(file, whole=whole, by=by)


def _row(cleaned: Cleaned, *, name: str, by: Person) -> File:
    stem, ending = new_stem(), ACCEPTED[cleaned.media_type].ending
    return File(
        name=safe_name(name, ending=ending),
        media_type=cleaned.media_type,
        size=len(cleaned.content),
        sha256=sha256(cleaned.content).hexdigest(),
        storage_key=f"{stem}{ending}",
        width=cleaned.width,
        height=cleaned.height,
        variants=[
            {"width": each.width, "height": each.height, "size": len(each.content), "key": f"{stem}-{each.width}.webp"}
            for each in cleaned.variants
        ],
        uploaded_by=by,
    )


def _write_whole(file: File, whole: str) -> None:
    file.whole = whole
    file.save(update_fields=["whole"])
