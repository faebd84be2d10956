"""Making a backup: one moment of the database, the files, the keys; sealed, and read again before it counts."""

import contextlib
import io
import itertools
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.storage import Storage, default_storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from multaqa.config.backups import archive, rows
from multaqa.config.backups.notes import note
from multaqa.config.backups.refusals import BackupRefused
from multaqa.config.backups.sealing import DEFAULT_COST, SealedWriter
from multaqa.foundation.facts.api import head
from multaqa.foundation.privacy.api import EXPORTS_FOLDER

LINES_OF_A_PART = 5000
SHORTEST_PASSPHRASE = 12


def make_backup(path: Path, *, passphrase: str, cost: int = DEFAULT_COST) -> archive.Contents:
    """Write an archive of everything to ``path``, which must not exist, and verify it; returns what it holds.

    Raises BackupRefused when the passphrase is short, the file exists or cannot be written whole; then no file is left.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BackupRefused(
            f"The passphrase is short: use {SHORTEST_PASSPHRASE} characters or more, and keep them safe."
        )
    if path.exists():
        raise BackupRefused(f"{path} is there already: name another file.")
    part = path.with_name(f"{path.name}.part")
    try:
        _write(part, passphrase=passphrase, cost=cost)
        with part.open("rb") as written:
            contents = archive.survey(written, passphrase=passphrase)
        part.replace(path)
        note("backup")
    except OSError as error:
        raise BackupRefused(f"The backup could not be written to {path}: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)
    return contents


def version_here() -> str:
    """The version of the program that runs."""
    try:
        return version("multaqa")
    except PackageNotFoundError:  # run from its folder, not installed
        return "unreleased"


def applied_migrations() -> list[list[str]]:
    """The migrations the database has seen, as pairs of app and name, in order of name."""
    return sorted(map(list, MigrationRecorder(connection).applied_migrations()))


def names_of_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """Every file of a storage, by its name there."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:  # a folder that nothing was ever stored in
        return
    for name in sorted(files):
        yield str(PurePosixPath(folder, name))
    for name in sorted(folders):
        yield from names_of_files(storage, str(PurePosixPath(folder, name)))


def _write(part: Path, *, passphrase: str, cost: int) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        sealed = SealedWriter(target, passphrase=passphrase, cost=cost)
        writer = archive.ArchiveWriter(cast("IO[bytes]", sealed))  # tarfile needs no more than its write()
        with _one_moment():
            writer.put_json(archive.ABOUT, archive.about_as_json(_about()))
            writer.put_json(archive.KEYS, {"secret_key": settings.SECRET_KEY, "old": settings.SECRET_KEY_FALLBACKS})
            _put_rows(writer)
        _put_files(writer)
        writer.finish()
        sealed.finish()
        target.flush()
        os.fsync(target.fileno())


@contextlib.contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees one moment of the database and holds up no one who writes."""
    if connection.vendor == "sqlite":
        sqlite = cast(Any, connection)  # the stubs do not know Django's transaction_mode yet
        usual, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic(durable=True):
                yield
        finally:
            sqlite.transaction_mode = usual
    else:
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _about() -> archive.About:
    return archive.About(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        version=version_here(),
        migrations=applied_migrations(),
        columns={rows.name_of(model): rows.columns_of(model) for model in rows.tables()},
        head=head(),
    )


def _put_rows(writer: archive.ArchiveWriter) -> None:
    for model in rows.tables():
        lines = rows.lines_of(model)
        for number in itertools.count(1):
            part = b"".join(itertools.islice(lines, LINES_OF_A_PART))
            if part or number == 1:
                writer.put(f"{archive.ROWS}{rows.name_of(model)}/{number:06}.jsonl", part)
            if not part:
                break


def _put_files(writer: archive.ArchiveWriter) -> None:
    """Files are stored before their rows and never changed: what came since the moment is there for nothing.

    Exports of what is held about a person are left out: they live for a week, backups for months, and they can be made
    again at any time.
    """
    for name in names_of_files(default_storage):
        if PurePosixPath(name).parts[0] == EXPORTS_FOLDER:
            continue
        try:
            with default_storage.open(name) as content:
                content.seek(0, io.SEEK_END)
                size = content.tell()
                content.seek(0)
                writer.put_stream(f"{archive.FILES}{name}", content, size=size)
        except FileNotFoundError:  # deleted since the folder was read
            continue
