"""The pages of a person's settings, and what a newcomer is led through: apps register theirs from where it belongs."""

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


@dataclass(frozen=True, kw_only=True)
class FirstStep:
    """One step of a newcomer's first ten minutes, registered by ``FirstStep(…).register()`` in ``AppConfig.ready``.

    ``name`` such as "people.second_factor" tells it from the others. ``label`` and ``says`` are lazy texts: what it is,
    and why. ``route`` and ``fragment`` name the page on which it is done, ``place`` its order. ``is_done`` says whether
    it is done already. ``may_stay``: it is settled too when she says that all is right as it is.
    """

    name: str
    label: object
    says: object
    route: str
    place: int
    is_done: Callable[[Person], bool]
    fragment: str = ""
    may_stay: bool = False
    shown_to: Callable[[Person], bool] = lambda _person: True

    def register(self) -> None:
        """Make it known."""
        _first_steps.append(self)
        _first_steps.sort(key=lambda one: one.place)

    def forget(self) -> None:
        """Make it unknown again, after a test."""
        _first_steps.remove(self)

    @staticmethod
    def all_for(person: Person) -> list["FirstStep"]:
        """Every step that concerns ``person``, in order."""
        return [step for step in _first_steps if step.shown_to(person)]


_first_steps: list[FirstStep] = []
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
