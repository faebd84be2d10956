"""The rehearsed restore: fill, back up, wipe, restore, and every row and file is as it was."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from pytest_django import Settings

from multaqa.config.backups import archive, rows
from multaqa.config.backups.making import make_backup, names_of_files
from multaqa.config.backups.refusals import BackupRefused
from multaqa.config.backups.restoring import restore_backup
from multaqa.config.backups.sealing import DAMAGED, NOT_OURS, WRONG_PASSPHRASE
from multaqa.foundation.facts.api import RecordedFact, seal_facts, verify
from multaqa.foundation.people.api import Person, rename
from multaqa.foundation.people.testing import cast

PASSPHRASE = "a passphrase for tests"
CHEAP = 2
ARABIC = "مرفقات/كاميرات CCTV 24-7.txt"

type Rows = dict[str, list[list[Any]]]
type Files = dict[str, bytes]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(settings: Settings, tmp_path: Path) -> None:
    """The cast with its offices and facts, a sealed log, and three files."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
    }
    cast()
    seal_facts.func()
    for name, content in {"a.bin": bytes(range(256)) * 9000, "b/c/empty": b"", ARABIC: "ملتقى".encode()}.items():
        default_storage.save(name, ContentFile(content))


def _rows() -> Rows:
    return {
        rows.name_of(model): sorted(map(json.loads, rows.lines_of(model)), key=json.dumps) for model in rows.tables()
    }


def _files() -> Files:
    return {name: default_storage.open(name).read() for name in names_of_files(default_storage)}


def _wipe() -> None:
    with transaction.atomic():
        for model in rows.tables():
            rows.empty(model)
    for name in list(names_of_files(default_storage)):
        default_storage.delete(name)


def _backup(folder: Path, name: str = "all.multaqa") -> Path:
    make_backup(folder / name, passphrase=PASSPHRASE, cost=CHEAP)
    return folder / name


def _restore(path: Path, *, replace: bool = False) -> None:
    restore_backup(path, passphrase=PASSPHRASE, replace=replace)


def test_everything_comes_back(world: None, tmp_path: Path):
    before, files = _rows(), _files()
    path = _backup(tmp_path)
    _wipe()
    assert _rows() != before
    assert _files() == {}
    _restore(path)
    assert _rows() == before
    assert _files() == files
    assert verify().faults == []
    assert len(files[ARABIC]) > 0


def test_backup_says_what_it_holds_and_is_for_its_owner(world: None, tmp_path: Path):
    contents = make_backup(tmp_path / "b", passphrase=PASSPHRASE, cost=CHEAP)
    assert contents.rows["people.person"] == Person.objects.count() > 0
    assert contents.files == 3
    assert contents.bytes_of_files == 256 * 9000 + len("ملتقى".encode())
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "files"]


def test_exports_of_what_is_held_are_left_out(world: None, tmp_path: Path):
    default_storage.save("exports/of-amina.zip", ContentFile(b"all that is held about her"))
    default_storage.save("exports.txt", ContentFile(b"no folder of exports"))
    _restore(_backup(tmp_path), replace=True)
    names = set(names_of_files(default_storage))
    assert "exports.txt" in names
    assert [name for name in names if name.startswith("exports/")] == []


def test_secrets_and_names_cannot_be_read_in_it(world: None, tmp_path: Path, settings: Settings):
    content = _backup(tmp_path).read_bytes()
    assert settings.SECRET_KEY.encode() not in content
    assert b"amina@example.org" not in content


def test_numbers_go_on_after_a_restore(world: None, tmp_path: Path):
    path = _backup(tmp_path)
    _wipe()
    _restore(path)
    highest = Person.objects.order_by("-pk").first()
    assert highest
    person = Person.objects.create(email="new@example.org")
    assert person.pk > highest.pk
    with transaction.atomic():
        rename(person, name="New name", by=person)
    assert verify().faults == []


def test_what_came_after_the_backup_is_gone(world: None, tmp_path: Path):
    before, files = _rows(), _files()
    path = _backup(tmp_path)
    Person.objects.create(email="later@example.org")
    default_storage.save("later.txt", ContentFile(b"later"))
    default_storage.delete("a.bin")
    default_storage.save("a.bin", ContentFile(b"another content"))
    _restore(path, replace=True)
    assert _rows() == before
    assert _files() == files


def test_accounts_are_not_replaced_unasked(world: None, tmp_path: Path):
    path = _backup(tmp_path)
    _refused(path, f"The database holds {Person.objects.count()} accounts: give --replace", replace=False)


def test_damaged_archive_touches_nothing(world: None, tmp_path: Path):
    path = _backup(tmp_path)
    whole = path.read_bytes()
    for content in (whole[:-1], whole[: len(whole) // 2], whole[:-40] + b"x" * 40, whole + b"x"):
        path.write_bytes(content)
        _refused(path, DAMAGED)


def test_foreign_archive_touches_nothing(world: None, tmp_path: Path):
    path = tmp_path / "foreign.zip"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 5000)
    _refused(path, NOT_OURS)


def test_missing_archive_is_one_sentence(world: None, tmp_path: Path):
    _refused(tmp_path / "none", "The backup could not be restored: No such file or directory.")


def test_wrong_passphrase_touches_nothing(world: None, tmp_path: Path):
    path = _backup(tmp_path)
    before = _rows(), _files()
    with pytest.raises(BackupRefused) as raised:
        restore_backup(path, passphrase="another passphrase", replace=True)
    assert str(raised.value) == WRONG_PASSPHRASE
    assert (_rows(), _files()) == before


def test_archive_of_other_migrations_touches_nothing(world: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("multaqa.config.backups.making.applied_migrations", lambda: [["people", "0099_future"]])
    path = _backup(tmp_path)
    monkeypatch.undo()
    _refused(path, "This backup was made by another version")


def test_log_that_is_not_whole_is_not_restored(world: None, tmp_path: Path):
    first = RecordedFact.objects.order_by("pk").first()
    assert first
    RecordedFact.objects.filter(pk=first.pk).update(kind="people.SomethingElse")
    path = _backup(tmp_path)
    RecordedFact.objects.filter(pk=first.pk).update(kind=first.kind)
    _refused(path, "The log of facts in the backup is not whole")


def _refused(path: Path, sentence: str, *, replace: bool = True) -> None:
    before = _rows(), _files()
    with pytest.raises(BackupRefused) as raised:
        _restore(path, replace=replace)
    assert str(raised.value).startswith(sentence)
    assert (_rows(), _files()) == before


def test_key_of_the_archive_is_kept_when_it_differs(world: None, tmp_path: Path, settings: Settings):
    settings.VAR = tmp_path / "var"
    former = settings.SECRET_KEY
    path = _backup(tmp_path)
    assert restore_backup(path, passphrase=PASSPHRASE, replace=True).key is None
    settings.SECRET_KEY = "another key of this installation, long enough to be one"
    key = restore_backup(path, passphrase=PASSPHRASE, replace=True).key
    assert key is not None
    assert key.read_text(encoding="utf-8") == former
    assert key.stat().st_mode & 0o777 == 0o600


def test_existing_file_is_not_overwritten(world: None, tmp_path: Path):
    path = tmp_path / "there"
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(BackupRefused, match="is there already"):
        make_backup(path, passphrase=PASSPHRASE, cost=CHEAP)
    assert path.read_text(encoding="utf-8") == "precious"


def test_short_passphrase_is_refused(world: None, tmp_path: Path):
    with pytest.raises(BackupRefused, match="The passphrase is short"):
        make_backup(tmp_path / "b", passphrase="eleven char", cost=CHEAP)
    assert not (tmp_path / "b").exists()


def test_folder_that_is_not_there_is_one_sentence(world: None, tmp_path: Path):
    with pytest.raises(BackupRefused) as raised:
        make_backup(tmp_path / "none" / "b", passphrase=PASSPHRASE, cost=CHEAP)
    assert str(raised.value) == f"The backup could not be written to {tmp_path}/none/b: No such file or directory."


def test_archive_is_surveyed_in_the_order_it_is_written(world: None, tmp_path: Path):
    with _backup(tmp_path).open("rb") as source:
        names = [name for name, _content in archive.entries(source, passphrase=PASSPHRASE)]
    assert names[:2] == [archive.ABOUT, archive.KEYS]
    assert names[-3:] == [f"{archive.FILES}a.bin", f"{archive.FILES}b/c/empty", f"{archive.FILES}{ARABIC}"]
