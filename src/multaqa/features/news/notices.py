"""What people are told about news."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import NoticeKind, register_kind

PUBLISHED: Final = NoticeKind(
    name="news.published", label=_("News on topics that I follow"), subject=_("New: %(title)s"), direct=False
)
CORRECTED: Final = NoticeKind(
    name="news.corrected",
    label=_("Corrections to news that I received or follow"),
    subject=_("Corrected: %(title)s"),
    direct=False,
)
OFFERED: Final = NoticeKind(
    name="news.offered", label=_("Drafts that wait for a second person"), subject=_("To clear: %(title)s"), mailed=False
)


def register_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (PUBLISHED, CORRECTED, OFFERED):
        register_kind(kind)
