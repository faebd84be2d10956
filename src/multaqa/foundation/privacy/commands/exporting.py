"""Exports: asked for, made, fetched, forgotten."""

from contextlib import suppress
from functools import partial

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from multaqa.foundation.facts.api import record
from multaqa.foundation.jobs.api import finish, start_progress
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Person, holdings
from multaqa.foundation.privacy.facts import ExportAsked, ExportFetched, ExportMade
from multaqa.foundation.privacy.models import Export
from multaqa.foundation.privacy.notices import EXPORT_READY
from multaqa.foundation.privacy.packing import address_of_export, packed
from multaqa.foundation.privacy.rules import EXPORT_KEPT, EXPORT_LINE_KEPT, EXPORTS_FOLDER
from multaqa.lib.ids import random_id


def ask_for_export(person: Person, *, language: str) -> Export:
    """Begin an export, told in ``language`` first; while one is being made, asking again gives that one."""
    try:
        return _begin(person, language=language)
    except IntegrityError:  # asked twice at once: the other one is being made
        return Export.objects.get(person=person, made_at=None)


def make_export(export: Export) -> None:
    """Pack the archive and tell the person; made already, nothing happens. Takes up to minutes: call it in a task."""
    if export.made_at is not None:
        return
    key = f"{EXPORTS_FOLDER}/{export.public_id}{random_id()}.zip"
    with packed(export) as archive:
        size = archive.seek(0, 2)
        archive.seek(0)
        kept = default_storage.save(key, File(archive))
    if not _note_made(export, key=kept, size=size):
        default_storage.delete(kept)


@transaction.atomic
def note_fetched(export: Export, *, by: Person) -> None:
    """Record that an archive was downloaded."""
    record(ExportFetched(export.public_id), by=by, about=export.person)


def forget_old_exports() -> int:
    """Delete archives that have expired, and the lines of exports asked for long ago; returns how many archives."""
    now = timezone.now()
    expired = Export.objects.filter(expires_at__lte=now).exclude(storage_key="")
    count = sum(_delete_archive(export) for export in expired)
    Export.objects.filter(asked_at__lt=now - EXPORT_LINE_KEPT).delete()
    return count


@transaction.atomic
def forget_exports_of(person: Person) -> int:
    """Delete all of a person's exports, the archives after the transaction. The rule of erasure calls this."""
    exports = Export.objects.filter(person=person)
    for key in exports.exclude(storage_key="").values_list("storage_key", flat=True):
        transaction.on_commit(partial(default_storage.delete, key))
    return exports.delete()[0]


def sweep_archives() -> int:
    """Delete archives that no row names: a process was killed between the storage and the database, or after erasing.

    Those of the last minutes may belong to a transaction that is not committed yet; their keys begin with a known id.
    """
    with suppress(FileNotFoundError):
        names = default_storage.listdir(EXPORTS_FOLDER)[1]
        known = set(Export.objects.exclude(storage_key="").values_list("storage_key", flat=True))
        being_made = set(Export.objects.filter(made_at=None).values_list("public_id", flat=True))
        lost = [name for name in names if f"{EXPORTS_FOLDER}/{name}" not in known and name[:12] not in being_made]
        for name in lost:
            default_storage.delete(f"{EXPORTS_FOLDER}/{name}")
        return len(lost)
    return 0


@transaction.atomic
def _begin(person: Person, *, language: str) -> Export:
    progress = start_progress(owner=person, title_key=_("Export of what is held about you"), total=len(holdings()))
    export = Export.objects.create(person=person, progress=progress, language=language)
    record(ExportAsked(export.public_id), by=person, about=person)
    return export


@transaction.atomic
def _note_made(export: Export, *, key: str, size: int) -> bool:
    now = timezone.now()
    unmade = Export.objects.filter(pk=export.pk, made_at=None)
    if not unmade.update(storage_key=key, size=size, made_at=now, expires_at=now + EXPORT_KEPT):
        return False  # made by another worker, or the person was erased meanwhile
    record(ExportMade(export.public_id, size), by=None, about=export.person)
    if export.progress_id is not None:
        finish(export.progress_id, address_of_export(export))
    context = {"address": address_of_export(export, absolute=True)}
    tell([export.person], kind=EXPORT_READY, context=context, once=f"export:{export.public_id}")
    return True


def _delete_archive(export: Export) -> bool:
    default_storage.delete(export.storage_key)
    return bool(Export.objects.filter(pk=export.pk).update(storage_key=""))
