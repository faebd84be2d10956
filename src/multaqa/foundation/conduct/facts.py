"""What happened to the rules, and who accepted them."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class VersionStarted(Fact):
    """A draft of a document was begun; ``number`` is the version it will be."""

    SAYS: ClassVar = _("%(by)s began version %(number)s of the rules: %(document)s.")

    document: str
    number: int


@dataclass(frozen=True)
class VersionWritten(Fact):
    """The draft of a document was written in one language."""

    SAYS: ClassVar = _("%(by)s wrote version %(number)s of the rules in one language (%(language)s): %(document)s.")

    document: str
    number: int
    language: str


@dataclass(frozen=True)
class VersionDiscarded(Fact):
    """The draft of a document was thrown away."""

    SAYS: ClassVar = _("%(by)s discarded the draft of version %(number)s of the rules: %(document)s.")

    document: str
    number: int


@dataclass(frozen=True)
class VersionBroughtIntoForce(Fact):
    """A version replaced the one before; ``asks`` says that each person is asked to accept it."""

    SAYS: ClassVar = _("%(by)s brought version %(number)s of the rules into force: %(document)s.")

    document: str
    number: int
    asks: bool


@dataclass(frozen=True)
class VersionAccepted(Fact):
    """A person accepted a version, having read it in ``language``."""

    SAYS: ClassVar = _("%(about)s accepted version %(number)s of the rules: %(document)s.")

    document: str
    number: int
    language: str


@dataclass(frozen=True)
class ContactsChanged(Fact):
    """Where to turn to was changed."""

    SAYS: ClassVar = _("%(by)s changed the contacts of the site.")
