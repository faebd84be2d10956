"""What people are told: an announcement, an urgent one, a correction, and that one awaits a second person."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from multaqa.features.announcements.queries.reading import reading_of_ref
from multaqa.foundation.notify.api import NoticeKind, register_kind

_TEMPLATE: Final = "announcements/mail/announcement"


def text_for_mail(ref: str, language: str) -> Mapping[str, Any]:
    """The text of an announcement as mail says it."""
    return {"reading": reading_of_ref(ref, language=language)}


ANNOUNCED: Final = NoticeKind(
    name="announcements.announced",
    label=_("Announcements of the network"),
    subject=_("Announcement: %(title)s"),
    direct=False,
    template=_TEMPLATE,
    more=text_for_mail,
)
ANNOUNCED_URGENTLY: Final = NoticeKind(
    name="announcements.urgent",
    label=_("Urgent announcements"),
    subject=_("Urgent: %(title)s"),
    template=_TEMPLATE,
    urgent=True,
    more=text_for_mail,
)
CORRECTED: Final = NoticeKind(
    name="announcements.corrected",
    label=_("Corrections to announcements"),
    subject=_("Correction: %(title)s"),
    direct=False,
    template=_TEMPLATE,
    more=text_for_mail,
)
WAITING: Final = NoticeKind(
    name="announcements.waiting",
    label=_("Urgent announcements that await a second person"),
    subject=_("An urgent announcement awaits a second person. It is read and confirmed on the page of announcements."),
)
TOLD: Final = (ANNOUNCED, ANNOUNCED_URGENTLY, CORRECTED)


def register_notices() -> None:
    """Make the kinds of notices known."""
    for kind in (*TOLD, WAITING):
        register_kind(kind)
