"""What happened to second factors, recoveries and addresses."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class SecondFactorRequired(Fact):
    """A person got her first office or membership: from now on she needs a second factor."""

    SAYS: ClassVar = _("%(about)s needs a second factor from now on.")

    person: str


@dataclass(frozen=True)
class SecondFactorGained(Fact):
    """A person has a second factor, and had none before."""

    SAYS: ClassVar = _("%(about)s set up a second factor.")

    person: str


@dataclass(frozen=True)
class SecondFactorLost(Fact):
    """A person has no second factor any more."""

    SAYS: ClassVar = _("%(about)s has no second factor any more.")

    person: str


@dataclass(frozen=True)
class FactorAdded(Fact):
    """A person added a way to prove herself: ``factor`` is "app" or "passkey"."""

    SAYS: ClassVar = _("%(about)s added a way to sign in: %(factor)s.")

    person: str
    factor: str


@dataclass(frozen=True)
class FactorRemoved(Fact):
    """A person removed a way to prove herself."""

    SAYS: ClassVar = _("%(about)s removed a way to sign in: %(factor)s.")

    person: str
    factor: str


@dataclass(frozen=True)
class RecoveryCodesMade(Fact):
    """A person got new recovery codes; older ones ended."""

    SAYS: ClassVar = _("%(about)s made new recovery codes.")

    person: str


@dataclass(frozen=True)
class RecoveryCodeUsed(Fact):
    """A person proved herself with a recovery code; ``left`` are still good."""

    SAYS: ClassVar = _("%(about)s used a recovery code; left: %(left)s.")

    person: str
    left: int


@dataclass(frozen=True)
class RecoveryAsked(Fact):
    """Somebody says that she lost every factor of an account; ``recovery`` is the public id in all of these facts."""

    SAYS: ClassVar = _("%(about)s: recovery of the account was asked for.")

    person: str
    recovery: str


@dataclass(frozen=True)
class RecoveryBegun(Fact):
    """A first officer verified a person who lost her factors."""

    SAYS: ClassVar = _("%(by)s verified %(about)s first, to recover the account.")

    person: str
    recovery: str


@dataclass(frozen=True)
class RecoveryConfirmed(Fact):
    """A second officer verified her; the waiting time begins."""

    SAYS: ClassVar = _("%(by)s verified %(about)s second, to recover the account.")

    person: str
    recovery: str


@dataclass(frozen=True)
class RecoveryStopped(Fact):
    """A recovery was stopped by the owner of the account: somebody may have tried to take it."""

    SAYS: ClassVar = _("The recovery of the account of %(about)s was stopped.")

    person: str
    recovery: str


@dataclass(frozen=True)
class RecoveryRefused(Fact):
    """An officer refused a recovery, or its officers hold their office no more."""

    SAYS: ClassVar = _("The recovery of the account of %(about)s was refused.")

    person: str
    recovery: str


@dataclass(frozen=True)
class RecoveryDone(Fact):
    """The waiting time is over: factors, sessions and password ended, to be set up anew."""

    SAYS: ClassVar = _("The account of %(about)s was recovered: factors, sessions and password ended.")

    person: str
    recovery: str


@dataclass(frozen=True)
class AddressChanged(Fact):
    """The address of an account was changed and confirmed; ``change`` is the public id of the row that can undo it."""

    SAYS: ClassVar = _("The e-mail address of %(about)s was changed.")

    person: str
    change: str


@dataclass(frozen=True)
class AddressChangeUndone(Fact):
    """Whoever reads the old address undid a change: sessions ended and the password must be chosen anew."""

    SAYS: ClassVar = _("A change of the e-mail address of %(about)s was undone.")

    person: str
    change: str
