"""Names of members, in their own order and with the family name marked."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from multaqa.features.membership.queries.naming import WrittenName

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


def _kind(part: tuple[str, bool]) -> str:
    _text, is_family = part
    return "family-name" if is_family else "given-name"
