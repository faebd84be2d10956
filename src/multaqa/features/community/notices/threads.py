"""What people are told of threads: new ones, replies, mentions, a label that was raised. No text of a post."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.features.community.queries.answered import answered_by
from multaqa.features.community.queries.digests import still_new
from multaqa.foundation.notify.api import NoticeKind, register_kind

REPLIED: Final = NoticeKind(
    name="community.replied",
    label=_("Replies in threads that I follow"),
    subject=_("New replies: %(title)s"),
    direct=False,
    behind=still_new,
)
BEGUN: Final = NoticeKind(
    name="community.begun",
    label=_("New threads in communities of which I want everything at once"),
    subject=_("New thread: %(title)s"),
    direct=False,
    behind=still_new,
)
MENTIONED: Final = NoticeKind(
    name="community.mentioned",
    label=_("Posts that mention me"),
    subject=_("You were mentioned: %(title)s"),
    answers=answered_by,
)
RAISED: Final = NoticeKind(
    name="community.label_raised",
    label=_("Labels raised on what I wrote"),
    subject=_("A label was raised: %(title)s"),
)

INTRODUCED: Final = NoticeKind(
    name="community.introduced",
    label=_("Introductions in communities that I facilitate"),
    subject=_("To welcome: %(title)s"),
)


def register_said_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (REPLIED, BEGUN, MENTIONED, RAISED, INTRODUCED):
        register_kind(kind)
