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
