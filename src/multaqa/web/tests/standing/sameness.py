"""Masks over what differs between two answers although nothing is told by it: tokens, nonces and clocks."""

import re
from typing import Final

from multaqa.web.tests.standing.walking import Answer

_MASKS: Final = [
    (re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+'), rb"\1token"),
    (re.compile(rb'("X-CSRFToken": ?")[^"]+'), rb"\1token"),
    (re.compile(rb'(nonce[-=]"?)[A-Za-z0-9+/=_-]+'), rb"\1nonce"),
    (re.compile(rb"<time.*?</time>"), rb"time"),
    (re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)?"), rb"moment"),
    (re.compile(rb"\d\d:\d\d(:\d\d)?"), rb"clock"),
]
_HEADERS_THAT_DIFFER: Final = {"Set-Cookie", "Date", "ETag", "Expires", "Last-Modified", "X-Request-ID"}


def masked(answer: Answer) -> tuple[str, int, tuple[tuple[str, str], ...], bytes]:
    """An answer without what is new in every answer."""
    headers = tuple((name, value) for name, value in answer.headers if name not in _HEADERS_THAT_DIFFER)
    body = answer.body
    for pattern, replacement in _MASKS:
        body = pattern.sub(replacement, body)
    return answer.address, answer.status, headers, body
