"""What the rows of a list that is brought in name."""

from pathlib import PurePath

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from multaqa.features.membership.models import Organisation
from multaqa.features.membership.queries.naming import body_named
from multaqa.lib.bidi import html_lang

register = template.Library()


@register.simple_tag
def body_name(organisation: Organisation) -> SafeString:
    """What an organisation is called, in the reader's language if it has a name there."""
    named = body_named(organisation, get_language() or "ar")
    return format_html('<span lang="{}" dir="auto">{}</span>', html_lang(named.language), named.text)


@register.simple_tag
def file_name(name: str) -> SafeString:
    """The name of a file, its ending apart: in a name that runs from right to left it would stand in the middle."""
    path = PurePath(name)
    return format_html('<bdi>{}</bdi><bdi dir="ltr">{}</bdi>', path.stem, path.suffix)
