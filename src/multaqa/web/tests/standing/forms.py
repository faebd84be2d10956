"""The forms on the pages that were met, filled, and sent by one reader: what comes back, and where it leads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from urllib.parse import urljoin
from weakref import WeakKeyDictionary

from django.core.cache import caches
from django.db import transaction
from django.utils.translation import override
from lxml import html

from multaqa.foundation.access.testing import Sent
from multaqa.foundation.jobs.testing import run_everything
from multaqa.web.tests.standing.routes import address_of
from multaqa.web.tests.standing.walking import Answer, Walker
from multaqa.web.tests.sweep.tables import WORK, written_tables

FILLINGS = {"email": "someone@example.org", "url": "https://example.org/", "number": "1", "date": "2026-01-01"}
OF_OTHERS = 2
"""How many forms of one kind a reader sends that stand on others' pages only."""
_ID = re.compile(r"/[0-9a-z]{12}(?=/)")
_read: WeakKeyDictionary[Answer, tuple["Form", ...]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Form:
    """Where a form is sent, and the fields with what stood in them."""

    action: str
    fields: tuple[tuple[str, str], ...]

    @property
    def shape(self) -> tuple[str, tuple[str, ...]]:
        """What makes it another form than others: its action and the names of its fields."""
        return self.action, self._names

    @property
    def kind(self) -> tuple[str, tuple[str, ...]]:
        """What forms share that differ only in the thing they are about."""
        return _ID.sub("/", self.action), self._names

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(name for name, _value in self.fields)


def forms_in(answers: Iterable[Answer], canaries: Iterable[str]) -> list[Form]:
    """Every form that is posted, once, filled where it was empty, without the canaries that stood in it."""
    found: dict[object, Form] = {}
    for answer in answers:
        for form in _posted(answer):
            found.setdefault(form.shape, form)
    return [_without(canaries, form) for form in found.values()]


def declared(forms: Iterable[Sent], *, language: str) -> list[Form]:
    """The forms that apps say are sent although no page has them."""
    with override(language):
        return [Form(address_of(form.visit), form.fields) for form in forms]


def of_interest(own: Iterable[Answer], everyones: Iterable[Form]) -> list[Form]:
    """Which forms one reader sends: all that stand on her own pages, and of others' a few of those that are alike."""
    hers = {form.action for answer in own for form in _posted(answer)}
    alike: Counter[tuple[str, tuple[str, ...]]] = Counter()
    chosen = []
    for form in reversed(list(everyones)):  # secrets are planted last
        alike[form.kind] += 1
        if form.action in hers or alike[form.kind] <= OF_OTHERS:
            chosen.append(form)
    return chosen


def send(walker: Walker, form: Form) -> list[Answer]:
    """Send a form filled by plain browser, then empty by htmx; each with the page it leads to, and nothing kept.

    The work that follows is done; letters stay in the outbox.
    """
    return [*_sent(walker, form.action, dict(form.fields)), *_sent(walker, form.action, {}, by_htmx=True)]


def _sent(walker: Walker, action: str, fields: Mapping[str, str], *, by_htmx: bool = False) -> list[Answer]:
    cookies = copy(walker.client.cookies)
    with transaction.atomic():
        with written_tables() as written:
            answer = walker.send(action, fields, by_htmx=by_htmx)
            answers = [answer, *(walker.ask(target) for target in _led_to(answer))]
        if WORK in written:
            run_everything()
        transaction.set_rollback(True)
    walker.client.cookies = cookies
    caches["process"].clear()
    return answers


def _led_to(answer: Answer) -> Iterator[str]:
    """Where an answer leads on this site, but for the page to sign in: the walk asks for that."""
    headers = dict(answer.headers)
    target = headers.get("Location") or headers.get("HX-Redirect") or ""
    if target.startswith("/") and "/account/sign-in/" not in target:
        yield target.partition("#")[0]


def _posted(answer: Answer) -> tuple[Form, ...]:
    """The forms of a page, read once: every reader asks again which of everyone's are hers."""
    if answer not in _read:
        _read[answer] = tuple(_posted_on(answer))
    return _read[answer]


def _posted_on(answer: Answer) -> Iterator[Form]:
    if answer.status != 200 or b"<form" not in answer.body:
        return
    for form in html.fromstring(answer.body.decode()).forms:
        if form.get("method", "get").lower() == "post":
            fields = dict(filter(None, map(_field, form.inputs)))
            yield Form(urljoin(answer.address, form.get("action", "")), tuple(fields.items()))


def _field(field: html.HtmlElement) -> tuple[str, str] | None:
    """A field with its value, or with words where it has none; buttons, files and boxes left open are not sent."""
    name, kind = field.get("name"), field.get("type", "")
    if (
        not name
        or name == "csrfmiddlewaretoken"
        or kind in {"file", "submit"}
        or (kind in {"checkbox", "radio"} and field.get("checked") is None)
    ):
        return None
    if isinstance(field, html.SelectElement):
        return name, str(field.value or next((choice for choice in field.value_options if choice), ""))
    value = field.value if isinstance(field, html.TextareaElement) else field.get("value")
    return name, value or ("" if kind == "hidden" else FILLINGS.get(kind, "words of a reader"))


def _without(canaries: Iterable[str], form: Form) -> Form:
    cleaned = []
    for name, value in form.fields:
        for canary in canaries:
            value = value.replace(canary, "word")
        cleaned.append((name, value))
    return Form(form.action, tuple(cleaned))
