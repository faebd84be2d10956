"""The door of community."""

from multaqa.features.community.commands import (
    CommunityWords,
    archive_community,
    ask_to_join,
    bring_in,
    carry,
    decide_on_request,
    found_community,
    join,
    leave,
    name_facilitator,
    put_out,
    release_facilitator,
    reopen_community,
    set_access,
    take_request_back,
    write_community,
)
from multaqa.features.community.models import Access, Carrier, Community, Participation, Role
from multaqa.features.community.refusals import CannotBeDone, LeavesAlone, WrittenMeanwhile

__all__ = [
    "Access",
    "CannotBeDone",
    "Carrier",
    "Community",
    "CommunityWords",
    "LeavesAlone",
    "Participation",
    "Role",
    "WrittenMeanwhile",
    "archive_community",
    "ask_to_join",
    "bring_in",
    "carry",
    "decide_on_request",
    "found_community",
    "join",
    "leave",
    "name_facilitator",
    "put_out",
    "release_facilitator",
    "reopen_community",
    "set_access",
    "take_request_back",
    "write_community",
]
