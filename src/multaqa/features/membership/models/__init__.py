"""Tables: constituencies and rules of admission, organisations, members, applications, the directory's edition."""

from multaqa.features.membership.models.applications import (
    LONGEST_TYPED,
    UNDER_WAY,
    Application,
    ApplicationLanguage,
    ApplicationName,
    Decision,
    Nomination,
    Signal,
)
from multaqa.features.membership.models.beginnings import Beginning
from multaqa.features.membership.models.constituencies import (
    AdmissionRules,
    AdmissionText,
    Constituency,
    ConstituencyText,
)
from multaqa.features.membership.models.directory import DirectoryEdition
from multaqa.features.membership.models.intakes import (
    LONGEST_FILE_NAME,
    Intake,
    IntakeFile,
    IntakeLike,
    IntakeRow,
)
from multaqa.features.membership.models.invitations import Invitation
from multaqa.features.membership.models.members import (
    PARTS,
    Gender,
    Member,
    MemberLanguage,
    MemberName,
    Photo,
    Shown,
)
from multaqa.features.membership.models.names import NameKey
from multaqa.features.membership.models.organisations import (
    LONGEST_ORGANISATION,
    LONGEST_REASON,
    Contact,
    FocalPoint,
    Organisation,
    OrganisationName,
)
from multaqa.features.membership.models.readings import ProfileReader, ReadingStop
from multaqa.features.membership.models.replies import Reply
from multaqa.features.membership.models.said import (
    LONGEST_FUNCTION,
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_TERMS,
    Capacity,
    Level,
    NameForm,
    Spoken,
    Standing,
)
from multaqa.features.membership.models.suspensions import (
    Suspension,
)

__all__ = [
    "LONGEST_FILE_NAME",
    "LONGEST_FUNCTION",
    "LONGEST_NAME",
    "LONGEST_ORGANISATION",
    "LONGEST_REASON",
    "LONGEST_TYPED",
    "LONGEST_WORDS",
    "MOST_TERMS",
    "PARTS",
    "UNDER_WAY",
    "AdmissionRules",
    "AdmissionText",
    "Application",
    "ApplicationLanguage",
    "ApplicationName",
    "Beginning",
    "Capacity",
    "Constituency",
    "ConstituencyText",
    "Contact",
    "Decision",
    "DirectoryEdition",
    "FocalPoint",
    "Gender",
    "Intake",
    "IntakeFile",
    "IntakeLike",
    "IntakeRow",
    "Invitation",
    "Level",
    "Member",
    "MemberLanguage",
    "MemberName",
    "NameForm",
    "NameKey",
    "Nomination",
    "Organisation",
    "OrganisationName",
    "Photo",
    "ProfileReader",
    "ReadingStop",
    "Reply",
    "Shown",
    "Signal",
    "Spoken",
    "Standing",
    "Suspension",
]
