"""What happened to exports, erasures and legal holds. Reasons are not in the log: they can be emptied."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ExportAsked(Fact):
    """A person asked for all that is held about her."""

    SAYS: ClassVar = _("%(by)s asked for an export of what is held about %(about)s.")

    export: str


@dataclass(frozen=True)
class ExportMade(Fact):
    """The archive was made; ``size`` in bytes."""

    SAYS: ClassVar = _("An export of what is held about %(about)s was made.")

    export: str
    size: int


@dataclass(frozen=True)
class ExportFetched(Fact):
    """A person downloaded her archive."""

    SAYS: ClassVar = _("%(by)s downloaded an export of what is held about %(about)s.")

    export: str


@dataclass(frozen=True)
class ErasureProposed(Fact):
    """An officer brought a person's request to be erased; a second officer must confirm it."""

    SAYS: ClassVar = _("%(by)s proposed that %(about)s be erased, on a request received outside the site.")

    erasure: str


@dataclass(frozen=True)
class ErasureAsked(Fact):
    """The waiting time of an erasure began (``due``: its end, ISO 8601)."""

    SAYS: ClassVar = _("%(by)s set the erasure of %(about)s for the end of the waiting time.")

    erasure: str
    due: str


@dataclass(frozen=True)
class ErasureTakenBack(Fact):
    """An erasure was taken back before its day."""

    SAYS: ClassVar = _("%(by)s took back the erasure of %(about)s.")

    erasure: str


@dataclass(frozen=True)
class PersonErased(Fact):
    """What the rules name was erased; ``again`` when it was repeated after a backup was restored."""

    SAYS: ClassVar = _("%(about)s was erased.")

    person: str
    again: bool = False


@dataclass(frozen=True)
class LegalHoldSet(Fact):
    """Nothing of one person may be erased until a moment (ISO 8601). The hold is named, not the person."""

    SAYS: ClassVar = _("%(by)s set a legal hold: %(hold)s.")

    hold: str
    until: str
    is_told: bool


@dataclass(frozen=True)
class LegalHoldLifted(Fact):
    """A legal hold was lifted before its end."""

    SAYS: ClassVar = _("%(by)s lifted the legal hold %(hold)s.")

    hold: str
