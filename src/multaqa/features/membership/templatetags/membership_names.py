"""Names of members with the family name marked, and the values of facets, of which a page has hundreds."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from multaqa.features.membership.forms.directory import Facet
from multaqa.features.membership.queries.naming import WrittenName
from multaqa.lib.digits import localise_number

register = template.Library()


@register.simple_tag
def written_name(name: WrittenName | None, *, address: bool = False) -> SafeString:
    """A name with its family name marked, kept apart from the words around it; "A member" where it is not shown.

    ``address`` writes the form of address before it.
    """
    if name is None:
        return format_html("{}", gettext("A member"))
    parts = format_html_join(" ", '<span class="{}">{}</span>', ((_kind(part), part[0]) for part in name.parts))
    before = f"{name.form_of_address} " if address and name.form_of_address else ""
    return format_html('<bdi class="written-name">{}{}</bdi>', before, parts)


@register.simple_tag
def facet_options(facet: Facet) -> SafeString:
    """The options of a facet, each with its count, the chosen one marked."""
    language = get_language() or "en"
    said = {number: localise_number(number, language) for number in {option.members for option in facet.options}}
    rows = (
        (option.value, " selected" if option.value == facet.chosen else "", option.label, said[option.members])
        for option in facet.options
    )
    return format_html_join("", '<option value="{}"{}>{} ({})</option>', rows)


def _kind(part: tuple[str, bool]) -> str:
    _text, is_family = part
    return "family-name" if is_family else "given-name"
