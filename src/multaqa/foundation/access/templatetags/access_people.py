"""Names of people in templates: ``{% load access_people %}{% shown_name version.by %}``."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from multaqa.foundation.access.names import name_shown
from multaqa.foundation.people.api import Person
from multaqa.ui.api import person_name

register = template.Library()


@register.simple_tag(takes_context=True)
def shown_name(context: dict[str, Any], person: Person) -> SafeString:
    """The person's name for the reader of the page, isolated; "A member" for who hides from her."""
    return person_name(name_shown(context["request"], person))
