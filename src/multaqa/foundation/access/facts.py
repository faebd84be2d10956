"""What happened to audiences, holdings, sets, grants and exclusions. Things and people are named by public ids."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class AudienceSet(Fact):
    """The people of a thing chose who may read it and under which label."""

    SAYS: ClassVar = _("%(by)s set who may read %(thing)s: %(audience)s, %(label)s.")

    thing: str
    audience: str
    label: str
    audience_before: str
    label_before: str


@dataclass(frozen=True)
class HeldBack(Fact):
    """A thing was put before one team only, whatever its audience."""

    SAYS: ClassVar = _("%(by)s put %(thing)s before one team only: %(key)s.")

    thing: str
    key: str


@dataclass(frozen=True)
class Released(Fact):
    """A thing that was held back went to its audience."""

    SAYS: ClassVar = _("%(by)s opened %(thing)s to its audience: %(audience)s.")

    thing: str
    audience: str


@dataclass(frozen=True)
class HoldingOpened(Fact):
    """A person began to hold a key."""

    SAYS: ClassVar = _("%(about)s began to belong to %(key)s; entered by %(by)s.")

    person: str
    key: str
    reason: str


@dataclass(frozen=True)
class HoldingClosed(Fact):
    """A person ceased to hold a key."""

    SAYS: ClassVar = _("%(about)s ceased to belong to %(key)s; entered by %(by)s.")

    person: str
    key: str
    reason: str


@dataclass(frozen=True)
class EntryAdded(Fact):
    """A key began to stand in a set."""

    SAYS: ClassVar = _("%(by)s added %(key)s to %(keyset)s.")

    keyset: str
    key: str
    reason: str


@dataclass(frozen=True)
class EntryEnded(Fact):
    """A key ceased to stand in a set."""

    SAYS: ClassVar = _("%(by)s took %(key)s out of %(keyset)s.")

    keyset: str
    key: str
    reason: str


@dataclass(frozen=True)
class ReadingAsked(Fact):
    """Someone who audits asked that a person may read one thing until a moment (ISO 8601)."""

    SAYS: ClassVar = _("%(by)s asked that %(about)s may read %(thing)s for oversight until %(until)s.")

    thing: str
    person: str
    reason: str
    until: str


@dataclass(frozen=True)
class ReadingRefused(Fact):
    """An officer refused what was asked."""

    SAYS: ClassVar = _("%(by)s refused that %(about)s may read %(thing)s for oversight.")

    thing: str
    person: str


@dataclass(frozen=True)
class ReadingGranted(Fact):
    """A person was let read one thing until a moment (ISO 8601): the thing's owner is told."""

    SAYS: ClassVar = _("%(by)s let %(about)s read %(thing)s for oversight until %(until)s.")

    thing: str
    person: str
    reason: str
    until: str


@dataclass(frozen=True)
class ReadingGrantEnded(Fact):
    """A grant on one thing was ended before its time."""

    SAYS: ClassVar = _("%(by)s ended the leave of %(about)s to read %(thing)s for oversight.")

    thing: str
    person: str
    reason: str


@dataclass(frozen=True)
class PersonExcluded(Fact):
    """A person hid from whoever holds a key."""

    SAYS: ClassVar = _("%(about)s began to hide from someone.")
    WORDS_KEPT: ClassVar = A_YEAR  # from whom someone hid is nobody's matter for longer

    person: str
    from_key: str


@dataclass(frozen=True)
class ExclusionEnded(Fact):
    """A person no longer hides from whoever holds a key."""

    SAYS: ClassVar = _("%(about)s ceased to hide from someone.")
    WORDS_KEPT: ClassVar = A_YEAR  # from whom someone hid is nobody's matter for longer

    person: str
    from_key: str


@dataclass(frozen=True)
class KeysFrozen(Fact):
    """The keys of a person ceased to open what is labelled AMBER, AMBER+STRICT or RED."""

    SAYS: ClassVar = _("What is labelled TLP:AMBER and above was closed to %(about)s.")

    person: str
    reason: str


@dataclass(frozen=True)
class KeysThawed(Fact):
    """An officer vouched for a person anew, who reads AMBER, AMBER+STRICT and RED again."""

    SAYS: ClassVar = _("%(by)s vouched anew for %(about)s.")

    person: str
    verified_how: str


@dataclass(frozen=True)
class PersonHidden(Fact):
    """A person was hidden from everyone, by herself or by an officer with a reason."""

    SAYS: ClassVar = _("%(by)s hid %(about)s from everyone.")

    person: str
    reason: str = ""


@dataclass(frozen=True)
class PersonShownAgain(Fact):
    """A hidden person is shown again, by an officer and for a reason."""

    SAYS: ClassVar = _("%(by)s showed %(about)s to others again.")

    person: str
    reason: str
