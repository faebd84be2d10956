"""Facts: what happened to applications, members and organisations."""

from multaqa.features.membership.facts.applications import (
    ApplicationBegun,
    ApplicationSent,
    ApplicationVouched,
    ApplicationWithdrawn,
    NominationConfirmed,
    NominationDeclined,
    NominatorAsked,
)
from multaqa.features.membership.facts.decisions import (
    ApplicationDecided,
    ApplicationRefused,
    DecisionUndone,
    MoreAnswered,
    MoreAsked,
    RefusalAppealed,
)
from multaqa.features.membership.facts.members import (
    AdmissionWritten,
    ConstituencyChanged,
    MemberAdmitted,
    MemberAppointed,
)
from multaqa.features.membership.facts.organisations import (
    ContactEnded,
    ContactRecorded,
    FocalPointEnded,
    FocalPointNamed,
    OrganisationKnown,
    OrganisationProposed,
)
from multaqa.features.membership.facts.profiles import ProfileShown, ProfileWritten
from multaqa.features.membership.facts.reminders import NominatorReminded

__all__ = [
    "AdmissionWritten",
    "ApplicationBegun",
    "ApplicationDecided",
    "ApplicationRefused",
    "ApplicationSent",
    "ApplicationVouched",
    "ApplicationWithdrawn",
    "ConstituencyChanged",
    "ContactEnded",
    "ContactRecorded",
    "DecisionUndone",
    "FocalPointEnded",
    "FocalPointNamed",
    "MemberAdmitted",
    "MemberAppointed",
    "MoreAnswered",
    "MoreAsked",
    "NominationConfirmed",
    "NominationDeclined",
    "NominatorAsked",
    "NominatorReminded",
    "OrganisationKnown",
    "OrganisationProposed",
    "ProfileShown",
    "ProfileWritten",
    "RefusalAppealed",
]
