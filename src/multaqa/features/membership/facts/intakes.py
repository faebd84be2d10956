"""What happened to lists that were brought in. Nobody who stands in one is named; the file is, by its digest."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class IntakeRead(Fact):
    """A list was read, and its rows compared with whom the reader meets; ``kind`` is people or bodies."""

    SAYS: ClassVar = _("%(by)s had a list read, rows: %(rows)s, SHA-256 of the file: %(digest)s.")

    intake: str
    list_kind: str
    digest: str
    rows: int


@dataclass(frozen=True)
class PeopleBroughtIn(Fact):
    """Those of a list were invited, without the limit of a day.

    ``known`` rows stood for who is known already, ``left`` were left out.
    """

    SAYS: ClassVar = _(
        "%(by)s had the people of a list invited, beyond what one may send in a day: %(invited)s. "
        "Known before: %(known)s, left out: %(left)s, SHA-256 of the file: %(digest)s."
    )

    intake: str
    digest: str
    invited: int
    known: int
    left: int


@dataclass(frozen=True)
class BodiesBroughtIn(Fact):
    """The organisations of a list were entered, and what was missing of known ones was filled in."""

    SAYS: ClassVar = _(
        "%(by)s had the organisations of a list entered: %(entered)s. Filled in: %(filled)s, left out: %(left)s, "
        "SHA-256 of the file: %(digest)s."
    )

    intake: str
    digest: str
    entered: int
    filled: int
    left: int
