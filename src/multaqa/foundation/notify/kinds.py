"""The kinds of notices: each app names its own once, the choices of mail are listed from them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from multaqa.foundation.people.api import Person

THING_TEMPLATE = "notify/mail/thing"

type More = Callable[[str, str], Mapping[str, Any]]
"""What a mail says of its thing beside the card: of a reference, in a language."""

type Told = tuple[str, Mapping[str, Any]]
"""What a notice holds: the reference of its thing, and its context."""

type Behind = Callable[[Person, Sequence[Told]], Collection[str]]
"""Of what a person was told, the references behind which there is still something for her; asked at sending."""

type Answers = Callable[[str], Sequence[str]]
"""What a thing answers, as references, the oldest first: mail programs order letters by it (RFC 5322, 3.6.4)."""


@dataclass(frozen=True, kw_only=True)
class NoticeKind:
    """One kind of notice, such as ``news.corrected``.

    ``label`` names it among the choices of mail. ``subject`` is the line of the notice and the subject of the mail; it
    may hold ``%(title)s``, the title of the thing, and the names of the notice's context. ``template`` is the mail's
    one body, without ``.html``. ``mailed`` says whether it goes out by mail, unless its receiver chooses otherwise;
    of an ``urgent`` kind nobody can choose that. ``direct`` is what asks for its receiver in person, answers her or
    concerns her alone: it comes at once where what goes on around her waits for a digest. ``more`` gives the template
    what else it says of the thing, which its receiver may read. ``behind`` says what of a thing told is still there
    (without it, whoever caused a notice must be in standing and not set aside); ``answers`` orders letters in threads.
    """

    name: str
    label: str | Promise
    subject: str | Promise
    template: str = THING_TEMPLATE
    mailed: bool = True
    urgent: bool = False
    direct: bool = True
    more: More | None = None
    behind: Behind | None = None
    answers: Answers | None = None


class SubjectValues(dict[str, str]):
    """The values that a subject names; one that an old notice does not have is empty."""

    def __missing__(self, name: str) -> str:
        return ""


_kinds: dict[str, NoticeKind] = {}


def register_kind(kind: NoticeKind) -> None:
    """Make a kind known; called from ``AppConfig.ready``."""
    _kinds[kind.name] = kind


def forget_kind(kind: NoticeKind) -> None:
    """Make a kind unknown again; notices of it are no longer shown."""
    _kinds.pop(kind.name, None)


def kinds() -> Mapping[str, NoticeKind]:
    """Every registered kind by its name."""
    return _kinds
