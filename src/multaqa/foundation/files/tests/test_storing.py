"""Nothing is half-kept: full disks, failing buckets, failing databases."""

import errno
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connection
from django.utils.translation import override

from multaqa.foundation.files.api import RefusedFile, store_upload
from multaqa.foundation.files.models import File
from multaqa.foundation.files.storing import NotKept, keep, keys_of_day, new_stem, remove
from multaqa.foundation.files.testing import an_image, an_upload
from multaqa.foundation.people.testing import a_person


class SmallDisk(FileSystemStorage):
    """A folder that has room for 1000 bytes: it takes what fits and then fails as a disk does."""

    room = 1000

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        whole = content.read()
        kept = super().save(name, ContentFile(whole[: self.room]), max_length)
        if len(whole) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= len(whole)
        return kept


class LostBucket(FileSystemStorage):
    """A storage that cannot be reached."""

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        raise ConnectionError(name)


@pytest.fixture
def folder(settings, tmp_path):
    """Everything is stored below this folder."""

    def use(kind: str) -> None:
        backend = {"BACKEND": kind, "OPTIONS": {"location": tmp_path}}
        settings.STORAGES = {**settings.STORAGES, "default": backend}

    use("django.core.files.storage.FileSystemStorage")
    return use


def everything_below(path) -> list[str]:
    return sorted(str(each.relative_to(path)) for each in path.rglob("*") if each.is_file())


def test_kept_contents_are_found_by_their_day_and_removed(folder, tmp_path) -> None:
    stem = new_stem()
    keep([(f"{stem}.jpg", b"one"), (f"{stem}-640.webp", b"two")])
    with default_storage.open(f"{stem}-640.webp") as kept:
        assert kept.read() == b"two"
    assert everything_below(tmp_path) == [f"{stem}-640.webp", f"{stem}.jpg"]
    remove([f"{stem}.jpg", f"{stem}-640.webp", "2026/01/01/none.jpg"])
    assert everything_below(tmp_path) == []


def test_day_without_files_is_empty(folder) -> None:
    assert keys_of_day(datetime(2020, 1, 1, tzinfo=UTC)) == []


def test_full_disk_keeps_none_of_several(folder, tmp_path) -> None:
    folder(f"{__name__}.SmallDisk")
    with pytest.raises(NotKept) as failure:
        keep([("2026/01/01/a.jpg", b"x" * 600), ("2026/01/01/b.jpg", b"x" * 600)])
    assert failure.value.is_full
    assert everything_below(tmp_path) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("storage", "sentence"), [("SmallDisk", "There is no room left on the server"), ("LostBucket", "could not be kept")]
)
def test_upload_that_is_not_kept_is_one_clear_sentence(folder, tmp_path, storage: str, sentence: str) -> None:
    folder(f"{__name__}.{storage}")
    amina = a_person()
    with pytest.raises(RefusedFile) as refusal, override("en"):
        store_upload(an_upload(an_image(size=(800, 600))), by=amina)
    with override("en"):
        assert sentence in refusal.value.sentence
    assert File.objects.count() == 0
    assert everything_below(tmp_path) == []


@pytest.mark.django_db(transaction=True)
def test_database_that_refuses_leaves_no_bytes(folder, tmp_path) -> None:
    amina = a_person()

    def refuse(execute, sql, params, many, context):
        if "INSERT INTO" in sql and "files_file" in sql:
            raise DatabaseError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(DatabaseError):
        store_upload(an_upload(), by=amina)
    assert File.objects.count() == 0
    assert everything_below(tmp_path) == []
