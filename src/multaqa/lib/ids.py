"""Random public identifiers: what addresses show instead of row numbers."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def random_id() -> str:
    """Twelve characters of lower-case Crockford base32: 60 random bits, no i, l, o or u to misread."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
