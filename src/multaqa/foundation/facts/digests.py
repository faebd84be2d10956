"""What is hashed, byte for byte: SHA-256 (FIPS 180-4) over ASCII text, so that another program can check the log."""

import json
from datetime import UTC
from hashlib import sha256

from multaqa.foundation.facts.models import RecordedFact

GENESIS = "0" * 64


def canonical(values: object) -> str:
    """JSON with sorted keys and no spaces, in ASCII. Raises TypeError or ValueError for what JSON cannot say."""
    return json.dumps(values, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))


def payload_digest(salt: str, words: str) -> str:
    """Hex SHA-256 of the salt followed by the payload's words."""
    return sha256(f"{salt}{words}".encode("ascii")).hexdigest()


def seal_digest(previous: str, number: int, recorded: RecordedFact) -> str:
    """Hex SHA-256 that binds every column of a fact's row to its place in the chain."""
    at = recorded.at.astimezone(UTC).isoformat(timespec="microseconds")
    columns = [recorded.pk, recorded.kind, at, recorded.by_id, recorded.about_id, recorded.thing]
    return sha256(canonical([previous, number, *columns, recorded.payload_digest]).encode("ascii")).hexdigest()
