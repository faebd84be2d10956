"""Ways through the house: breadcrumbs, tabs, pagination."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.template import Context

from multaqa.ui.components.library import templated, templated_in_context

Link = dict[str, Any]
"""``label`` and ``href``; tabs also ``current`` (bool) and ``count`` (int or None)."""


@templated
def breadcrumbs(items: Sequence[Link]) -> dict[str, Any]:
    """The way from the top to the page above this one."""
    return locals()


@templated
def tabs(items: Sequence[Link], label: str) -> dict[str, Any]:
    """Views of one thing, each with an address of its own; ``label`` names the set for assistive technology."""
    return locals()


@templated_in_context
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """The pages of a list; the rest of the address (search, filters) is kept. Nothing for one page."""
    pages = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    request = context.get("request")
    query = request.GET if request else {}
    return {"page": page, "pages": pages, "gap": page.paginator.ELLIPSIS, "query": query}
