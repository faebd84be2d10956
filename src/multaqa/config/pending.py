"""Which migrations of the code the database waits for."""

import pkgutil
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def waiting_migrations() -> list[Migration]:
    """What ``manage.py migrate`` would apply, in its order.

    Most often every migration's name is recorded, which is seen without loading them all (a third of a second, and
    memory that is never given back). A squashed one need not be recorded by its own name: then they are loaded.
    """
    if _names_of_the_code() <= set(MigrationRecorder(connection).applied_migrations()):
        return []
    executor = MigrationExecutor(connection)
    return [migration for migration, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes())]


def migrations_applied() -> bool:
    """Whether nothing waits; once that was so it stays so for this process, whose code does not change."""
    if not _applied():
        _applied.cache_clear()
        return False
    return True


@cache
def _applied() -> bool:
    return not waiting_migrations()


def _names_of_the_code() -> set[tuple[str, str]]:
    found = set()
    for app in apps.get_app_configs():
        package, _explicit = MigrationLoader.migrations_module(app.label)
        if package:
            found |= {(app.label, name) for name in _modules(package)}
    return found


def _modules(package: str) -> list[str]:
    try:
        paths = import_module(package).__path__
    except ModuleNotFoundError:  # an app without migrations
        return []
    return [name for _, name, is_package in pkgutil.iter_modules(paths) if not is_package and name[0] not in "_~"]
