"""What happened to people and their offices."""

from dataclasses import dataclass

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class PersonJoined(Fact):
    """Someone opened an account; ``person`` is her public id."""

    person: str


@dataclass(frozen=True)
class PersonRenamed(Fact):
    """A person changed her name; the names themselves are not in the log."""

    person: str


@dataclass(frozen=True)
class PersonAppointed(Fact):
    """A person received an office: ``role`` names the role, or ``capability`` the one capability."""

    person: str
    role: str = ""
    capability: str = ""


@dataclass(frozen=True)
class AppointmentEnded(Fact):
    """An office of a person was ended before or at its term."""

    person: str
    role: str = ""
    capability: str = ""


@dataclass(frozen=True)
class PersonSuspended(Fact):
    """A person may not use her account until she is reinstated."""

    person: str


@dataclass(frozen=True)
class PersonReinstated(Fact):
    """A suspended person may use her account again."""

    person: str


@dataclass(frozen=True)
class AccountEnded(Fact):
    """A person's account came to its end."""

    person: str


@dataclass(frozen=True)
class NetworkDescribed(Fact):
    """The name, purpose or acknowledgement of a network was changed."""

    network: str
