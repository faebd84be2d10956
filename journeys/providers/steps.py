"""What people do in every story of a provider, whoever it is."""

import re

from playwright.sync_api import Page

from journeys.mailbox import Mailbox
from journeys.test_second_factor import code_of, give_code


def go(page: Page, provider: str, language: str = "en") -> None:
    """From the sign-in page to the provider."""
    page.goto(f"/{language}/account/sign-in/")
    press(page, provider)


def press(page: Page, provider: str) -> None:
    """Take the provider's button of the page that is open."""
    page.locator(f"form[action*='/{provider}/'] button").click()


def confirm(page: Page, mailbox: Mailbox, address: str) -> None:
    """Open the link in the letter to this address and confirm it."""
    letter = mailbox.wait_for(address)
    link = re.search(r"http://localhost:\d+(/ar/account/address/[^\s\"<]+)", letter)
    assert link is not None, letter
    page.goto(link.group(1))
    page.locator("main form button[type=submit]").first.click()


def take_an_app(page: Page) -> None:
    """Set up an app that shows codes."""
    page.goto("/en/settings/two-steps/")
    page.locator("form[action$='/two-steps/app/'] button").click()
    give_code(page, code_of(page.locator(".secret").inner_text()))


def is_signed_in(page: Page) -> bool:
    """Whether the home page, to which signing in leads, knows who reads."""
    page.wait_for_url(re.compile(r"/(ar|en)/$"))
    return bool(page.locator("html").get_attribute("data-person"))
