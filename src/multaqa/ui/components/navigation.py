"""Ways through the house: breadcrumbs, tabs, pagination."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context
from django.utils.translation import get_language

from multaqa.lib import digits
from multaqa.ui.components.library import templated, templated_in_context

Link = dict[str, Any]
"""``label`` and ``href``; tabs also ``current`` (bool) and ``count`` (int or None)."""


_NO_TAB: Link = {"current": False, "count": None}


@templated
def breadcrumbs(items: Sequence[Link]) -> dict[str, Any]:
    """The way from the top to the page above this one."""
    return locals()


@templated
def tabs(items: Sequence[Link], label: str) -> dict[str, Any]:
    """Views of one thing, each with an address of its own; ``label`` names the set for assistive technology."""
    return {"items": [_NO_TAB | item for item in items], "label": label}


@templated_in_context
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """The pages of a list; the rest of the address (search, filters) is kept. Nothing for one page."""
    if not page.has_other_pages():
        return {}
    address = _address_without_page(context)
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "pages": [_page_link(number, address, current=number == page.number) for number in numbers],
        "previous": f"{address}{page.number - 1}" if page.has_previous() else "",
        "next": f"{address}{page.number + 1}" if page.has_next() else "",
    }


def _address_without_page(context: Context) -> str:
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop("page", None)
    return f"?{query.urlencode()}&page=" if query else "?page="


def _page_link(number: int | str, address: str, *, current: bool) -> dict[str, Any]:
    if not isinstance(number, int):
        return {"gap": number}
    shown = digits.localise_number(number, get_language() or "en")
    return {"href": f"{address}{number}", "number": shown, "current": current, "gap": ""}
