"""Whose words a reader set aside, as far as that may be told from what she finds."""

from django.db.models import Q

from multaqa.foundation.access.api import set_aside, visible_people
from multaqa.foundation.people.api import Reader
from multaqa.lib.prepared import Given


def is_aside(reader: Reader | Given, *, column: str) -> Q:
    """The rows whose person in ``column`` the reader muted or blocked, and meets; none for nobody.

    What somebody wrote who hides from her is treated as a stranger's: to fold it would tell who wrote it.
    """
    if reader is None:
        return Q(pk__in=())
    return set_aside(reader, column=column) & visible_people(reader, column=column)
