"""What stands in an archive, in which order, and how it is read back.

A compressed tar stream: ``about.json`` (version, migrations, head of the facts' chain), ``keys.json``, then
``rows/<table>/<number>.jsonl``, then ``files/<name>``, and at the end ``sums.json`` with the SHA-256 of each entry.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Buffer, Iterator
from dataclasses import asdict, dataclass, field
from typing import IO, Any, BinaryIO

from multaqa.config.backups.refusals import BackupRefused
from multaqa.config.backups.sealing import DAMAGED, SealedReader

ABOUT = "about.json"
KEYS = "keys.json"
ROWS = "rows/"
FILES = "files/"
SUMS = "sums.json"


@dataclass(frozen=True)
class About:
    """What an archive says of itself: when it was made (ISO 8601), by which version, over which migrations and tables.

    ``head`` is the head of the chain of facts: a log restored must reach it. ``columns`` are each table's.
    """

    made_at: str
    version: str
    migrations: list[list[str]]
    columns: dict[str, list[str]]
    head: str


@dataclass
class Contents:
    """What was counted in an archive: rows of each table, files, their bytes."""

    about: About | None = None
    rows: dict[str, int] = field(default_factory=dict)
    files: int = 0
    bytes_of_files: int = 0

    def __str__(self) -> str:
        return f"{sum(self.rows.values())} rows of {len(self.rows)} tables, {self.files} files"


class ArchiveWriter:
    """Puts entries into an archive; complete only after ``finish``."""

    def __init__(self, target: IO[bytes]) -> None:
        self._tar = tarfile.open(fileobj=target, mode="w|gz", format=tarfile.PAX_FORMAT)  # noqa: SIM115  (see finish)
        self._sums: dict[str, str] = {}

    def put_json(self, name: str, value: object) -> None:
        """A small entry."""
        self.put(name, json.dumps(value, ensure_ascii=False, indent=1).encode())

    def put(self, name: str, content: bytes) -> None:
        """An entry that fits into memory."""
        self.put_stream(name, io.BytesIO(content), size=len(content))

    def put_stream(self, name: str, content: IO[bytes], *, size: int) -> None:
        """An entry of ``size`` bytes; raises OSError when ``content`` gives fewer."""
        entry = tarfile.TarInfo(name)
        entry.size = size
        watched = _Watched(content)
        self._tar.addfile(entry, io.BufferedReader(watched))
        self._sums[name] = watched.sum()

    def finish(self) -> None:
        """Write the sums and the end of the tar."""
        self.put_json(SUMS, self._sums)
        self._tar.close()


def entries(source: BinaryIO, *, passphrase: str) -> Iterator[tuple[str, IO[bytes]]]:
    """Each entry's name and content, to be read before the next is asked for.

    Raises BackupRefused for an archive that is foreign, damaged or cut short, at the latest at its end: whoever acts on
    entries before the end must be able to take it back.
    """
    opened = io.BufferedReader(SealedReader(source, passphrase=passphrase))
    try:
        with tarfile.open(fileobj=opened, mode="r|gz") as tar:
            yield from _summed_entries(tar)
        _read_to_end(opened)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise BackupRefused(DAMAGED) from error


def survey(source: BinaryIO, *, passphrase: str) -> Contents:
    """Read an archive to its end and count what it holds; raises BackupRefused as ``entries`` does."""
    contents = Contents()
    for name, content in entries(source, passphrase=passphrase):
        if name == ABOUT:
            contents.about = about_from(json.load(content))
        elif name.startswith(ROWS):
            table = name.split("/")[1]
            contents.rows[table] = contents.rows.get(table, 0) + sum(1 for _line in content)
        elif name.startswith(FILES):
            contents.files += 1
            contents.bytes_of_files += _read_to_end(content)
    if contents.about is None:
        raise BackupRefused(DAMAGED)
    return contents


def about_from(values: dict[str, Any]) -> About:
    """What ``about.json`` says; raises ValueError when it says something else."""
    try:
        return About(**values)
    except TypeError as error:
        raise ValueError(str(error)) from error


def about_as_json(about: About) -> dict[str, Any]:
    """The contents of ``about.json``."""
    return asdict(about)


class _Watched(io.RawIOBase):
    """A stream that sums up what is read from it."""

    def __init__(self, content: IO[bytes]) -> None:
        super().__init__()
        self._content = content
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, target: Buffer, /) -> int:
        room = memoryview(target).cast("B")
        piece = self._content.read(len(room))
        self._digest.update(piece)
        room[: len(piece)] = piece
        return len(piece)

    def sum(self) -> str:
        """The SHA-256 of what was read so far."""
        return self._digest.hexdigest()


def _summed_entries(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    sums: dict[str, str] = {}
    for entry in tar:
        watched = _Watched(_content_of(tar, entry))
        content = io.BufferedReader(watched)
        if entry.name == SUMS:
            _compare(json.load(content), sums)
            return
        yield entry.name, content
        _read_to_end(content)
        sums[entry.name] = watched.sum()
    raise ValueError("There are no sums.")


def _content_of(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    content = tar.extractfile(entry)
    if content is None:
        raise ValueError(f"{entry.name} is not a file.")
    return content


def _read_to_end(content: IO[bytes]) -> int:
    return sum(map(len, iter(lambda: content.read(1 << 16), b"")))


def _compare(written: dict[str, str], found: dict[str, str]) -> None:
    if written != found:
        raise ValueError("The sums differ.")
