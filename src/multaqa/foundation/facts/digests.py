"""What is hashed, byte for byte: SHA-256 over canonical JSON, so that another program can check the log."""

import json
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder

from multaqa.foundation.facts.models import RecordedFact

GENESIS = "0" * 64


def payload_digest(salt: str, values: dict[str, object]) -> str:
    """Hex SHA-256 of the salt and the fields."""
    return _digest([salt, values])


def seal_digest(previous: str, number: int, recorded: RecordedFact) -> str:
    """Hex SHA-256 that binds a fact's row to its place in the chain."""
    at = recorded.at.isoformat(timespec="microseconds")
    columns = [recorded.pk, recorded.kind, at, recorded.by_id, recorded.about_id, recorded.thing]
    return _digest([previous, number, *columns, recorded.payload_digest])


def _digest(values: list[object]) -> str:
    text = json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return sha256(text.encode("ascii")).hexdigest()
