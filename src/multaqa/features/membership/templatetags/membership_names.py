"""Names of members with the family name marked, and the values of facets, of which a page has hundreds."""

from collections.abc import Callable
from functools import cache, lru_cache

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from multaqa.features.membership.forms.directory import Facet
from multaqa.features.membership.queries.naming import WrittenName
from multaqa.features.membership.queries.photos import Photo
from multaqa.foundation.files.api import SMALL_SQUARE_EDGE
from multaqa.lib.digits import current_digits, localise_number
from multaqa.ui.api import avatar, filled, joined

register = template.Library()


@register.simple_tag
def written_name(name: WrittenName | None, *, address: bool = False) -> SafeString:
    """A name with its family name marked, kept apart from the words around it; "A member" where it is not shown.

    ``address`` writes the form of address before it.
    """
    if name is None:
        return escape(gettext("A member"))
    parts = joined('<span class="{}">{}</span>', ((_kind(part), part[0]) for part in name.parts), between=" ")
    before = f"{name.form_of_address} " if address and name.form_of_address else ""
    return filled('<bdi class="written-name">{}{}</bdi>', before, parts)


@register.simple_tag
def face(photo: Photo | None, name: WrittenName | None) -> SafeString:
    """The small photo beside a name, or one letter of the name; decoration, for the name stands beside it."""
    if photo is None:
        return avatar(name.whole if name else "")
    pattern = '<img class="avatar" src="{}" alt="" width="{}" height="{}" loading="lazy" decoding="async">'
    return filled(pattern, photo.small, SMALL_SQUARE_EDGE, SMALL_SQUARE_EDGE)


@register.simple_tag
def facet_options(facet: Facet) -> SafeString:
    """The options of a facet, each with its count, the chosen one marked; each is escaped once in a process."""
    said = _counts_in(get_language() or "en", current_digits())
    rows = (
        (_opening(each.value, each.value == facet.chosen), _escaped(each.label), said(each.members))
        for each in facet.options
    )
    return SafeString("".join(f"{tag}{label} ({count})</option>" for tag, label, count in rows))  # nosec B703 - values and labels are escaped, numbers are ours


@cache
def _counts_in(language: str, _digits: str) -> Callable[[int], str]:
    """Numbers as a reader of a language and of a kind of digits sees them; a page has hundreds, mostly small ones."""
    return lru_cache(maxsize=1024)(lambda number: localise_number(number, language))


@lru_cache(maxsize=4096)
def _opening(value: str, is_chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if is_chosen else ""}>'


@lru_cache(maxsize=4096)
def _escaped(label: str) -> str:
    return str(escape(label))


def _kind(part: tuple[str, bool]) -> str:
    _text, is_family = part
    return "family-name" if is_family else "given-name"
