"""Who is reading."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from multaqa.foundation.people.models import Person

type Reader = Person | None


def reader_of(request: HttpRequest) -> Reader:
    """The person behind a request; None for nobody and for the suspended and ended."""
    user = getattr(request, "user", None)  # a request refused early, for its host say, has none
    return user if isinstance(user, Person) and user.is_active else None


def person_reading(request: HttpRequest) -> Person:
    """The person behind a request to a guarded view. Raises ``PermissionDenied`` for nobody."""
    reader = reader_of(request)
    if reader is None:
        raise PermissionDenied
    return reader
