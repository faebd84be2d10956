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
from multaqa.features.community.commands.asking import Wanted, put_question
from multaqa.features.community.commands.concluding import accept_answer
from multaqa.features.community.commands.looking import note_looking, write_looks_if_due
from multaqa.features.community.commands.polling import Asked, put_poll, vote
from multaqa.features.community.commands.posts import write_post
from multaqa.features.community.commands.reacting import react
from multaqa.features.community.commands.threads import pin, start_thread
from multaqa.features.community.commands.translating import translate_post
from multaqa.features.community.models import (
    Access,
    Carrier,
    Community,
    Participation,
    Post,
    Reaction,
    Role,
    Thread,
    Urgency,
)
from multaqa.features.community.queries.communities import communities_called, community_met, default_audience
from multaqa.features.community.queries.mine import Mine, mine_of, my_communities
from multaqa.features.community.queries.participations import participation_of, who_reads
from multaqa.features.community.refusals import CannotBeDone, LeavesAlone, WrittenMeanwhile
from multaqa.features.community.tasks import empty_deleted_posts, forget_kept_posts, move_questions_on

__all__ = [
    "Access",
    "Asked",
    "CannotBeDone",
    "Carrier",
    "Community",
    "CommunityWords",
    "LeavesAlone",
    "Mine",
    "Participation",
    "Post",
    "Reaction",
    "Role",
    "Thread",
    "Urgency",
    "Wanted",
    "WrittenMeanwhile",
    "accept_answer",
    "archive_community",
    "ask_to_join",
    "bring_in",
    "carry",
    "communities_called",
    "community_met",
    "decide_on_request",
    "default_audience",
    "empty_deleted_posts",
    "forget_kept_posts",
    "found_community",
    "join",
    "leave",
    "mine_of",
    "move_questions_on",
    "my_communities",
    "name_facilitator",
    "note_looking",
    "participation_of",
    "pin",
    "put_out",
    "put_poll",
    "put_question",
    "react",
    "release_facilitator",
    "reopen_community",
    "set_access",
    "start_thread",
    "take_request_back",
    "translate_post",
    "vote",
    "who_reads",
    "write_community",
    "write_looks_if_due",
    "write_post",
]
