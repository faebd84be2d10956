"""What people are told of questions: that one is put to them, and that their answer was accepted. No text of a post."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import NoticeKind, register_kind

ASKED: Final = NoticeKind(
    name="community.asked",
    label=_("Questions put to me"),
    subject=_("A question for you: %(title)s"),
)
ACCEPTED: Final = NoticeKind(
    name="community.accepted",
    label=_("Answers of mine that were accepted"),
    subject=_("Your answer was accepted: %(title)s"),
)


def register_question_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (ASKED, ACCEPTED):
        register_kind(kind)
