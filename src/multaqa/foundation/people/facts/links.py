"""What happened to the ways in through other houses."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class SignInLinked(Fact):
    """A person may sign in through a provider from now on; ``provider`` is its id, who she is there is in no fact.

    ``with_account`` when the account itself was opened so.
    """

    SAYS: ClassVar = _("%(about)s connected a way to sign in: %(provider)s.")

    person: str
    provider: str
    with_account: bool = False


@dataclass(frozen=True)
class SignInUnlinked(Fact):
    """A provider signs a person in no more: she ended it, or it ended with a lock, a recovery or an undone address."""

    SAYS: ClassVar = _("A way to sign in of %(about)s was disconnected: %(provider)s.")

    person: str
    provider: str
