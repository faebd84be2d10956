"""Tags of the operator's page."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_COMMAND = re.compile(r"`([^`]+)`")


@register.filter
def with_commands(text: str) -> SafeString:
    """A text in which what stands between backticks is shown as typed at a command line, from left to right."""
    marked = _COMMAND.sub(r'<code dir="ltr">\1</code>', escape(text))
    return mark_safe(marked)  # noqa: S308  # escaped just above
