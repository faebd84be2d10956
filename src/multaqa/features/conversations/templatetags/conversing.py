"""What pages of conversations say: who takes part, where a file is read, in which language words are."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from multaqa.features.conversations.limits import TAKEN_BACK_FOR
from multaqa.foundation.files.api import File, address_of
from multaqa.lib import bidi
from multaqa.ui.api import filled

register = template.Library()

_NAMED = 3  # names in one line; the others are counted


@register.filter
def html_lang(code: str) -> str:
    """A language's code as HTML writes it, such as "zh-Hans"."""
    return bidi.html_lang(code)


@register.simple_tag
def file_address(file: File) -> str:
    """The path at which a file is read."""
    return address_of(file)


@register.simple_tag
def people_said(names: Sequence[str]) -> SafeString:
    """Who else takes part, in one line: each name keeps its own direction, the others beyond three are a number."""
    if not names:
        return filled("{}", _("Nobody else"))
    shown = [filled("<bdi>{}</bdi>", name) for name in names[:_NAMED]]
    more = [filled('<bdi dir="ltr">+{}</bdi>', len(names) - _NAMED)] if len(names) > _NAMED else []
    line = shown[0]
    for one in [*shown[1:], *more]:
        line = line + filled("{}", pgettext("between names", ", ")) + one
    return line


@register.simple_tag
def hours_to_delete() -> int:
    """How many hours after sending a message may be deleted."""
    return int(TAKEN_BACK_FOR.total_seconds()) // 3600
