"""The door of announcements."""

from multaqa.features.announcements.commands import (
    Plan,
    begin_announcement,
    mark_as_read,
    plan_announcement,
    send_announcement,
    write_announcement,
)
from multaqa.features.announcements.models import Announcement, Whom
from multaqa.features.announcements.queries.reading import Banner, banner_for
from multaqa.features.announcements.tasks import send_due_announcements

__all__ = [
    "Announcement",
    "Banner",
    "Plan",
    "Whom",
    "banner_for",
    "begin_announcement",
    "mark_as_read",
    "plan_announcement",
    "send_announcement",
    "send_due_announcements",
    "write_announcement",
]
