"""What a demo does by itself when it starts: its tables, its static files, its world."""

import math
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError, OutputWrapper

from multaqa.config.pending import waiting_migrations
from multaqa.foundation.jobs.api import Child

WORLD = "build_demo"


@contextmanager
def prepare_demo_apart(*, out: OutputWrapper) -> Iterator[None]:
    """Bring the demo up to date with the code, in a process of its own while this one does something else: what that
    takes of memory is given back. Raises CommandError when it failed, which the process has told.
    """
    child = Child(partial(_prepare, out), title="preparing")
    try:
        yield
        child.ends_by(math.inf)
    finally:
        child.signal_group(signal.SIGTERM)
    if child.code() != 0:
        raise CommandError("The demo could not be prepared.")


def _prepare(out: OutputWrapper) -> None:
    if waiting_migrations():
        out.write("Setting up the database …")
        call_command("migrate", verbosity=0, interactive=False)
    if settings.COLLECTED and _static_files_are_stale():
        out.write("Collecting the static files …")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    if WORLD in get_commands():
        call_command(WORLD, stdout=out)


def _static_files_are_stale() -> bool:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    return any(Path(path).stat().st_mtime > collected for path in _static_sources())


def _static_sources() -> list[str]:
    return [storage.path(name) for finder in get_finders() for name, storage in finder.list([])]
