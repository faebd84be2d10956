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


@dataclass(frozen=True)
class AdmissionWritten(Fact):
    """The words of admission were written in a language, those of a constituency where ``constituency`` names it."""

    SAYS: ClassVar = _("%(by)s wrote what is said of admission to the network (%(language)s).")

    language: str
    constituency: str


@dataclass(frozen=True)
class ConstituencyChanged(Fact):
    """A constituency was renamed, or what it needs of applicants was changed."""

    SAYS: ClassVar = _("%(by)s changed the constituency %(constituency)s.")

    constituency: str
    needs_government_nominator: bool
    is_at_risk: bool
    is_open: bool
