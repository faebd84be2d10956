"""What happened to announcements. They and people are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class AnnouncementOffered(Fact):
    """An urgent announcement was put before a second person."""

    SAYS: ClassVar = _("%(by)s asked a second person to confirm an urgent announcement (%(thing)s): %(reason)s.")

    announcement: str
    reason: str


@dataclass(frozen=True)
class AnnouncementConfirmed(Fact):
    """A second person confirmed an urgent announcement."""

    SAYS: ClassVar = _("%(by)s confirmed an urgent announcement: %(thing)s.")

    announcement: str


@dataclass(frozen=True)
class AnnouncementUnconfirmed(Fact):
    """An urgent announcement went out on one person's word, for nobody else could have confirmed it."""

    SAYS: ClassVar = _(
        "%(by)s sent an urgent announcement (%(thing)s) alone, for there was no second person: %(reason)s."
    )

    announcement: str
    reason: str


@dataclass(frozen=True)
class AnnouncementReturned(Fact):
    """An announcement that waited or was scheduled is a draft again."""

    SAYS: ClassVar = _("%(by)s took back an announcement before it was sent: %(thing)s.")

    announcement: str


@dataclass(frozen=True)
class AnnouncementSent(Fact):
    """An announcement began to go out to ``receivers`` people; ``whom`` and ``detail`` as on its row."""

    SAYS: ClassVar = _("%(by)s sent an announcement to its receivers, %(receivers)s in number: %(thing)s.")

    announcement: str
    whom: str
    detail: str
    urgent: bool
    receivers: int
    corrects: str = ""


@dataclass(frozen=True)
class AnnouncementTranslated(Fact):
    """A language was added to an announcement that had been sent without it."""

    SAYS: ClassVar = _("%(by)s added a language to an announcement that had been sent (%(thing)s): %(language)s.")

    announcement: str
    language: str


@dataclass(frozen=True)
class AnnouncementWithdrawn(Fact):
    """A sent announcement was taken back."""

    SAYS: ClassVar = _("%(by)s withdrew an announcement (%(thing)s): %(reason)s.")

    announcement: str
    reason: str
