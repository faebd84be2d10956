"""What happened to invitations. The address invited stands in none of them: its reader may have no account."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class InvitationSent(Fact):
    """Somebody was invited to apply; ``number`` is 1 for the first letter, more for those sent again.

    ``of_list`` is the list that was brought in with her, empty for none: those do not count to the limit of a day.
    """

    SAYS: ClassVar = _("%(by)s invited somebody to apply.")

    invitation: str
    organisation: str
    number: int
    of_list: str = ""


@dataclass(frozen=True)
class InvitationWithdrawn(Fact):
    """An invitation counts no longer."""

    SAYS: ClassVar = _("%(by)s withdrew an invitation to apply.")

    invitation: str


@dataclass(frozen=True)
class InvitationTaken(Fact):
    """Whoever was invited began her application with it."""

    SAYS: ClassVar = _("%(by)s began an application by an invitation.")

    invitation: str
    application: str


@dataclass(frozen=True)
class InvitationDeclined(Fact):
    """Whoever reads mail at the address does not want it; the address was deleted."""

    SAYS: ClassVar = _("An invitation to apply was declined, and the address deleted.")

    invitation: str


@dataclass(frozen=True)
class InvitationTriedByAnother(Fact):
    """Another account than the one invited tried an invitation, and was refused."""

    SAYS: ClassVar = _("%(by)s tried an invitation to apply that was for somebody else, and was refused.")

    invitation: str
