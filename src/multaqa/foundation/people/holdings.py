"""The registry of personal data: what is held about people in which table, why, for how long, and what erasure does.

Each app names its own in its ``personal.py``. The page on privacy, the export, erasure and the table of periods in the
operators' guide are all made from it; a standing test fails for a table with personal data that is not in it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import IO, Any, Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.models import Person

type Words = str | Promise
type Row = Mapping[str, object]
"""One line of an export: field → plain value (text, number, truth value, moment, None, or lists of these)."""


class Fate(models.TextChoices):
    """What becomes of rows when the person they are about is erased."""

    DELETED = "deleted", _("Deleted when the account is erased")
    EMPTIED = "emptied", _("Kept without names and words when the account is erased")
    KEPT = "kept", _("Kept when the account is erased")


type Content = tuple[str, Callable[[], IO[bytes]]]
"""A file of an export: its name there, and how to open it."""


def _no_rows(_person: Person) -> Iterable[models.QuerySet[Any]]:
    return ()


def _no_contents(_person: Person) -> Iterable[Content]:
    return ()


OWNER_AND_OPERATORS: Final = _("The person concerned, and those who run this installation")
"""The usual answer to who sees it; the lazy text is the same for every app, so it is translated once."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What one table (``model``, and the tables ``also`` that belong to it) holds about people.

    ``label`` says what it is, ``why`` what for, ``kept`` the rule of erasure in a sentence, ``seen_by`` who gets to see
    it: all lazy texts. ``period`` is after what time rows go for everyone, None when they stay as long as the account.
    ``naming`` tells how many rows ``export`` yields without exporting: for a model, the columns any of which names her
    (``{"news.Correction": ("by",)}``). ``matching(person)`` are further rows to count, which no column tells.
    ``contents(person)`` yields files that go into the export beside the rows.
    ``export(person)`` yields all that is held about her and nobody else's words; ``erase(person)`` does what ``kept``
    says, safely when repeated, in the caller's transaction, and returns how many rows it changed. While it runs the
    columns of ``person`` in memory are as they were before.
    """

    model: str
    label: Words
    why: Words
    kept: Words
    export: Callable[[Person], Iterable[Row]]
    erase: Callable[[Person], int]
    naming: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    matching: Callable[[Person], Iterable[models.QuerySet[Any]]] = _no_rows
    contents: Callable[[Person], Iterable[Content]] = _no_contents
    also: tuple[str, ...] = ()
    fate: Fate = Fate.DELETED
    seen_by: Words = OWNER_AND_OPERATORS
    period: timedelta | None = None

    @property
    def models(self) -> tuple[str, ...]:
        """The labels of all tables it speaks for."""
        return (self.model, *self.also)


_holdings: dict[str, Holding] = {}


def register_holding(holding: Holding) -> None:
    """Make a holding known; called when an app's ``personal.py`` is imported, from ``AppConfig.ready``."""
    _holdings[holding.model] = holding


def holdings() -> list[Holding]:
    """Every holding, those of the highest apps first: the order in which a person is erased."""
    return list(_holdings.values())


def nothing_to_export(_person: Person) -> Iterable[Row]:
    """For rows that cannot be told apart by person."""
    return ()


def nothing_to_erase(_person: Person) -> int:
    """For rows that the rule keeps, or that cannot be told apart by person."""
    return 0
