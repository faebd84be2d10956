"""Tags of the pages on privacy."""

from datetime import timedelta

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

from multaqa.foundation.people.api import Holding, holdings
from multaqa.foundation.privacy.queries import HeldLine
from multaqa.lib.digits import localise_number
from multaqa.ui.api import kept

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


@register.simple_tag
def held_line(line: HeldLine) -> SafeString:
    """What is held of one kind; drawn once for all about whom there is as much."""
    return kept("privacy/held_line.html", model=line.holding.model, count_about=line.count)


@register.simple_tag
def holding_of(model: str) -> Holding:
    """The holding of a table, which the program says once and for all."""
    return next(holding for holding in holdings() if holding.model == model)


def _number(count: int) -> str:
    return localise_number(count, get_language() or "ar")
