"""Facts: what happened to communities, and to who belongs to them."""

from multaqa.features.community.facts.communities import (
    AccessSet,
    CommunityArchived,
    CommunityFounded,
    CommunityReopened,
    CommunityWritten,
)
from multaqa.features.community.facts.participations import (
    BelongingEnded,
    FacilitatorNamed,
    FacilitatorReleased,
    JoiningAdmitted,
    JoiningAsked,
    JoiningRefused,
    JoiningTakenBack,
    PersonBroughtIn,
    PersonJoined,
    PersonLeft,
    PersonPutOut,
)
from multaqa.features.community.facts.polls import PollClosed, PollPut

__all__ = [
    "AccessSet",
    "BelongingEnded",
    "CommunityArchived",
    "CommunityFounded",
    "CommunityReopened",
    "CommunityWritten",
    "FacilitatorNamed",
    "FacilitatorReleased",
    "JoiningAdmitted",
    "JoiningAsked",
    "JoiningRefused",
    "JoiningTakenBack",
    "PersonBroughtIn",
    "PersonJoined",
    "PersonLeft",
    "PersonPutOut",
    "PollClosed",
    "PollPut",
]
