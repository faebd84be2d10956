"""Tags of the pages of the audit."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from multaqa.ui.api import COMPONENTS
from multaqa.web.auditing.telling import Told

register = template.Library()


@register.simple_tag
def told_fact(fact: Told) -> SafeString:
    """A fact in the log, written in Python for there are fifty of them: its sentence, its moment and its number."""
    recorded = fact.recorded
    number = _("No. %(number)s") % {"number": recorded.pk}
    told = COMPONENTS["meta"](f"{COMPONENTS['datetime'](recorded.at)} · {number}")
    address = reverse("web:fact", args=[recorded.pk])
    return format_html('<li><a href="{}">{}</a>{}</li>', address, fact.sentence, told)
