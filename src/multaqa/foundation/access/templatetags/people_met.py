"""Names of people on a page, as its reader may meet them."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from multaqa.foundation.access.queries import people_hidden_from
from multaqa.foundation.people.api import Person, reader_of

register = template.Library()


@register.simple_tag(takes_context=True)
def shown_name(context: Mapping[str, Any], person: Person | None) -> SafeString:
    """The name of who did something: "A member" for who hides from the reader, nothing when it is nobody.

    However many names a page shows, one query tells whom its reader does not meet.
    """
    if person is None:
        return SafeString("")
    is_met = person.name and person.pk not in _hidden(context["request"])
    return format_html("<bdi>{}</bdi>", person.name if is_met else gettext("A member"))


def _hidden(request: HttpRequest) -> frozenset[int]:
    known: frozenset[int] | None = getattr(request, "people_hidden", None)
    if known is None:
        known = people_hidden_from(reader_of(request))
        request.people_hidden = known  # type: ignore[attr-defined]  # asked once for a page
    return known
