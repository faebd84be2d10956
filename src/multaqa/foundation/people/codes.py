"""One-time codes of an authenticator app: TOTP, RFC 6238, with six digits, thirty seconds and HMAC-SHA-1."""

import base64
import hashlib
import hmac
import io
import re
import secrets
from typing import Final
from urllib.parse import quote, urlencode

import segno

from multaqa.lib.digits import to_western

STEP: Final = 30  # seconds
DIGITS: Final = 6
DRIFT: Final = 1  # steps that a phone's clock may be wrong either way
_NOT_IN_A_CODE: Final = re.compile(r"[\s\-\u200e\u200f\u2066-\u2069]+")


def new_secret() -> str:
    """A new shared secret: 160 random bits in Base32, as RFC 4226 asks."""
    return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def code_at(secret: str, step: int) -> str:
    """The code of a secret for the step with this number (RFC 4226, section 5.3)."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(secret: str, code: str, *, now: float, after: int = -1) -> int | None:
    """The step that a code belongs to, at most one off ``now`` (Unix time) and later than ``after``; None for no code.

    Whoever keeps the step and passes it as ``after`` takes no code twice (RFC 6238, section 5.2).
    """
    middle = int(now) // STEP
    for step in range(middle - DRIFT, middle + DRIFT + 1):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), code.encode()):
            return step
    return None


def plain_code(typed: str) -> str:
    """A code as typed, without spaces, hyphens and marks of direction, in Western digits."""
    return _NOT_IN_A_CODE.sub("", to_western(typed))


def app_address(secret: str, *, account: str, issuer: str) -> str:
    """The ``otpauth:`` address that an authenticator app reads from a QR code."""
    label = quote(f"{issuer}:{account}", safe="@:")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"


def picture_of(address: str) -> bytes:
    """The QR code of an address as SVG, black on white in every theme, for cameras want it so."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", scale=5, border=4, light="#fff", dark="#000")
    return picture.getvalue()
