"""Topics as readers walk them."""

from django import template
from django.utils.safestring import SafeString

from multaqa.ui.api import kept
from multaqa.web.subjects import Subject

register = template.Library()


@register.simple_tag
def subject_group(group: Subject) -> SafeString:
    """A widest topic with all below it and their counts; drawn once for all who are shown it alike."""
    return kept("web/subject_group.html", group=group)
