"""The kinds of notices: each app names its own once, the choices of mail are listed from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

THING_TEMPLATE = "notify/mail/thing"

type More = Callable[[str, str], Mapping[str, Any]]
"""What a mail says of its thing beside the card: of a reference, in a language."""


@dataclass(frozen=True, kw_only=True)
class NoticeKind:
    """One kind of notice, such as ``news.corrected``.

    ``label`` names it among the choices of mail. ``subject`` is the line of the notice and the subject of the mail; it
    may hold ``%(title)s``, the title of the thing, and the names of the notice's context. ``template`` is the mail's
    one body, without ``.html``. ``mailed`` says whether it goes out by mail, unless its receiver chooses otherwise;
    of an ``urgent`` kind nobody can choose that. ``more`` gives the template what else it says of the thing, which its
    receiver may read.
    """

    name: str
    label: str | Promise
    subject: str | Promise
    template: str = THING_TEMPLATE
    mailed: bool = True
    urgent: bool = False
    more: More | None = None


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
