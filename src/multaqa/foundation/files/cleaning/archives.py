"""ZIP archives that strangers made: unpacked within limits, packed again without anything but names and contents."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from multaqa.foundation.files.cleaning.outcome import Reason, Refused

MAX_ENTRIES = 5000
MAX_UNPACKED = 300_000_000
MAX_RATIO = 200
SMALL = 1_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 16
_ENCRYPTED_FLAG = 0x1


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of an archive by their names, in order.

    Raises Refused for archives that are damaged, encrypted, or unpack to too much (what the headers say is not
    believed), and for names that repeat or climb out of a folder.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _unpacked(archive)
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise Refused(Reason.UNREADABLE) from error
    except RuntimeError as error:  # zipfile's word for "a password is needed"
        raise Refused(Reason.ENCRYPTED) from error


def pack(files: Mapping[str, bytes], *, stored: frozenset[str] = frozenset()) -> bytes:
    """An archive of these files in this order; the same bytes for the same files. ``stored`` are not compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = {entry.filename for entry in entries}
    if len(names) != len(entries) or any(map(_climbs, names)):
        raise Refused(Reason.UNREADABLE)
    if len(entries) > MAX_ENTRIES:
        raise Refused(Reason.TOO_HEAVY)
    files, left = {}, MAX_UNPACKED
    for entry in entries:
        files[entry.filename] = _read(archive, entry, most=left)
        left -= len(files[entry.filename])
    return files


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, most: int) -> bytes:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise Refused(Reason.ENCRYPTED)
    most = min(most, max(SMALL, entry.compress_size * MAX_RATIO))
    parts, size = [], 0
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise Refused(Reason.TOO_HEAVY)
            parts.append(chunk)
    return b"".join(parts)


def _climbs(name: str) -> bool:
    steps = name.split("/")
    return name.startswith("/") or "\\" in name or ":" in steps[0] or ".." in steps or "\0" in name
