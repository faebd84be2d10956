"""Looking at the site with other eyes: those of an outsider or of a plain member, never those of a person.

Staff see more than others, and so cannot see what others see. While one of them looks with other eyes, everything on
a page is made for a reader who holds less: nobody at all, or a member without name and offices who exists only in the
memory of the request. That reader never sees more than the one who looks (``access`` and its tests), and sends
nothing: only safe methods go through, so that nothing can be done in anyone's name.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.offices import has_capability, remember_capabilities
from multaqa.foundation.people.readers import Reader, reader_of

LASTS: Final = timedelta(minutes=30)
_KEPT: Final = "viewing"  # in the session: whose eyes, and the second at which it ends
_NO_PUBLIC_ID: Final = "000000000000"


class Eyes(StrEnum):
    """With whose eyes the site is looked at."""

    OUTSIDER = "outsider"
    MEMBER = "member"


@dataclass(frozen=True)
class Viewing:
    """A looking that goes on: whose ``eyes``, who looks, and when it ends by itself."""

    eyes: Eyes
    by: Person
    until: datetime

    def reader(self) -> Person | AnonymousUser:
        """For whom pages are made meanwhile; a person of the memory only, with the looker's row number below zero."""
        if self.eyes is Eyes.OUTSIDER:
            return AnonymousUser()
        return _plain_member(self.by)


def begin_viewing(request: HttpRequest, *, eyes: Eyes) -> None:
    """Let the session look with other eyes for the next 30 minutes."""
    request.session[_KEPT] = [eyes.value, int((timezone.now() + LASTS).timestamp())]


def end_viewing(request: HttpRequest) -> None:
    """Let the session look with its own eyes again; nothing happens if it does."""
    request.session.pop(_KEPT, None)


def viewing_of(request: HttpRequest) -> Viewing | None:
    """The looking with other eyes that this request is part of; None when everything is as always."""
    known: Viewing | None = getattr(request, "viewing", None)
    return known


def kept_viewing(request: HttpRequest) -> Viewing | None:
    """What the session says, while it lasts and while its person may look with other eyes; no query of its own."""
    by = reader_of(request)
    kept = request.session.get(_KEPT) if by is not None else None
    if by is None or not kept or not has_capability(by, Capability.VIEW_AS):
        return None
    eyes, ends = kept
    until = datetime.fromtimestamp(ends, tz=timezone.get_current_timezone())
    return Viewing(Eyes(eyes), by, until) if until > timezone.now() else None


def looker_behind(reader: Reader) -> int:
    """The row number of whoever looks with the eyes of a plain member; 0 for every real reader, and for nobody."""
    number: int = (reader.pk or 0) if reader is not None else 0
    return -min(number, 0)


def acting(request: HttpRequest) -> Reader:
    """Who really sits there, with whatever eyes: for what is written down about the opening of a page."""
    viewing = viewing_of(request)
    return viewing.by if viewing else reader_of(request)


def _plain_member(by: Person) -> Person:
    person = Person(
        pk=-by.pk,
        public_id=_NO_PUBLIC_ID,
        name=gettext("A plain member"),
        language=by.language,
        digits=by.digits,
        time_zone=by.time_zone,
        theme=by.theme,
    )
    remember_capabilities(person, ())
    return person
