"""``make bench``: measures the demo site against its budgets and writes docs/develop/figures.md."""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import browsing, lighthouse, processes, queries
from bench.pages import Measured, pages
from journeys.conftest import FLAGS
from journeys.site import ROOT, running_site

REQUESTS = 200
FIGURES = ROOT / "docs" / "develop" / "figures.md"


@dataclass(frozen=True)
class Figures:
    """What one page cost."""

    page: Measured
    queries: int
    cpu: float
    cold: browsing.Load
    warm: browsing.Load
    violations: int
    scores: Mapping[str, int]

    def row(self) -> str:
        """The figures beside their budgets, as a line of a Markdown table; what is over stands in bold."""
        budget = self.page.budget
        cells = [
            self.page.name,
            _beside(self.queries, budget.queries),
            _beside(self.cpu, budget.cpu, " ms"),
            _beside(self.cold.kilobytes, budget.kilobytes, " KB"),
            _beside(self.cold.requests, budget.requests),
            f"{self.warm.kilobytes:.1f} KB, {self.warm.requests}",
            _beside(self.violations, 0),
            " / ".join(str(score) for score in self.scores.values()) or "not measured",
        ]
        return f"| {' | '.join(cells)} |"


def main() -> int:
    """Measure every page; the exit code is the number of pages over a budget of queries, bytes or axe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-lighthouse", action="store_true")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="multaqa-bench-"))
    with running_site(folder) as site, sync_playwright() as playwright:
        executable = shutil.which("chromium") or "chromium"
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        queries.prepare(folder)
        web = _web_processes()
        rest = processes.megabytes(_whole_site())
        found = [
            _measure(page, site=site, browser=browser, web=web, scored=not options.no_lighthouse)
            for page in pages(**queries.ids())
        ]
        browser.close()
    FIGURES.write_text(_report(found, rest=rest), encoding="utf-8")
    print(FIGURES.read_text(encoding="utf-8"))
    return sum("**" in one.row() for one in found)


def _measure(page: Measured, *, site: str, browser: Browser, web: list[int], scored: bool) -> Figures:
    path = f"/ar{page.path}"
    cookies = browsing.cookies_of(browser, site, page.who)
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in cookies)
    cold, warm = browsing.loads(browser, site, path, cookies=cookies)
    return Figures(
        page=page,
        queries=queries.statements(path, who=page.who),
        cpu=_cpu(site + path, cookie=cookie, web=web),
        cold=cold,
        warm=warm,
        violations=sum(
            browsing.violations(browser, site, f"/{code}{page.path}", cookies=cookies) for code in ("ar", "en")
        ),
        scores=_scores(site + path, cookie=cookie) if scored else {},
    )


def _cpu(address: str, *, cookie: str, web: list[int]) -> float:
    """CPU milliseconds of the web processes for one request, over REQUESTS of them after a few warm ones."""
    request = urllib.request.Request(address, headers={"Cookie": cookie, "Accept-Encoding": "br"})
    for _ in range(10):
        urllib.request.urlopen(request).read()
    before = processes.cpu_seconds(web)
    for _ in range(REQUESTS):
        urllib.request.urlopen(request).read()
    return (processes.cpu_seconds(web) - before) * 1000 / REQUESTS


def _scores(address: str, *, cookie: str) -> Mapping[str, int]:
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return lighthouse.scores(address, folder=folder, chromium=shutil.which("chromium") or "", cookie=cookie)


def _whole_site() -> list[int]:
    time.sleep(5)  # the site comes to rest
    mine = [pid for pid in processes.tree(os.getpid()) if "manage.py serve" in processes.command(pid)]
    return processes.tree(mine[0])


def _web_processes() -> list[int]:
    """The server and the workers that it started, whatever these call themselves."""
    servers = [pid for pid in processes.tree(os.getpid()) if "granian" in processes.command(pid)]
    return processes.tree(servers[0])


def _beside(value: float, budget: float, unit: str = "") -> str:
    shown = f"{value:.1f}" if isinstance(value, float) else str(value)
    return f"{shown}{unit} of {budget:g}" if value <= budget else f"**{shown}{unit} of {budget:g}**"


def _report(found: list[Figures], *, rest: float) -> str:
    lines = [
        "# Figures",
        "",
        f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d} ({platform.machine()}, Python "
        f"{platform.python_version()}); the budgets are in [budgets.md](budgets.md), each figure beside its own.",
        "",
        "| page | queries | CPU | first load, cold | requests | again, warm | axe | Lighthouse |",
        "|---|---|---|---|---|---|---|---|",
        *[one.row() for one in found],
        "",
        f"Memory of the whole site at rest: {rest:.0f} MB of 250 (proportional set size of web and workers).",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
