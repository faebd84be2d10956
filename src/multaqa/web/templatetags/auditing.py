"""Tags of the pages of the audit."""

from collections.abc import Sequence

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from multaqa.ui.api import COMPONENTS, joined, kept
from multaqa.web.auditing.days import Bar
from multaqa.web.auditing.telling import Told

register = template.Library()


@register.simple_tag
def told_facts(facts: Sequence[Told]) -> SafeString:
    """The facts in the log, written in Python for there are fifty of them: sentence, moment and number of each."""
    address, numbered = reverse("web:fact", args=[0]), _("No. %(number)s")
    rows = ((address.replace("/0/", f"/{one.recorded.pk}/"), one.sentence, _when(one, numbered)) for one in facts)
    return joined('<li><a href="{}">{}</a>{}</li>', rows, between="\n")


@register.simple_tag
def days_of_log(days: Sequence[Bar]) -> SafeString:
    """How many facts there were each day, as a plot and as a table; drawn once for all who are shown it alike."""
    return kept("web/audit/days.html", days=tuple(days))


def _when(fact: Told, numbered: str) -> SafeString:
    number = numbered % {"number": fact.recorded.pk}
    told: SafeString = COMPONENTS["meta"](f"{COMPONENTS['datetime'](fact.recorded.at)} · {number}")
    return told
