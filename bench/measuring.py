"""Measuring the pages, and the site at rest, and writing down what they cost beside what they may."""

import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import browsing, clock, lighthouse, processes, starts, weights, world
from bench.pages import Measured, pages
from bench.queries import statements
from bench.report import Figures, Site, over, report, rows
from journeys.conftest import FLAGS
from journeys.site import ROOT, running_site

FIGURES = ROOT / "docs" / "develop" / "figures.md"
SETTINGS = {
    "MULTAQA_WEB_PROCESSES": "2",  # as a site that people rely on has; a demo makes do with one
    "MULTAQA_PROFILES_AN_HOUR": "1000000",  # one reader opens each page hundreds of times
    "MULTAQA_PROFILES_A_DAY": "1000000",
}
AT_REST = 15.0  # seconds until the workers have started and nothing moves any more


def measure(folder: Path, *, only: list[str], scored: bool) -> int:
    """Measure the pages (those named in ``only``, or all) of a new site in ``folder``; how many figures are over.

    Everything is written to docs/develop/figures.md, unless only some pages were asked for.
    """
    with running_site(folder, watched=False, is_peopled=True, **SETTINGS) as site:
        time.sleep(AT_REST)
        rest = processes.megabytes(_whole_site())
        wanted = [page for page in pages(world.ids()) if not only or page.name in only]
        # Counted first: Django refuses its database where Playwright's event loop runs.
        asked = {page: statements(f"/ar{page.path}", who=page.who, unchanged=page.polled) for page in wanted}
        with _chromium() as browser:
            found = [_figures(page, queries, site, browser, scored=scored) for page, queries in asked.items()]
    if only:
        print("\n".join(rows(found)))
        return over(found)
    whole = Site(rest=rest, weights=weights.kilobytes(), starts=starts.seconds(folder))
    FIGURES.write_text(report(found, whole), encoding="utf-8")
    print(FIGURES.read_text(encoding="utf-8"))
    return over(found, whole)


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or "chromium", args=FLAGS)
        yield browser
        browser.close()


def _figures(page: Measured, queries: int, site: str, browser: Browser, *, scored: bool) -> Figures:
    print(f"{page.name} …", file=sys.stderr, flush=True)
    path = f"/ar{page.path}"
    cookies = browsing.cookies_of(browser, site, page.who)
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in cookies)
    cpu = clock.milliseconds(site + path, cookie=cookie, web=_web_processes(), unchanged=page.polled)
    if page.polled:
        return Figures(page, queries, cpu)
    cold, warm = browsing.loads(browser, site, path, cookies=cookies)
    broken = [browsing.violations(browser, site, f"/{code}{page.path}", cookies=cookies) for code in ("ar", "en")]
    scores = _scores(site + path, cookie=cookie) if scored else {}
    return Figures(page, queries, cpu, cold, warm, sum(broken), scores)


def _scores(address: str, *, cookie: str) -> Mapping[str, int]:
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    return lighthouse.scores(address, folder=folder, chromium=shutil.which("chromium") or "", cookie=cookie)


def _whole_site() -> list[int]:
    mine = [pid for pid in processes.tree(os.getpid()) if "manage.py serve" in processes.command(pid)]
    return processes.tree(mine[0])


def _web_processes() -> list[int]:
    """The web server and the processes that it started."""
    return [pid for pid in _whole_site() if processes.title(pid) == "web"]
