"""A load of writes over HTTP, by someone signed in, that remembers what was acknowledged."""

import http.client
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar
from types import TracebackType
from typing import Self

WRITERS = 4
PATIENCE = 10.0  # seconds for an answer
WHO = "ingrid@example.org"
PASSWORD = "a lantern over the harbour wall"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Load:
    """Writers at work while the context lasts: one write in eight is a test message, the others are unique rows."""

    def __init__(self, address: str) -> None:
        self.acknowledged: set[str] = set()
        self.mails = 0
        self.unanswered = 0
        self.pauses: list[float] = []
        self._address = address
        self._killed_at = 0.0
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._number = 0
        self._threads = [threading.Thread(target=self._write_on, daemon=True) for _ in range(WRITERS)]

    def __enter__(self) -> Self:
        self._visitor, self._token = _signed_in(self._address)
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def note_kill(self) -> None:
        """Something was killed just now: the time until the next write that begins and is acknowledged is a pause."""
        with self._lock:
            self._killed_at = self._killed_at or time.monotonic()

    def _write_on(self) -> None:
        while not self._stop.is_set():
            with self._lock:
                self._number += 1
                number = self._number
            if number % 8:
                self._ask_for_reading(f"write {number}")
            else:
                self._ask_for_mail()

    def _ask_for_reading(self, reason: str) -> None:
        until = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d}"  # today may have passed already where she lives
        values = {"thing": self._thing, "person": WHO, "until": until, "reason": reason}
        if self._post("/en/audit/oversight/", values):
            with self._lock:
                self.acknowledged.add(reason)

    def _ask_for_mail(self) -> None:
        if self._post("/en/staff/mail/test/", {"language": "en"}):
            with self._lock:
                self.mails += 1

    @property
    def _thing(self) -> str:
        return self._visitor.thing

    def _post(self, path: str, values: dict[str, str]) -> bool:
        """Whether the site answered that it has written; anything else leaves it open whether it has."""
        began = time.monotonic()
        try:
            status = self._visitor.post(path, values | {"csrfmiddlewaretoken": self._token})
        except (OSError, http.client.HTTPException):
            with self._lock:
                self.unanswered += 1
            time.sleep(0.1)
            return False
        with self._lock:
            if status != 302:
                self.unanswered += 1
            elif 0 < self._killed_at < began:
                self.pauses.append(time.monotonic() - self._killed_at)
                self._killed_at = 0.0
        return status == 302


class _Visitor:
    """A browser that follows nothing: what a POST leads to is its acknowledgement."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _Unled())
        self.thing = ""

    def get(self, path: str) -> str:
        answer = self._opener.open(self._address + path, timeout=PATIENCE)
        return str(answer.read().decode())

    def post(self, path: str, values: dict[str, str]) -> int:
        request = urllib.request.Request(self._address + path, urllib.parse.urlencode(values).encode())
        try:
            return int(self._opener.open(request, timeout=PATIENCE).status)
        except urllib.error.HTTPError as error:
            return error.code


class _Unled(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object) -> None:
        """No redirect is followed."""


def _signed_in(address: str) -> tuple[_Visitor, str]:
    visitor = _Visitor(address)
    page = visitor.get("/en/account/sign-in/")
    fields = {"csrfmiddlewaretoken": _token(page), "login": WHO, "password": PASSWORD}
    if visitor.post("/en/account/sign-in/", fields) != 302:
        raise RuntimeError("Signing in failed.")
    visitor.thing = _an_article(visitor.get("/en/news/"))
    return visitor, _token(visitor.get("/en/audit/oversight/"))


def _token(page: str) -> str:
    found = _TOKEN.search(page)
    if found is None:
        raise RuntimeError("The page has no form.")
    return found[1]


def _an_article(page: str) -> str:
    found = re.search(r"/en/news/([0-9a-z]{12})/", page)
    if found is None:
        raise RuntimeError("There is no article.")
    return f"news.article:{found[1]}"
