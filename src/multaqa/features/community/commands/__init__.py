"""Writes: communities, who belongs to them, and what threads hang on."""

from multaqa.features.community.commands.carrying import carry
from multaqa.features.community.commands.communities import (
    CommunityWords,
    archive_community,
    found_community,
    reopen_community,
    set_access,
    write_community,
)
from multaqa.features.community.commands.participations import (
    ask_to_join,
    bring_in,
    decide_on_request,
    end_with_membership,
    join,
    leave,
    name_facilitator,
    put_out,
    release_facilitator,
    take_request_back,
)

__all__ = [
    "CommunityWords",
    "archive_community",
    "ask_to_join",
    "bring_in",
    "carry",
    "decide_on_request",
    "end_with_membership",
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
