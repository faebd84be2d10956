"""Strings sent through a form: into what people type, into what they choose from, as names of files."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched, cycle
from typing import Final

from multaqa.web.tests.sweep.browser import Browser, Trial
from multaqa.web.tests.sweep.forms import Form, wrong_fields
from multaqa.web.tests.sweep.naughty import Naughty

TRIES: Final = 3
"""How often a form is sent again without the strings that it called wrong."""
type Put = dict[str, Naughty]


@dataclass(frozen=True)
class Sent:
    """One sending: which strings lay in which fields, what came of it, and into which fields people type."""

    put: Put
    trial: Trial
    typed: frozenset[str]

    def __str__(self) -> str:
        return ", ".join(f"{name}={naughty.text[:50]!r}" for name, naughty in self.put.items())

    @property
    def is_taken(self) -> bool:
        """Whether the form was taken: neither refused nor shown again with something marked wrong."""
        return not self.trial.is_refused and not wrong_fields(self.trial.first.body)


def sendings(browser: Browser, form: Form, strings: list[Naughty]) -> Iterator[Sent]:
    """Send the form untouched, then with strings: many at once as text, then as choices, then as names of files."""
    yield _sent(browser, form, {})
    typed = [each.name for each in form.fields if each.kind in ("text", "secret")]
    chosen = [each.name for each in form.fields if each.kind == "choice"]
    named = [each.name for each in form.fields if each.kind == "file"]
    for put in _puts(typed, strings):
        yield from _insisted(browser, form, put)
    for put in _puts(chosen, [each for each in strings if not each.is_huge][: 3 * len(chosen) + 3]):
        yield _sent(browser, form, put)
        yield _sent(browser, form, dict([next(iter(put.items()))]))
    for name, naughty in zip(cycle(named), strings[:12], strict=False):
        yield _sent(browser, form, {name: naughty})


def _puts(names: list[str], strings: list[Naughty]) -> Iterator[Put]:
    """The strings laid into the fields: as many at once as there are fields, a huge one alone."""
    if not names:
        return
    for each in batched([each for each in strings if not each.is_huge], len(names)):
        yield dict(zip(names, each, strict=False))
    for name, naughty in zip(cycle(names), [each for each in strings if each.is_huge], strict=False):
        yield {name: naughty}


def _insisted(browser: Browser, form: Form, put: Put) -> Iterator[Sent]:
    """Send strings; then again without those that were wrong, so that the others are taken."""
    for _ in range(TRIES):
        sent = _sent(browser, form, put)
        yield sent
        wrong = wrong_fields(sent.trial.first.body) & set(put)
        if not wrong or len(wrong) == len(put):
            return
        put = {name: naughty for name, naughty in put.items() if name not in wrong}


def _sent(browser: Browser, form: Form, put: Put) -> Sent:
    values = {each.name: [value.encode() for value in each.values] for each in form.fields}
    typed = frozenset(each.name for each in form.fields if each.kind == "text")
    return Sent(put, browser.post(form, values | {name: [naughty.raw] for name, naughty in put.items()}), typed)
