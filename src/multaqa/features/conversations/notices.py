"""What people are told: that somebody wants to write to them, and that a message waits. Never who, and no words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import NoticeKind, register_kind

ASKED: Final = NoticeKind(
    name="conversations.asked",
    label=_("Members who want to write to me"),
    subject=_("Somebody wants to write to you"),
)
WRITTEN: Final = NoticeKind(
    name="conversations.written",
    label=_("Messages to me"),
    subject=_("New messages for you"),
)


def register_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (ASKED, WRITTEN):
        register_kind(kind)
