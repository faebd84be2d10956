"""The site, the browser and the eyes of every story."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from journeys.eyes import Eyes
from journeys.house import Houses, running_houses
from journeys.mailbox import Mailbox
from journeys.site import ROOT, running_site

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # nor does it look up names of its maker's
    "--ignore-certificate-errors",  # one story's site stands behind HTTPS that it signed for itself
]
PICTURES = Path(os.environ.get("MULTAQA_TEST_PICTURES", ROOT / "var" / "journeys"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the site keeps everything: database, files, mail."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of a running site with the demo world, shared by all stories of a run."""
    with running_site(folder) as address:
        yield address


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Houses]:
    """Another running site, which knows two providers of sign-ins, and these."""
    with running_houses(tmp_path_factory.mktemp("site-with-providers")) as running:
        yield running


@pytest.fixture
def mailbox(folder: Path) -> Mailbox:
    """Everything that the site has mailed."""
    return Mailbox(folder / "mail")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.fail("No Chromium is installed: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def walk(site: str, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Eyes]]:
    """Open a visitor's own browser window: ``walk("ar", phone=True, script=False, theme="dark")``."""
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def start(language: str = "ar", *, phone: bool = True, script: bool = True, theme: str = "light") -> Eyes:
        context = browser.new_context(
            base_url=site,
            viewport=PHONE if phone else WIDE,
            device_scale_factor=2 if phone else 1,
            locale=language,
            java_script_enabled=script,
            color_scheme=theme,
        )
        context.set_default_timeout(15_000)
        context.on("request", lambda asked: None if _is_here(asked.url) else outside.append(asked.url))
        contexts.append(context)
        return Eyes(context.new_page(), language=language, script=script, pictures=PICTURES / request.node.name)

    yield start
    for context in contexts:
        context.close()
    assert outside == [], "A page asked for what is not on this machine."


def _is_here(address: str) -> bool:
    """Whether an address is of this machine: the site's, a provider's, or what a page holds itself."""
    parts = urlsplit(address)
    return parts.hostname == "localhost" or parts.scheme in ("about", "blob", "data", "chrome-error")
