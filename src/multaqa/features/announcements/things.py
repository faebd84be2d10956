"""The kind of thing that an announcement is: how notices and the log show it without knowing announcements."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.features.announcements.notices import register_notices
from multaqa.features.announcements.queries.reading import URGENT, URGENT_OF_ACCOUNT, titles
from multaqa.foundation.access.api import ThingKind, register
from multaqa.foundation.people.api import read_along

NAME = "announcements.announcement"


def register_announcements() -> None:
    """Make announcements known as things and as notices, and the urgent one read along with each account."""
    register(ThingKind(name=NAME, label=_("Announcement"), titles=titles, address=address_of))
    register_notices()
    read_along(URGENT, URGENT_OF_ACCOUNT)


def address_of(public_id: str) -> str:
    """The path of an announcement's page."""
    return reverse("announcements:announcement", args=[public_id])
