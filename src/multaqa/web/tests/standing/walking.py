"""The walk: asking for addresses as one reader, and finding canaries in what comes back."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from typing import Any, Final
from unittest.mock import patch
from urllib.parse import parse_qsl, quote, urlsplit

from django.core.mail import EmailMessage
from django.http import HttpResponseBase
from django.http.response import StreamingHttpResponse
from django.template import Context, Template
from django.test import Client

from multaqa.foundation.people.api import Reader
from multaqa.foundation.people.testing import sign_in_proved
from multaqa.lib.ids import ALPHABET, LENGTH

_RUN: Final = re.compile(b"[%s]{%d,}" % (ALPHABET.encode(), LENGTH))


@dataclass(frozen=True)
class Answer:
    """What came back from an address, headers included; ``fault`` is the exception behind it if there was one."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fault: str = ""

    @property
    def is_in_order(self) -> bool:
        """Whether the answer is one that the site may give to a GET: never 403, never an error of ours.

        ``/readyz`` says 503 here, for no worker lives in a test.
        """
        return self.status != 403 and (self.status < 500 or self.address == "/readyz")

    def told(self) -> bytes:
        """Headers and body in one, to search in, without the question: whoever asked knows what she typed.

        That is the address itself, and what its query put into the fields of the same names.
        """
        heading = "\n".join(f"{name}: {value}" for name, value in self.headers).encode()
        told = (heading + b"\n\n" + self.body).replace(self.address.encode(), b"")
        query = urlsplit(self.address).query
        for asked in filter(None, (query, quote(query), escape(query))):  # in links to other languages, to sign in
            told = told.replace(asked.encode(), b"")
        for field, typed in parse_qsl(query):
            told = told.replace(f'name="{field}" value="{escape(typed)}"'.encode(), f'name="{field}"'.encode(), 1)
        return told


class Walker:
    """One reader with her browser, in which she has just proved that it is she: no page waits behind that."""

    def __init__(self, reader: Reader) -> None:
        self.client = Client(raise_request_exception=False)
        if reader is not None:
            sign_in_proved(self.client, reader)

    def ask(self, address: str) -> Answer:
        """GET an address, without following where it leads."""
        return self._answered(address, self.client.get(address))

    def send(self, address: str, fields: Mapping[str, str], *, by_htmx: bool = False) -> Answer:
        """POST fields to an address, without following where it leads."""
        return self._answered(
            address, self.client.post(address, fields, headers={"HX-Request": "true"} if by_htmx else {})
        )

    def walk(self, addresses: Iterable[str]) -> list[Answer]:
        """GET many addresses, one after the other."""
        return [self.ask(address) for address in addresses]

    def _answered(self, address: str, response: Any) -> Answer:
        fault = repr(exc[1]) if (exc := getattr(response, "exc_info", None)) else ""
        return Answer(address, response.status_code, tuple(sorted(response.items())), _body(response), fault)


@contextmanager
def as_for_readers() -> Iterator[None]:
    """Pages are rendered as they are outside of tests: Django keeps no copy of each context, requests are not told.

    Both are a tenth of what a walk of thousands of pages takes, and no walk asks for them.
    """
    logging.disable(logging.CRITICAL)
    with patch.object(Template, "_render", _rendered):
        yield
    logging.disable(logging.NOTSET)


def _rendered(template: Template, context: Context) -> str:
    return template.nodelist.render(context)


def groups_met(canaries: Mapping[str, str], texts: Mapping[str, bytes]) -> dict[str, set[str]]:
    """Which groups' canaries stand in some texts, and in which: group → names of the texts."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    groups = {canary.encode(): group for canary, group in canaries.items()}
    for name, text in texts.items():
        for piece in _pieces(text):
            if piece in groups:
                found[groups[piece]].add(name)
    return dict(found)


def _pieces(text: bytes) -> Iterator[bytes]:
    """Whatever in a text could be a canary: every piece as long as one, of the characters that they have."""
    for run in _RUN.findall(text):
        for start in range(len(run) - LENGTH + 1):
            yield run[start : start + LENGTH]


def whole_letter(letter: EmailMessage) -> bytes:
    """Everything in a letter that its receiver could read, decoded."""
    parts = [str(letter.subject), str(letter.body), *map(str, letter.extra_headers.values())]
    parts += [str(alternative[0]) for alternative in getattr(letter, "alternatives", [])]
    return "\n".join(parts).encode()


def _body(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response)
    return bytes(response.content)  # type: ignore[attr-defined]  # every other answer has its content
