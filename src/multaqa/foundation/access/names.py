"""The name of a person as one reader sees it; a page asks once, however many names it shows."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext

from multaqa.foundation.access.queries.reading import hidden_from
from multaqa.foundation.people.api import Person, reader_of

_REMEMBERED: Final = "_hidden_people"


def name_shown(request: HttpRequest, person: Person) -> str:
    """A person's name for the reader of this request: "A member" for who hides from her or has no name any more."""
    reader = reader_of(request)
    if person == reader:
        return person.name
    hidden = request.__dict__.get(_REMEMBERED)
    if hidden is None:
        hidden = request.__dict__[_REMEMBERED] = hidden_from(reader)
    return gettext("A member") if person.pk in hidden or not person.name else person.name
