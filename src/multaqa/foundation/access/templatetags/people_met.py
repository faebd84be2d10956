"""Names of people on a page, as its reader may meet them."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from multaqa.foundation.access.profile_pages import PageOf, profile_pages
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


@register.simple_tag(takes_context=True)
def linked_name(context: Mapping[str, Any], person: Person | None) -> SafeString:
    """The same, leading to her own page where the reader may open it; not for the inside of another link.

    However many names a page shows, whoever has such pages is asked once where they lie.
    """
    name = shown_name(context, person)
    request = context["request"]
    if person is None or person.pk in _hidden(request):
        return name
    href = _pages(request)(person.pk)
    return format_html('<a href="{}">{}</a>', href, name) if href else name


def _pages(request: HttpRequest) -> PageOf:
    known: PageOf | None = getattr(request, "profile_pages", None)
    if known is None:
        known = profile_pages(reader_of(request))
        request.profile_pages = known  # type: ignore[attr-defined]  # asked once for a page
    return known


def _hidden(request: HttpRequest) -> frozenset[int]:
    known: frozenset[int] | None = getattr(request, "people_hidden", None)
    if known is None:
        known = people_hidden_from(reader_of(request))
        request.people_hidden = known  # type: ignore[attr-defined]  # asked once for a page
    return known
