"""What a browser has to fetch for a page: bytes over the wire and requests, cold and then warm."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from journeys.conftest import PHONE
from journeys.eyes import Eyes

type Cookies = list[dict[str, Any]]


@dataclass(frozen=True)
class Load:
    """Kilobytes over the wire (headers included) and requests of one page."""

    kilobytes: float
    requests: int


def cookies_of(browser: Browser, site: str, who: str) -> Cookies:
    """The cookies of someone of the cast after signing in; none for nobody."""
    if not who:
        return []
    context = browser.new_context(base_url=site)
    Eyes(context.new_page(), language="en", script=True, pictures=Path()).sign_in(who)
    cookies = [dict(cookie) for cookie in context.cookies()]
    context.close()
    return cookies


def loads(browser: Browser, site: str, path: str, *, cookies: Cookies) -> tuple[Load, Load]:
    """A cold first load of a page on a phone, and the same page again with the cache warm.

    Without the worker for bad lines: what passes through it the browser counts as nothing.
    """
    context = browser.new_context(base_url=site, viewport=PHONE, service_workers="block")
    context.add_cookies(cookies)  # type: ignore[arg-type]  # as the browser gave them
    page = context.new_page()
    cold, warm = _load(context, page, path), _load(context, page, path)
    context.close()
    return cold, warm


def violations(browser: Browser, site: str, path: str, *, cookies: Cookies) -> int:
    """How many times a page breaks WCAG 2.2 A and AA (axe), in both themes."""
    found = 0
    for theme in ("light", "dark"):
        context = browser.new_context(base_url=site, viewport=PHONE, color_scheme=theme)  # type: ignore[arg-type]  # one of two names
        context.add_cookies(cookies)  # type: ignore[arg-type]  # as the browser gave them
        eyes = Eyes(context.new_page(), language="", script=True, pictures=Path())
        eyes.page.goto(path)
        found += len(eyes.violations())
        context.close()
    return found


def _load(context: BrowserContext, page: Page, path: str) -> Load:
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    session.detach()
    fetched = [size for size in sizes if size]
    return Load(sum(fetched) / 1024, len(fetched))
