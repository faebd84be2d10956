"""The providers of sign-ins, for the pages of signing in."""

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.providers import issuers
from multaqa.foundation.people.queries.links import links_of

register = template.Library()


@dataclass(frozen=True)
class Way:
    """One provider: its id and what it is called in the language of the page."""

    id: str
    name: str


@register.simple_tag
def ways_to_sign_in() -> list[Way]:
    """Every provider of this installation."""
    return [Way(each.id, each.called(get_language() or "ar")) for each in issuers()]


@register.simple_tag
def ways_to_prove(person: Person) -> list[Way]:
    """The providers that a person has connected."""
    if not issuers():
        return []
    linked = {each.provider for each in links_of(person)}
    return [way for way in ways_to_sign_in() if way.id in linked]
