"""What a demo does by itself when it starts: its tables, its static files, its world."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

WORLD = "build_demo"


def prepare_demo(*, out: OutputWrapper) -> None:
    """Bring the demo up to date with the code; what is up to date already costs next to nothing."""
    if _migrations_wait():
        out.write("Setting up the database …")
        call_command("migrate", verbosity=0, interactive=False)
    if settings.COLLECTED and _static_files_are_stale():
        out.write("Collecting the static files …")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    if WORLD in get_commands():
        call_command(WORLD, stdout=out)


def _migrations_wait() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _static_files_are_stale() -> bool:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    return any(Path(path).stat().st_mtime > collected for path in _static_sources())


def _static_sources() -> list[str]:
    return [storage.path(name) for finder in get_finders() for name, storage in finder.list([])]
