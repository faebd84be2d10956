"""Planted worlds: made once in a process, and then their rows are written again."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage

from multaqa.features.community.testing import forget_what_was_noted
from multaqa.foundation.access.testing import World
from multaqa.foundation.jobs.testing import run_everything
from multaqa.lib.stencil import made_once
from multaqa.web.tests.standing.planting import plant_all, plant_all_secrets


@dataclass(frozen=True)
class Planted:
    """A world, the letters that were sent while it was made, and the files that it left in the store."""

    world: World
    letters: list[EmailMessage]
    files: dict[Path, bytes] = field(default_factory=dict)


_planted: Final[dict[str, Planted]] = {}


def an_open_world() -> World:
    """A world in which everything may be met by everyone or by any account."""
    return once("open world", _open).world


def a_world_with_secrets() -> Planted:
    """A world in which some things may be met by some alone."""
    return once("world with secrets", made_with_secrets)


def made_with_secrets() -> World:
    """Such a world, made anew."""
    world = _open()
    plant_all_secrets(world)
    run_everything()
    return world


def once(name: str, make: Callable[[], World]) -> Planted:
    """A world of one's own: what is made or told in it later is no part of the next. Its letters are in the outbox."""

    def keep() -> None:
        stood = _stored()
        mail.outbox.clear()
        world = make()
        _planted[name] = Planted(world, list(mail.outbox), {path: path.read_bytes() for path in _stored() - stood})

    cache.clear()
    forget_what_was_noted()
    made_once(name, keep)
    kept = _planted[name]
    for path, content in kept.files.items():  # an earlier test may have swept the store: it was right to
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    mail.outbox[:] = kept.letters
    return Planted(deepcopy(kept.world), list(kept.letters), kept.files)


def _open() -> World:
    world = World()
    plant_all(world)
    run_everything()
    return world


def _stored() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
