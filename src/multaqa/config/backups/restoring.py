"""Restoring a backup: nothing is touched before the whole archive is verified; then all of it counts, or nothing."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction

from multaqa.config.backups import archive, rows
from multaqa.config.backups.making import applied_migrations, names_of_files
from multaqa.config.backups.notes import note
from multaqa.config.backups.refusals import BackupRefused
from multaqa.config.backups.sealing import DAMAGED
from multaqa.config.pending import waiting_migrations
from multaqa.foundation.facts.api import heads_in, verify

RESTORED_KEY = "restored-secret-key"
MEMORY_FOR_A_FILE = 8 << 20


@dataclass(frozen=True)
class Restored:
    """What a restore brought back; ``key`` is the file with the archive's secret key, if it differs from this one's."""

    contents: archive.Contents
    key: Path | None


def restore_backup(path: Path, *, passphrase: str, replace: bool = False) -> Restored:
    """Put the archive's rows and files in the place of what is here.

    Raises BackupRefused, before anything is touched, when the archive is foreign, damaged, of other migrations, or when
    the database holds accounts and ``replace`` is not given; later only when something cannot be written, and then the
    database is as it was.
    """
    try:
        contents = _surveyed(path, passphrase)
        _refuse_full(replace=replace)
        kept = _restore_files(path, passphrase)
        with transaction.atomic(durable=True):
            key = _restore_rows(path, passphrase, contents)
    except OSError as error:
        raise BackupRefused(f"The backup could not be restored: {error.strerror or error}.") from error
    except DatabaseError as error:
        reason = str(error).partition("\n")[0]
        raise BackupRefused(f"The database did not take the backup and is as it was: {reason}") from error
    except (ValueError, TypeError, ValidationError) as error:
        raise BackupRefused(DAMAGED) from error
    _remove_other_files(kept)
    cache.clear()
    return Restored(contents, key)


def verify_backup(path: Path, *, passphrase: str) -> archive.Contents:
    """Read an archive to its end, see that it would fit here, touch nothing, and note that this was done.

    Raises BackupRefused when it is foreign, damaged or of other migrations.
    """
    try:
        contents = _surveyed(path, passphrase)
    except OSError as error:
        raise BackupRefused(f"The backup could not be read: {error.strerror or error}.") from error
    except (ValueError, TypeError) as error:
        raise BackupRefused(DAMAGED) from error
    note("rehearsal")
    return contents


def _surveyed(path: Path, passphrase: str) -> archive.Contents:
    with path.open("rb") as source:
        contents = archive.survey(source, passphrase=passphrase)
    _refuse_misfits(contents)
    return contents


def _refuse_misfits(contents: archive.Contents) -> None:
    assert contents.about is not None  # noqa: S101  (the survey refuses an archive without it)
    if waiting_migrations():
        raise BackupRefused("The database waits for its migrations: run `manage.py migrate` first.")
    columns = {rows.name_of(model): rows.columns_of(model) for model in rows.tables()}
    if contents.about.migrations != applied_migrations() or contents.about.columns != columns:
        raise BackupRefused(
            f"This backup was made by another version ({contents.about.version}, {contents.about.made_at}): "
            "restore it with that version, then upgrade."
        )


def _refuse_full(*, replace: bool) -> None:
    people = _count_of_accounts()
    if people and not replace:
        raise BackupRefused(f"The database holds {people} accounts: give --replace to put the backup in their place.")


def _count_of_accounts() -> int:
    from django.contrib.auth import get_user_model

    return get_user_model()._base_manager.count()


def _restore_files(path: Path, passphrase: str) -> set[str]:
    kept = set()
    for name, content in _entries(path, passphrase):
        if name.startswith(archive.FILES):
            stored = name.removeprefix(archive.FILES)
            _store(stored, content)
            kept.add(stored)
    return kept


def _store(name: str, content: IO[bytes]) -> None:
    """Under this very name: storages give another when one is taken, so another content goes first."""
    with tempfile.SpooledTemporaryFile(max_size=MEMORY_FOR_A_FILE) as whole:
        shutil.copyfileobj(content, whole)
        if default_storage.exists(name):
            if _is_stored(name, whole):
                return
            default_storage.delete(name)
        whole.seek(0)
        given = default_storage.save(name, File(whole, name=name))
    if given != name:
        raise BackupRefused(f"The storage took {name} only as {given}: empty it and restore again.")


def _is_stored(name: str, content: IO[bytes]) -> bool:
    content.seek(0)
    with default_storage.open(name) as stored:
        return _sum(stored) == _sum(content)


def _sum(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in iter(lambda: content.read(1 << 16), b""):
        digest.update(piece)
    return digest.hexdigest()


def _restore_rows(path: Path, passphrase: str, contents: archive.Contents) -> Path | None:
    for model in rows.tables():
        rows.empty(model)
    models = {rows.name_of(model): model for model in rows.tables()}
    key = None
    for name, content in _entries(path, passphrase):
        if name.startswith(archive.ROWS):
            rows.insert_lines(models[name.split("/")[1]], content)
        elif name == archive.KEYS:
            key = _keep_key(json.load(content)["secret_key"])
    connection.check_constraints()
    rows.continue_numbering()
    _refuse_broken_facts(contents)
    return key


def _refuse_broken_facts(contents: archive.Contents) -> None:
    assert contents.about is not None  # noqa: S101  (the survey refuses an archive without it)
    faults = verify(heads=heads_in(contents.about.head)).faults
    if faults:
        raise BackupRefused(f"The log of facts in the backup is not whole, and nothing was restored: {faults[0]}")


def _keep_key(key: str) -> Path | None:
    if key == settings.SECRET_KEY:
        return None
    path = Path(settings.VAR) / RESTORED_KEY
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(key)
    return path


def _remove_other_files(kept: set[str]) -> None:
    for name in [name for name in names_of_files(default_storage) if name not in kept]:
        default_storage.delete(name)


def _entries(path: Path, passphrase: str) -> Iterator[tuple[str, IO[bytes]]]:
    with path.open("rb") as source:
        yield from archive.entries(source, passphrase=passphrase)
