"""What is wrong with what came of a request."""

from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from typing import Final

from django.core.mail import EmailMessage

from multaqa.lib.bidi import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE
from multaqa.lib.controls import disguises, tidy
from multaqa.web.tests.sweep.browser import Trial, route_of
from multaqa.web.tests.sweep.markup import MARK, let_through, markup_faults
from multaqa.web.tests.sweep.naughty import Naughty
from multaqa.web.tests.sweep.table import MAY_DECEIVE

_HEADERS: Final = {
    *("auto-submitted", "content-language", "content-transfer-encoding", "content-type", "date", "from", "in-reply-to"),
    *("list-id", "list-unsubscribe", "list-unsubscribe-post", "message-id", "mime-version", "precedence"),
    *("references", "reply-to", "subject", "to", "x-auto-response-suppress"),
}
"""Every header that a letter of ours may have."""


def faults(trial: Trial) -> list[str]:
    """Everything that must not come of any request."""
    return [*_faults(trial)]


def kept_otherwise(sent: dict[str, Naughty], trial: Trial) -> list[str]:
    """The fields whose text was taken but does not stand in any table as the rule has it (``controls.tidy``)."""
    kept = {" ".join(text.split()) for text in trial.texts()}
    return [name for name, naughty in sent.items() if _as_kept(naughty.text) not in kept]


def _as_kept(text: str) -> str:
    return " ".join(tidy(text.replace("\x00", "")).split())


def _faults(trial: Trial) -> Iterator[str]:
    for answer in trial.answers:
        if answer.status >= 500 or answer.fault:
            yield f"{answer.status} {answer.fault[:300]}"
        yield from let_through(answer)
    for letter in trial.letters:
        yield from letter_faults(letter)
    if trial.is_refused and trial.changed:
        yield f"refused ({trial.first.status}), but something changed in {', '.join(sorted(trial.changed))}"
    if not trial.is_refused and route_of(trial.first.address) not in MAY_DECEIVE:
        hidden = {each for text in trial.texts() for each in disguises(text)}
        if hidden:
            yield f"kept unseen characters {', '.join(sorted(hidden))}"


def letter_faults(letter: EmailMessage) -> Iterator[str]:
    """What a letter's headers or body let through."""
    parsed = BytesParser(policy=policy.default).parsebytes(letter.message().as_bytes())
    for name, value in parsed.items():
        if name.lower() not in _HEADERS or MARK in name.lower():
            yield f"letter has a header {name}"
        if MARK in str(value) and name.lower() in ("to", "cc", "bcc", "reply-to"):
            yield f"letter goes to {value}"
    subject = str(parsed["subject"])
    if any(ord(character) < 32 for character in subject):
        yield f"letter's subject has controls: {subject!r}"
    if subject.count(FIRST_STRONG_ISOLATE) != subject.count(POP_DIRECTIONAL_ISOLATE):
        yield f"letter's subject leaves an isolate open: {subject!r}"
    for part in parsed.walk():
        if part.defects:
            yield f"letter is malformed: {part.defects}"
        if part.get_content_type() == "text/html":
            yield from markup_faults(part.get_content().encode())
