"""Communities and who belongs to them; carriers, threads, posts, what was read, is written, is decided."""

from multaqa.features.community.models.carriers import Carrier
from multaqa.features.community.models.communities import (
    NAME_LENGTH,
    PURPOSE_LENGTH,
    RULES_LENGTH,
    WORDS_LENGTH,
    Access,
    Community,
    Participation,
    Role,
)
from multaqa.features.community.models.moderation import Flag, Measure, Rule
from multaqa.features.community.models.polls import Ballot, Option, Poll
from multaqa.features.community.models.post_texts import REASON_LENGTH, Dispute, PostText, ReadingChoice
from multaqa.features.community.models.posts import KeptPost, Post, Revision
from multaqa.features.community.models.questions import MOST_A_WEEK, Asking, Question, QuestionRules, Urgency
from multaqa.features.community.models.reactions import Reaction
from multaqa.features.community.models.threads import ReadMark, Thread

__all__ = [
    "MOST_A_WEEK",
    "NAME_LENGTH",
    "PURPOSE_LENGTH",
    "REASON_LENGTH",
    "RULES_LENGTH",
    "WORDS_LENGTH",
    "Access",
    "Asking",
    "Ballot",
    "Carrier",
    "Community",
    "Dispute",
    "Flag",
    "KeptPost",
    "Measure",
    "Option",
    "Participation",
    "Poll",
    "Post",
    "PostText",
    "Question",
    "QuestionRules",
    "Reaction",
    "ReadMark",
    "ReadingChoice",
    "Revision",
    "Role",
    "Rule",
    "Thread",
    "Urgency",
]
