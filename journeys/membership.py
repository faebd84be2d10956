"""Steps of the stories of membership: applying, vouching, deciding, and a site whose clock is moved on."""

import re
import time
from pathlib import Path

from playwright.sync_api import Page

from journeys.eyes import Eyes
from journeys.mailbox import PATIENCE, Mailbox
from journeys.site import inside

WIDTHS = (320, 390)
_CARRIED_OUT = """
from datetime import timedelta
from django.utils import timezone
from multaqa.features.membership.commands import carry_out, due_decisions
from multaqa.features.membership.models import Decision
now = timezone.now()
waiting = Decision.objects.filter(done_at=None, undone_at=None)
waiting.update(at=now - timedelta(minutes=11), due_at=now - timedelta(minutes=1))
for number in due_decisions(at=now):
    carry_out(number)
"""


def look_narrow(eyes: Eyes, name: str) -> None:
    """Look at a page in the windows of small phones."""
    size = eyes.page.viewport_size
    for width in WIDTHS:
        eyes.page.set_viewport_size({"width": width, "height": 844})
        eyes.look(f"{name}-{width}")
    if size is not None:
        eyes.page.set_viewport_size(size)


def press(page: Page, selector: str = "main form button[type=submit]") -> None:
    """Press the first button that a selector finds, and wait for the page it leads to."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def open_account(visitor: Eyes, mailbox: Mailbox, *, name: str, address: str, password: str) -> None:
    """Open an account, confirm its address by the letter, and sign in."""
    page = visitor.open("/account/sign-up/", name="sign-up")
    page.locator("input[name=name]").fill(name)
    page.locator("input[type=email]").fill(address)
    page.locator("input[type=password]").first.fill(password)
    press(page)
    link = re.search(r"http://localhost:\d+(/[a-z-]+/account/address/[^\s\"<]+)", mailbox.wait_for(address))
    assert link is not None
    page.goto(link.group(1))
    press(page)
    sign_in(visitor, address=address, password=password)


def sign_in(visitor: Eyes, *, address: str, password: str) -> None:
    """Sign in with a password of one's own."""
    page = visitor.page
    page.goto(f"/{visitor.language}/account/sign-in/")
    page.locator("input[type=email]").fill(address)
    page.locator("input[type=password]").fill(password)
    press(page)


def say_name_and_place(applicant: Eyes, *, given: str, family: str, latin: str, constituency: str) -> None:
    """The first two steps of an application."""
    page = applicant.page
    applicant.look("step-name")
    page.locator("input[name=given]").fill(given)
    page.locator("input[name=family]").fill(family)
    page.locator("input[name=latin_given]").fill(latin)
    press(page)
    page.locator("select[name=constituency]").select_option(constituency)
    page.locator("input[name=capacity][value=personal]").check()
    applicant.look("step-place")
    press(page)


def say_languages(applicant: Eyes, *, code: str, later: bool = False) -> None:
    """The third step, with a subject; ``later`` leaves the others for another time."""
    page = applicant.page
    page.locator(f"select[name=level_{code}]").select_option(index=1)
    applicant.look("step-expertise")
    press(page, "button[name=later]" if later else "main form button[type=submit]")


def say_why_and_who(applicant: Eyes, *, purpose: str, nominator: str, address: str) -> None:
    """The last two steps."""
    page = applicant.page
    page.locator("textarea[name=purpose]").fill(purpose)
    page.locator("textarea[name=offers]").fill(purpose)
    applicant.look("step-purpose")
    press(page)
    page.locator("input[name=name_1]").fill(nominator)
    page.locator("input[name=address_1]").fill(address)
    applicant.look("step-nominators")
    press(page)


def send(applicant: Eyes) -> None:
    """Read over, consent and send."""
    page = applicant.page
    assert page.url.endswith("/application/sending/"), page.url
    applicant.look("to-send")
    page.locator("input[name=consents]").check()
    press(page)
    applicant.look("sent")


def notice_to(eyes: Eyes, path: str) -> str:
    """The address in a notice that leads to ``path``, once the site has told."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        eyes.page.goto(f"/{eyes.language}/notices/")
        link = eyes.page.locator(f"main a[href*='{path}']").first
        if link.count():
            return link.get_attribute("href") or ""
        time.sleep(0.5)
    raise AssertionError(f"No notice leads to {path}.")


def letter_with(mailbox: Mailbox, address: str, words: str) -> str:
    """The newest letter to ``address``, once it holds ``words``."""
    until = time.monotonic() + PATIENCE
    letter = ""
    while time.monotonic() < until:
        if words in (letter := mailbox.wait_for(address)):
            return letter
        time.sleep(0.2)
    raise AssertionError(f"No letter with “{words}” came; the newest is:\n{letter}")


def let_ten_minutes_pass(folder: Path) -> None:
    """Let every decision that waits be carried out, as if its ten minutes were over."""
    inside(folder, _CARRIED_OUT)
