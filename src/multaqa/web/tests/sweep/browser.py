"""A reader with her browser, whose every request is undone again."""

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote_from_bytes, urlsplit

from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override

from multaqa.features.community.testing import forget_what_was_noted
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Reader
from multaqa.foundation.people.testing import sign_in_proved
from multaqa.web.tests.standing.walking import Answer
from multaqa.web.tests.sweep.forms import Form
from multaqa.web.tests.sweep.tables import WORK, Contents, contents, texts_in, written_tables

RECORDED_ANYWAY: Final = {
    "people_shared_cache": "attempts are counted",
    "django_session": "messages, and who is signed in",
}
"""Tables that an answer which refuses may have written to, and why."""
_BOUNDARY: Final = "boundary-of-the-sweep"
type Values = Mapping[str, Sequence[bytes]]


@dataclass
class Trial:
    """One request and what came of it: answers (with the page it led to), letters, tables, and what stands in them."""

    answers: list[Answer]
    before: Contents = field(default_factory=dict)
    after: Contents = field(default_factory=dict)
    letters: list[EmailMessage] = field(default_factory=list)

    @property
    def first(self) -> Answer:
        """The answer to the request itself."""
        return self.answers[0]

    @property
    def is_refused(self) -> bool:
        """Whether the answer says that nothing was done."""
        return self.first.status >= 400

    @property
    def changed(self) -> set[str]:
        """The tables in which anything is different now."""
        return {table for table in self.after if self.before[table] != self.after[table]}

    def texts(self) -> set[str]:
        """Every text in the tables that changed."""
        return texts_in({table: self.after[table] for table in self.changed})


class Browser:
    """One reader; nothing that she does lasts."""

    def __init__(self, reader: Reader) -> None:
        self.client = Client(raise_request_exception=False)
        if reader is not None:
            sign_in_proved(self.client, reader)  # so that forms behind a fresh proof are sent too

    def get(self, address: str, **headers: str) -> Trial:
        """Ask for an address that may hold any percent-encoded bytes."""
        return self._tried("GET", address, b"", "", headers)

    def post(self, form: Form, values: Values) -> Trial:
        """Send a form."""
        if form.is_multipart:
            body, media_type = _multipart(form, values), f"multipart/form-data; boundary={_BOUNDARY}"
        else:
            body, media_type = encoded(values), "application/x-www-form-urlencoded"
        return self._tried("POST", form.action, body, media_type, {"Referer": f"http://testserver{form.page}"})

    def _tried(self, method: str, address: str, body: bytes, media_type: str, headers: Mapping[str, str]) -> Trial:
        cookies, sent = copy.deepcopy(self.client.cookies), len(mail.outbox)
        forget_what_was_noted()  # else what is written for all readers together falls on any request
        point = transaction.savepoint_create()
        try:
            with written_tables() as written:
                answers = [self._ask(method, address, body, media_type, headers)]
                if answers[0].status in (301, 302, 303) and method == "POST":
                    answers += self._followed(answers[0])
                if WORK in written:
                    run_everything()
            tables = written - set(RECORDED_ANYWAY)
            after = contents(tables) if answers[0].fault == "" else {}
        finally:
            transaction.savepoint_rollback(point)
            self.client.cookies = cookies
        letters, mail.outbox[sent:] = mail.outbox[sent:], []
        return Trial(answers, contents(set(after)), after, letters)

    def _ask(self, method: str, address: str, body: bytes, media_type: str, headers: Mapping[str, str]) -> Answer:
        path, _, query = address.partition("?")
        extra = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        response = self.client.generic(method, path, body, media_type, QUERY_STRING=query, **extra)  # type: ignore[arg-type]  # headers, which the stubs take for its other arguments
        fault = repr(error[1]) if (error := getattr(response, "exc_info", None)) else ""
        content = b"".join(response) if response.streaming else response.content
        return Answer(address, response.status_code, tuple(sorted(response.items())), content, fault)

    def _followed(self, answer: Answer) -> list[Answer]:
        """The page that an answer leads to, where it is ours."""
        parts = urlsplit(dict(answer.headers)["Location"])
        if parts.netloc not in ("", "testserver") or not parts.path.startswith("/"):
            return []
        return [self._ask("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path, b"", "", {})]


def route_of(address: str) -> str:
    """The name of the route that an address leads to, or nothing."""
    found = match_of(address)
    return found.view_name if found else ""


def match_of(address: str) -> ResolverMatch | None:
    """What an address leads to, in its own language."""
    path = urlsplit(address).path
    try:
        with override(get_language_from_path(path) or "ar"):
            return resolve(path)
    except Resolver404:
        return None


def encoded(values: Values) -> bytes:
    """A form as its body, or as a query."""
    pairs = [f"{quote_from_bytes(name.encode())}={quote_from_bytes(each)}" for name in values for each in values[name]]
    return "&".join(pairs).encode()


def _multipart(form: Form, values: Values) -> bytes:
    files = {each.name for each in form.fields if each.kind == "file"}
    parts = [_part(name, each, is_file=name in files) for name in values for each in values[name]]
    return b"".join([*parts, f"--{_BOUNDARY}--\r\n".encode()])


def _part(name: str, value: bytes, *, is_file: bool) -> bytes:
    """One part; of a file it is the name that is naughty, its line ends and quotes written as browsers write them."""
    heading = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
    if not is_file:
        return heading + b"\r\n\r\n" + value + b"\r\n"
    safe = re.sub(rb'[\r\n"]', lambda found: quote_from_bytes(found[0]).encode(), value)
    return heading + b'; filename="' + safe + b'"\r\nContent-Type: text/plain\r\n\r\nMind the doors.\r\n'
