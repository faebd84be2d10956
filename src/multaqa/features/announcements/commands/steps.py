"""What every step of an announcement asks first: may she, and is it still where her page says it is."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from multaqa.features.announcements.models import Announcement, State
from multaqa.features.announcements.policies import may_announce
from multaqa.foundation.people.api import Person


class CannotAnnounce(ValueError):
    """What was asked of an announcement cannot be; ``str()`` says why in the reader's language."""


def permit(person: Person) -> None:
    """Raise ``PermissionDenied`` for whoever may not announce."""
    if not may_announce(person):
        raise PermissionDenied


def locked_in(announcement: Announcement, *states: State) -> Announcement:
    """The row as it is stored now, locked. Raises ``CannotAnnounce`` when it stands in none of these states."""
    locked = Announcement.objects.select_for_update().filter(pk=announcement.pk, state__in=states).first()
    if locked is None:
        raise CannotAnnounce(_("This announcement has moved on meanwhile. Please open it again."))
    return locked
