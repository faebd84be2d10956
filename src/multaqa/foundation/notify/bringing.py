"""What brings news beside notices: the sources of which a digest tells, such as the communities of its receiver."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise

from multaqa.foundation.people.api import Person


@dataclass(frozen=True)
class Brought:
    """One thing in which something is new, the source it belongs to, and a line on it.

    The line is in the language that is active when it is asked for; it may hold ``%(title)s`` and names of ``context``.
    """

    ref: str
    source: str
    line: str
    context: Mapping[str, object] = field(default_factory=dict)


class News(NamedTuple):
    """What is new, the latest first, and whether there is more than is brought."""

    brought: Sequence[Brought]
    has_more: bool


@dataclass(frozen=True, kw_only=True)
class Bringer:
    """Sources of one kind. ``mine`` names a person's own; ``new`` says what is new in some of them for her.

    ``new`` looks from one moment (not included) to another (included), at what she has not read, of people in standing
    whom she has not set aside; its cost grows with what is new there and with nothing else. ``address`` is the path
    where the rest is found.
    """

    kind: str
    label: str | Promise
    mine: Callable[[Person], Sequence[str]]
    new: Callable[[Person, Collection[str], datetime, datetime], News]
    address: Callable[[], str]


_bringers: dict[str, Bringer] = {}


def register_bringer(bringer: Bringer) -> None:
    """Make sources known; called from ``AppConfig.ready``."""
    _bringers[bringer.kind] = bringer


def forget_bringer(bringer: Bringer) -> None:
    """Make sources unknown again: for tests."""
    _bringers.pop(bringer.kind, None)


def bringers() -> Sequence[Bringer]:
    """Everything that brings news."""
    return list(_bringers.values())
