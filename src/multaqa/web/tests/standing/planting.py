"""Every app's part of the world."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person


def plant_all(world: World) -> None:
    """What everyone, or any account, may meet."""
    for plant in _planters("plant"):
        plant(world)


def plant_all_secrets(world: World) -> None:
    """What only some may meet."""
    for plant in _planters("plant_secrets"):
        plant(world)


def leave_all_traces(person: Person, *, words: str, officer: Person) -> None:
    """All that every app may hold about one person; whatever she or others may write about her is ``words``."""
    for leave in _planters("leave_traces"):
        leave(person, words=words, officer=officer)


def _planters(name: str) -> Iterator[Callable[..., None]]:
    """The functions of this name in the apps' ``testing.py``, from the lowest app up."""
    for app in reversed(list(apps.get_app_configs())):
        module = f"{app.name}.testing"
        if app.name.startswith("multaqa.") and find_spec(module):
            planter = getattr(import_module(module), name, None)
            if planter is not None:
                yield planter
