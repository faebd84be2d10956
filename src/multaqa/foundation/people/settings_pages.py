"""The pages of a person's settings: apps register theirs, the settings show them as tabs."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from multaqa.foundation.people.models import Person


@dataclass(frozen=True)
class SettingsPage:
    """One page: ``label`` (a lazy text), the name of its route, its ``place`` among the tabs, and who it is for."""

    label: object
    route: str
    place: int
    shown_to: Callable[[Person | None], bool] = lambda person: person is not None


_pages: list[SettingsPage] = []


def register_settings_page(page: SettingsPage) -> None:
    """Add a page; called from ``AppConfig.ready``."""
    _pages.append(page)
    _pages.sort(key=lambda one: one.place)


def settings_tabs(person: Person | None, *, current: str) -> list[dict[str, object]]:
    """The tabs that ``person`` sees, for ``{% tabs %}``; ``current`` is the route of this page."""
    return [
        {"label": page.label, "href": reverse(page.route), "current": page.route == current}
        for page in _pages
        if page.shown_to(person)
    ]
