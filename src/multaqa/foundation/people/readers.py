"""Who is reading, and who hides from her: that is said by access, which stands above."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.standing import is_in_standing

type Reader = Person | None
type Hiding = Callable[[Reader], frozenset[int]]

_told: list[Hiding] = []


def reader_of(request: HttpRequest) -> Reader:
    """The person behind a request; None for nobody, the suspended, the ended, and who awaits a second factor."""
    holder = account_holder(request)
    return holder if holder is not None and is_in_standing(holder) else None


def account_holder(request: HttpRequest) -> Person | None:
    """The person signed in, also while she awaits a second factor: for the pages on which she enrols or leaves."""
    user = getattr(request, "user", None)  # a request refused early, for its host say, has none
    return user if isinstance(user, Person) and user.is_active else None


def person_reading(request: HttpRequest) -> Person:
    """The person behind a request to a guarded view. Raises ``PermissionDenied`` for nobody."""
    reader = reader_of(request)
    if reader is None:
        raise PermissionDenied
    return reader


def who_hides(hiding: Hiding) -> Hiding:
    """Have ``hiding(reader)`` say the row numbers of all who hide from a reader; from ``AppConfig.ready``."""
    if hiding not in _told:
        _told.append(hiding)
    return hiding


def people_not_met(reader: Reader) -> frozenset[int]:
    """The row numbers of everyone whose name and address the reader is not shown."""
    return frozenset[int]().union(*(hiding(reader) for hiding in _told))
