"""The kind of thing that an announcement is: how notices and the log show it without knowing announcements."""

from typing import Final

from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from multaqa.features.announcements.models import AnnouncementText, State
from multaqa.features.announcements.notices import register_notices
from multaqa.features.announcements.queries.reading import URGENT, URGENT_OF_ACCOUNT, titles
from multaqa.foundation.access.api import ThingKind, register
from multaqa.foundation.languages.api import BoardSource, Status, register_board_source
from multaqa.foundation.people.api import read_along

NAME = "announcements.announcement"
_LASTS: Final = Q(announcement__ends_at=None) | Q(announcement__ends_at__gt=Now())
_AWAITED: Final = Q(announcement__state=State.SENT, status=Status.AWAITING) & _LASTS
"""What was sent without a language, until it ends; what a writer has done is not changed afterwards."""


def register_announcements() -> None:
    """Make announcements known as things, as notices and to translators; the urgent one is read with each account."""
    register(ThingKind(name=NAME, label=_("Announcement"), titles=titles, address=address_of))
    register_board_source(
        BoardSource(
            kind=NAME,
            plural=gettext_noop("Announcements"),
            texts=AnnouncementText,
            address=_translation_of,
            only=_AWAITED,
        )
    )
    register_notices()
    read_along(URGENT, URGENT_OF_ACCOUNT)


def _translation_of(public_id: str, language: str) -> str:
    return reverse("announcements:translation", args=[public_id, language])


def address_of(public_id: str) -> str:
    """The path of an announcement's page."""
    return reverse("announcements:announcement", args=[public_id])
