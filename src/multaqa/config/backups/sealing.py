"""The sealed stream an archive is kept in: encrypted, authenticated, refused when cut, changed or of another make.

The layout, version 1: the line ``MULTAQA-BACKUP 1``; one line of JSON with the parameters of the key; then chunks of
one mebibyte, each encrypted with AES-256-GCM and followed by its tag, the last one shorter or empty. The key comes from
the passphrase by scrypt (RFC 7914). Chunks are bound to their place and the last to being last by their nonces: the
STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance" (CRYPTO 2015). The two lines are authenticated with every chunk.
"""

import hashlib
import hmac
import io
import json
import secrets
from collections.abc import Buffer
from dataclasses import asdict, dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from multaqa.config.backups.refusals import BackupRefused

MAGIC = b"MULTAQA-BACKUP "
VERSION = 1
CHUNK = 1 << 20
TAG = 16
HEADER_LIMIT = 4096
DEFAULT_COST = 1 << 17  # of scrypt with blocks of 8: 128 MiB and about half a second
HIGHEST_COST = 1 << 20

NOT_OURS = "This file is not a backup of Multaqa."
NEWER = "This backup was made by a newer version of Multaqa: restore it with that version."
WRONG_PASSPHRASE = "The passphrase does not fit this backup."  # noqa: S105  (a sentence, not a secret)
DAMAGED = "This backup is damaged, cut short or was changed after it was made."


@dataclass(frozen=True)
class Parameters:
    """What the header says of the key: scrypt's salt and cost, the nonces' beginning, and a proof of the passphrase."""

    salt: str
    cost: int
    nonce: str
    proof: str


class SealedWriter(io.RawIOBase):
    """A stream that seals what is written to it; complete only after ``close``."""

    def __init__(self, target: BinaryIO, *, passphrase: str, cost: int = DEFAULT_COST) -> None:
        super().__init__()
        self._target = target
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(7)
        key, proof = _keys(passphrase, salt, cost)
        parameters = Parameters(salt=salt.hex(), cost=cost, nonce=nonce.hex(), proof=proof)
        self._header = MAGIC + f"{VERSION}\n{json.dumps(asdict(parameters))}\n".encode()
        self._chunks = _Chunks(key, nonce, self._header)
        self._waiting = bytearray()
        target.write(self._header)

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, piece: Buffer, /) -> int:
        """Take the whole piece; full chunks go out as soon as something follows them."""
        self._waiting += piece
        while len(self._waiting) > CHUNK:
            self._target.write(self._chunks.seal(bytes(self._waiting[:CHUNK]), is_last=False))
            del self._waiting[:CHUNK]
        return memoryview(piece).nbytes

    def finish(self) -> None:
        """Write the last chunk; without it the stream counts as cut short."""
        self._target.write(self._chunks.seal(bytes(self._waiting), is_last=True))
        self._waiting.clear()


class SealedReader(io.RawIOBase):
    """A stream that opens what ``SealedWriter`` sealed.

    Raises BackupRefused at once for a foreign file or a wrong passphrase, and while reading for a damaged one.
    """

    def __init__(self, source: BinaryIO, *, passphrase: str) -> None:
        super().__init__()
        self._source = source
        header, parameters = _read_header(source)
        key, proof = _keys(passphrase, bytes.fromhex(parameters.salt), parameters.cost)
        if not hmac.compare_digest(proof, parameters.proof):
            raise BackupRefused(WRONG_PASSPHRASE)
        self._chunks = _Chunks(key, bytes.fromhex(parameters.nonce), header)
        self._next = source.read(CHUNK + TAG)
        self._opened = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, target: Buffer, /) -> int:
        """Fill ``target`` as far as the present chunk reaches; 0 at the end of a whole stream."""
        if not self._opened and not self._ended:
            self._open_next()
        room = memoryview(target).cast("B")
        taken = min(len(room), len(self._opened))
        room[:taken] = self._opened[:taken]
        self._opened = self._opened[taken:]
        return taken

    def _open_next(self) -> None:
        present, self._next = self._next, self._source.read(CHUNK + TAG)
        self._ended = not self._next
        try:
            self._opened = memoryview(self._chunks.open(present, is_last=self._ended))
        except InvalidTag as error:
            raise BackupRefused(DAMAGED) from error


class _Chunks:
    """Seals or opens chunks in their order; nonces are seven random bytes, a counter of four and one for the last."""

    def __init__(self, key: bytes, nonce: bytes, header: bytes) -> None:
        self._cipher = AESGCM(key)
        self._nonce = nonce
        self._header = hashlib.sha256(header).digest()
        self._count = 0

    def seal(self, plain: bytes, *, is_last: bool) -> bytes:
        return self._cipher.encrypt(self._next_nonce(is_last=is_last), plain, self._header)

    def open(self, sealed: bytes, *, is_last: bool) -> bytes:
        return self._cipher.decrypt(self._next_nonce(is_last=is_last), sealed, self._header)

    def _next_nonce(self, *, is_last: bool) -> bytes:
        nonce = self._nonce + self._count.to_bytes(4) + bytes([is_last])
        self._count += 1
        return nonce


def _keys(passphrase: str, salt: bytes, cost: int) -> tuple[bytes, str]:
    derived = Scrypt(salt=salt, length=64, n=cost, r=8, p=1).derive(passphrase.encode())
    return derived[:32], hashlib.sha256(derived[32:]).hexdigest()


def _read_header(source: BinaryIO) -> tuple[bytes, Parameters]:
    first = source.readline(HEADER_LIMIT)
    if not first.startswith(MAGIC):
        raise BackupRefused(NOT_OURS)
    if first != MAGIC + f"{VERSION}\n".encode():
        raise BackupRefused(NEWER)
    second = source.readline(HEADER_LIMIT)
    try:
        parameters = Parameters(**json.loads(second))
        sizes = (len(bytes.fromhex(parameters.salt)), len(bytes.fromhex(parameters.nonce)))
        is_cost = parameters.cost in {1 << power for power in range(1, HIGHEST_COST.bit_length())}
    except (ValueError, TypeError) as error:
        raise BackupRefused(DAMAGED) from error
    if sizes != (16, 7) or not is_cost or not isinstance(parameters.proof, str) or not parameters.proof.isascii():
        raise BackupRefused(DAMAGED)
    return first + second, parameters
