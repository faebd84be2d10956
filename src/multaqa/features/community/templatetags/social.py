"""What readers do with a post by one tap: reactions and saving. Written in Python, for it stands under every post.

All buttons of a page belong to one form, ``{% taps %}``, and say by ``formaction`` where they go: a form for each would
repeat its token twenty times.
"""

from collections.abc import Sequence
from typing import Any, Final

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from multaqa.features.community.queries.reactions import Counted
from multaqa.lib.digits import localise_number
from multaqa.ui.api import filled, icon, joined

register = template.Library()
_BUTTON: Final = '<button class="tap" form="taps" formaction="{}" name="{}" value="{}"{}>{}{}</button>'
_PRESSED: Final = SafeString(' aria-pressed="true"')  # nosec B703 - a constant
_WORDS: Final = "<span>{}</span>"
_COUNT: Final = '<span>{}</span><span class="tap-count">{}</span>'


@register.simple_tag(takes_context=True)
def taps(context: Context) -> SafeString:
    """The form of a page's buttons; with a script only what was tapped is drawn anew."""
    fields: dict[str, Any] = {"token": context["csrf_token"], "next": context["request"].get_full_path()}
    return format_html(
        '<form id="taps" method="post" hx-post="" hx-swap="none"><input type="hidden" name="csrfmiddlewaretoken"'
        ' value="{token}"><input type="hidden" name="next" value="{next}"></form>',
        **fields,
    )


@register.simple_tag
def reactions_to(public_id: str, counted: Sequence[Counted], *, may_react: bool) -> SafeString:
    """The four reactions to a post with their counts; buttons for whoever may react, else those that somebody said."""
    return reaction_row(public_id, counted, may_react=may_react)


@register.simple_tag
def saving_of(public_id: str, is_saved: bool) -> SafeString:
    """The button that saves a post, or lets it go."""
    return saving(public_id, is_saved=is_saved)


def reaction_row(public_id: str, counted: Sequence[Counted], *, may_react: bool, anew: bool = False) -> SafeString:
    """The reactions to one post; ``anew``: as the answer that takes the place of what stands on the page."""
    if may_react:
        there = reverse("community:reactions", args=[public_id])
        drawn = [_button(one, there) for one in counted]
    else:
        drawn = [filled('<span class="tap">{}{}</span>', icon(one.icon), _said(one)) for one in counted if one.count]
    swap = SafeString(' hx-swap-oob="true"' if anew else "")  # nosec B703 - a constant
    each = joined("{}", ((one,) for one in drawn))
    return filled('<span class="taps" id="said-{}"{}>{}</span>', public_id, swap, each)


def saving(public_id: str, *, is_saved: bool, anew: bool = False) -> SafeString:
    """The button that saves one post, or lets it go."""
    there = reverse("community:saving", args=[public_id])
    said = pgettext("of what one saved", "Let go") if is_saved else pgettext("to find it again", "Save")
    wanted = "no" if is_saved else "yes"
    swap = SafeString(' hx-swap-oob="true"' if anew else "")  # nosec B703 - a constant
    pressed = _PRESSED if is_saved else ""
    drawn = filled(_BUTTON, there, "wanted", wanted, pressed, icon("saved"), filled(_WORDS, said))
    return filled('<span class="taps" id="saved-{}"{}>{}</span>', public_id, swap, drawn)


def _button(one: Counted, there: str) -> SafeString:
    name = "take_back" if one.is_mine else "say"
    # Without a word on it a button is called by its title.
    more = _PRESSED if one.is_mine else "" if one.count else filled(' title="{}"', one.kind.label)
    return filled(_BUTTON, there, name, one.kind.value, more, icon(one.icon), _said(one))


def _said(one: Counted) -> SafeString:
    if not one.count:
        return SafeString("")
    return filled(_COUNT, one.kind.label, localise_number(one.count, get_language() or "en"))
