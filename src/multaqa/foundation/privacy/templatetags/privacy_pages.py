"""Tags of the pages on privacy."""

from datetime import timedelta

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, ngettext

from multaqa.lib.digits import localise_number

register = template.Library()


@register.simple_tag
def days(period: timedelta) -> str:
    """A period in words: hours below a day, else whole days."""
    hours = round(period.total_seconds() / 3600)
    if hours < 24:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": _number(hours)}
    return ngettext("%(count)s day", "%(count)s days", period.days) % {"count": _number(period.days)}


@register.simple_tag
def filesize(size: int) -> str:
    """A number of bytes in the units that people read."""
    return filesizeformat(size)


def _number(count: int) -> str:
    return localise_number(count, get_language() or "ar")
