"""The first run of an empty installation, from the operator's link to the opening, in the order in which it happens."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Page

from journeys.production import running_installation
from journeys.test_second_factor import code_of, give_code
from multaqa.foundation.people.testing import PASSWORD

ADDRESS = "nadia@example.org"
MARK = Path(__file__).parents[1] / "src" / "multaqa" / "ui" / "static" / "ui" / "vendor" / "mark-180.png"
FORM = "main form.stack"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory):
    """An installation of its own, in which there is nothing and nobody."""
    with running_installation(tmp_path_factory.mktemp("installation")) as made:
        yield made


@pytest.fixture(scope="module")
def site(installation):
    return installation.address


def test_new_installation_is_set_up_on_a_phone_left_and_gone_on_with_and_opened(walk, installation):
    _closed_to(walk("ar"), name="closed")
    steward = walk("ar")
    link = installation.manage("first_run").strip().removeprefix(installation.address)
    page = steward.open(link, name="begin")
    _makes_her_account(steward)
    secret = _enrols(steward)
    page.wait_for_url("**/ar/staff/network/")
    steward.look("parts-at-first")
    steward.open("/", name="home-while-closed")
    steward.page.goto("/ar/staff/network/name/")
    _names_the_network(steward)
    assert page.url.endswith("/purpose/")
    _write(page, ar="يلتقي الخبراء هنا ويتبادلون ما نجح لديهم.")
    _on(page, "acknowledgement")

    wide = walk("en", phone=False)
    _signs_in(wide.page, secret)
    page = wide.open("/staff/network/", name="left-and-resumed")
    assert "Done: 2 of 8" in page.locator("main").inner_text().replace("\xa0", " ")
    page.locator("main a.button").first.click()
    _thanks(wide)
    _gives_a_mark(wide)
    _tests_mail(wide, installation)
    _looks_at_languages(wide)
    _adopts_rules(wide)
    _looks_at_offices(wide)
    _closed_to(walk("en", phone=False), name="closed-still")
    steward.open("/staff/network/", name="parts-at-last")
    wide.look("opening")
    page.locator("main form button[type=submit]").click()
    wide.look("opened")
    steward.open("/staff/network/opening/", name="opened")
    visitor = walk("ar").open("/", name="open-to-visitors")
    assert "شبكة خبراء الموانئ" in visitor.locator("main").inner_text()
    walk("en", phone=False).open("/", name="open-to-visitors-wide")
    assert walk("ar").open(link, name="link-used", status=410).locator("main form").count() == 0


def _closed_to(visitor, *, name):
    visitor.open("/", name=name, status=503)
    visitor.open("/account/sign-up/", name=f"{name}-sign-up", status=503)


def _makes_her_account(steward):
    page = steward.page
    page.locator("[name=name]").fill("نادية رحّال")
    page.locator("[name=email]").fill("nadia")
    page.locator("[name=password]").fill("short")
    page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
    _press(page)
    steward.forgive(422)
    steward.look("begin-refused")
    page.locator("[name=email]").fill(ADDRESS)
    page.locator("[name=password]").fill(PASSWORD)
    _press(page)


def _enrols(steward):
    page = steward.page
    steward.look("two-steps")
    page.locator("form[action*='/two-steps/app/'] button").click()
    page.wait_for_load_state()
    steward.look("app")
    secret = page.locator(".secret").inner_text()
    give_code(page, code_of(secret))
    page.wait_for_url("**/two-steps/codes/**")
    steward.look("codes")
    page.locator("main form button[type=submit]").last.click()
    return secret


def _names_the_network(steward):
    page = steward.page
    _write(page, ar="", en="Network of Harbour Experts", valid=False)
    steward.forgive(422)
    steward.look("name-refused")
    _write(page, ar="شبكة خبراء الموانئ")
    steward.look("purpose")


def _signs_in(page: Page, secret):
    page.goto("/en/account/sign-in/")
    page.locator("input[type=email]").fill(ADDRESS)
    page.locator("input[type=password]").fill(PASSWORD)
    _press(page, "main form")
    page.locator("input[name=code]").fill(code_of(secret, steps_on=1))
    _press(page)
    assert "/sign-in/" not in page.url


def _thanks(wide):
    wide.look("acknowledgement")
    _write(wide.page, en="With thanks to the Harbour Foundation.")
    _on(wide.page, "mark")


def _gives_a_mark(wide):
    page = wide.page
    page.locator("input[type=file]").set_input_files(MARK)
    _press(page)


def _tests_mail(wide, installation):
    page = wide.page
    page.locator("[name=en]").fill("Harbour Experts")
    wide.look("sender")
    _press(page)
    page.goto("/en/staff/network/sender/")
    page.locator("form[action$='/test-mail/'] button").click()
    for _again in range(20):
        if page.locator("#test .notice-good").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    wide.look("mail-arrived")
    message = message_from_bytes(installation.mail[-1].content, policy=default)
    assert str(message["From"]) == "Harbour Experts <noreply@experts.example.org>"
    page.goto("/en/staff/network/languages/")


def _looks_at_languages(wide):
    wide.look("languages")
    _press(wide.page, "main form")
    _on(wide.page, "rules")


def _adopts_rules(wide):
    page = wide.page
    wide.look("rules")
    _press(page, "form[action$='/adoption/']")
    wide.look("rules-in-force")
    _press(page, "main form:not([action])")
    _on(page, "roles")


def _looks_at_offices(wide):
    wide.look("roles")
    _press(wide.page, "main form")
    _on(wide.page, "opening")


def _write(page: Page, *, valid: bool = True, **texts: str) -> None:
    for language, text in texts.items():
        page.locator(f"[name={language}]").fill(text)
    if not valid:
        page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
    _press(page)


def _press(page: Page, form: str = FORM) -> None:
    with page.expect_navigation():
        page.locator(f"{form} button[type=submit]").first.click()


def _on(page: Page, part: str) -> None:
    assert page.url.endswith(f"/{part}/"), page.url
