"""What happened to people and their offices."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class PersonJoined(Fact):
    """Someone opened an account; ``person`` is her public id."""

    SAYS: ClassVar = _("%(about)s opened an account.")

    person: str


@dataclass(frozen=True)
class PersonRenamed(Fact):
    """A person changed her name; the names themselves are not in the log."""

    SAYS: ClassVar = _("The name of %(about)s was changed by %(by)s.")

    person: str


@dataclass(frozen=True)
class PersonAppointed(Fact):
    """A person received an office: ``role`` names the role, or ``capability`` the one capability."""

    SAYS: ClassVar = _("%(by)s appointed %(about)s: %(role)s%(capability)s.")

    person: str
    role: str = ""
    capability: str = ""


@dataclass(frozen=True)
class AppointmentEnded(Fact):
    """An office of a person was ended before or at its term."""

    SAYS: ClassVar = _("%(by)s ended an office of %(about)s: %(role)s%(capability)s.")

    person: str
    role: str = ""
    capability: str = ""


@dataclass(frozen=True)
class OfficeOffered(Fact):
    """An office was offered by mail; the address is in no fact, ``invitation`` is the public id of its row."""

    SAYS: ClassVar = _("%(by)s offered an office by mail: %(role)s.")

    invitation: str
    role: str


@dataclass(frozen=True)
class OfferEnded(Fact):
    """An offer of an office was withdrawn, or declined by whom it was made to (``declined``)."""

    SAYS: ClassVar = _("An offer of an office has ended: %(role)s.")

    invitation: str
    role: str
    declined: bool


@dataclass(frozen=True)
class PersonSuspended(Fact):
    """A person may not use her account until she is reinstated."""

    SAYS: ClassVar = _("%(by)s suspended the account of %(about)s.")

    person: str


@dataclass(frozen=True)
class PersonReinstated(Fact):
    """A suspended person may use her account again."""

    SAYS: ClassVar = _("%(by)s reinstated the account of %(about)s.")

    person: str


@dataclass(frozen=True)
class AccountEnded(Fact):
    """A person's account came to its end."""

    SAYS: ClassVar = _("%(by)s ended the account of %(about)s.")

    person: str


@dataclass(frozen=True)
class NetworkDescribed(Fact):
    """The name, purpose or acknowledgement of a network was changed."""

    SAYS: ClassVar = _("%(by)s changed the name, purpose or acknowledgement of the network.")

    network: str


@dataclass(frozen=True)
class NetworkMarked(Fact):
    """A network received a mark of its own, or gave it up (``has_mark`` is false)."""

    SAYS: ClassVar = _("%(by)s changed the mark of the network.")

    network: str
    has_mark: bool


@dataclass(frozen=True)
class NetworkOpened(Fact):
    """A new installation was set up, and its visitors let in."""

    SAYS: ClassVar = _("%(by)s opened the site to visitors.")

    network: str


@dataclass(frozen=True)
class LanguagesOffered(Fact):
    """Which languages readers are offered was chosen; ``languages`` are their codes, the first one first."""

    SAYS: ClassVar = _("%(by)s chose the languages that are offered: %(languages)s.")

    network: str
    languages: str


@dataclass(frozen=True)
class SenderChosen(Fact):
    """The ``address`` that mail is sent from was chosen."""

    SAYS: ClassVar = _("%(by)s chose the address that mail is sent from: %(address)s.")

    network: str
    address: str


@dataclass(frozen=True)
class NewDeviceUsed(Fact):
    """A person signed in from a browser that she had not used before; ``sign_in`` is the session's public id."""

    SAYS: ClassVar = _("%(about)s: signed in from a new device.")

    person: str
    sign_in: str


@dataclass(frozen=True)
class SignInEnded(Fact):
    """One session of a person was ended from elsewhere."""

    SAYS: ClassVar = _("%(about)s: one device signed out from elsewhere.")

    person: str


@dataclass(frozen=True)
class SignInsEnded(Fact):
    """All other sessions of a person were ended; ``number`` says how many."""

    SAYS: ClassVar = _("%(about)s: all other devices signed out (%(number)s).")

    person: str
    number: int


@dataclass(frozen=True)
class PersonLocked(Fact):
    """An account was locked: sessions, links and password are void. An officer's ``reason`` is said."""

    SAYS: ClassVar = _("%(by)s locked the account of %(about)s.")

    person: str
    reason: str = ""


@dataclass(frozen=True)
class PersonUnlocked(Fact):
    """A locked account was opened again, by its owner's new password and second factor or by an officer."""

    SAYS: ClassVar = _("%(by)s opened the locked account of %(about)s again.")

    person: str
    reason: str = ""


@dataclass(frozen=True)
class ReprisalReported(Fact):
    """A report of reprisals came in; who wrote it and what it says is in no fact."""

    SAYS: ClassVar = _("A confidential report was received.")

    report: str


@dataclass(frozen=True)
class ReprisalReportOpened(Fact):
    """One of the two named officers opened a report."""

    SAYS: ClassVar = _("%(by)s opened a confidential report.")
    OPENS: ClassVar = _("That one of the two named officers opens a confidential report, and when.")

    report: str


@dataclass(frozen=True)
class ReprisalReportClosed(Fact):
    """One of the two named officers closed the matter of a report."""

    SAYS: ClassVar = _("%(by)s closed a confidential report.")

    report: str


@dataclass(frozen=True)
class ReportReadersNamed(Fact):
    """The two officers who read reports of reprisals were named (public ids)."""

    SAYS: ClassVar = _("%(by)s named the two officers who read confidential reports.")

    people: list[str]
