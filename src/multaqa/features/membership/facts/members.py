"""What happened to members and their keys. People, members and organisations are named by public ids."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class MemberAppointed(Fact):
    """One of a network's first members was seated by the command line, without an application."""

    SAYS: ClassVar = _("%(by)s seated %(about)s among the first members of the network: %(reason)s.")

    member: str
    network: str
    constituency: str
    organisation: str
    reason: str


@dataclass(frozen=True)
class MemberAdmitted(Fact):
    """An applicant who had been vouched for was admitted."""

    SAYS: ClassVar = _("%(by)s admitted %(about)s to the network.")

    member: str
    network: str
    constituency: str
    organisation: str
    application: str
