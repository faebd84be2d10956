"""The sealed stream gives back what went in, or refuses."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.config.backups.refusals import BackupRefused
from multaqa.config.backups.sealing import (
    CHUNK,
    DAMAGED,
    MAGIC,
    NEWER,
    NOT_OURS,
    TAG,
    WRONG_PASSPHRASE,
    SealedReader,
    SealedWriter,
)

PASSPHRASE = "correct horse battery staple"
CHEAP = 2  # scrypt at no cost: what is tested is the stream


def _sealed(*pieces: bytes) -> bytes:
    target = io.BytesIO()
    writer = SealedWriter(target, passphrase=PASSPHRASE, cost=CHEAP)
    for piece in pieces:
        writer.write(piece)
    writer.finish()
    return target.getvalue()


def _opened(sealed: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return io.BufferedReader(SealedReader(io.BytesIO(sealed), passphrase=passphrase)).read()


def _body_of(sealed: bytes) -> int:
    return sealed.index(b"\n", sealed.index(b"\n") + 1) + 1


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_what_goes_in_comes_out(size: int):
    plain = bytes(range(256)) * (size // 256 + 1)
    assert _opened(_sealed(plain[:size])) == plain[:size]


@given(st.lists(st.binary(max_size=50)))
@settings(max_examples=25)
def test_pieces_make_no_difference(pieces: list[bytes]):
    assert _opened(_sealed(*pieces)) == b"".join(pieces)


def test_nothing_of_the_plain_text_can_be_seen():
    assert b"canary" not in _sealed(b"canary" * 100)


def test_same_content_is_sealed_differently_each_time():
    assert _sealed(b"same")[-20:] != _sealed(b"same")[-20:]


def test_wrong_passphrase_is_said():
    with pytest.raises(BackupRefused) as raised:
        _opened(_sealed(b"x"), "another")
    assert str(raised.value) == WRONG_PASSPHRASE


@pytest.mark.parametrize("foreign", [b"", b"\n", b"PK\x03\x04zip", b"SQLite format 3\x00", MAGIC[:-1]])
def test_foreign_file_is_said(foreign: bytes):
    with pytest.raises(BackupRefused) as raised:
        _opened(foreign)
    assert str(raised.value) == NOT_OURS


def test_newer_version_is_said():
    with pytest.raises(BackupRefused) as raised:
        _opened(_sealed(b"x").replace(MAGIC + b"1", MAGIC + b"2", 1))
    assert str(raised.value) == NEWER


def test_every_length_but_the_whole_is_refused():
    sealed = _sealed(b"a" * 100)
    for length in range(_body_of(sealed), len(sealed)):
        with pytest.raises(BackupRefused):
            _opened(sealed[:length])


def test_stream_cut_between_chunks_is_refused():
    sealed = _sealed(b"a" * (2 * CHUNK + 5))
    with pytest.raises(BackupRefused) as raised:
        _opened(sealed[: _body_of(sealed) + 2 * (CHUNK + TAG)])
    assert str(raised.value) == DAMAGED


def test_chunks_in_another_order_are_refused():
    sealed = _sealed(b"a" * CHUNK + b"b" * CHUNK + b"c")
    start, size = _body_of(sealed), CHUNK + TAG
    first, second, rest = (
        sealed[start : start + size],
        sealed[start + size : start + 2 * size],
        sealed[start + 2 * size :],
    )
    with pytest.raises(BackupRefused):
        _opened(sealed[:start] + second + first + rest)


def test_appended_bytes_are_refused():
    with pytest.raises(BackupRefused):
        _opened(_sealed(b"x") + b"y")


def test_every_changed_byte_is_refused():
    sealed = _sealed(b"some rows")
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(BackupRefused):
            _opened(bytes(changed))


@pytest.mark.parametrize(
    "change", [{"cost": 1 << 30}, {"cost": 3}, {"cost": "2"}, {"salt": ""}, {"nonce": "00"}, {"proof": 1}, {"more": 1}]
)
def test_header_of_a_strange_form_is_refused_before_any_work(change: dict[str, object]):
    sealed = _sealed(b"x")
    first, second = sealed.split(b"\n", 2)[:2]
    header = json.dumps({**json.loads(second), **change}).encode()
    with pytest.raises(BackupRefused) as raised:
        _opened(first + b"\n" + header + b"\n" + sealed[_body_of(sealed) :])
    assert str(raised.value) == DAMAGED


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(noise: bytes):
    with pytest.raises(BackupRefused):
        _opened(noise)
    with pytest.raises(BackupRefused):
        _opened(MAGIC + b"1\n" + noise)
