"""Two-step sign-in: a passkey on a phone in Arabic, an app without JavaScript, recovery codes."""

import re
import time

from playwright.sync_api import Page, Route

from multaqa.foundation.people.codes import STEP, code_at
from multaqa.foundation.people.testing import PASSWORD

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_device(page: Page) -> None:
    """Put a virtual authenticator into the browser (Chrome DevTools Protocol, WebAuthn domain)."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def sign_out(page: Page, language: str) -> None:
    page.goto(f"/{language}/account/sign-out/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")  # the worker of the site is wiped with the drafts, and comes back


def give_password(page: Page, who: str) -> None:
    """The first step of signing in; the second is asked for next."""
    page.goto("/en/account/sign-in/")
    page.locator("input[type=email]").fill(f"{who}@example.org")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/second-step/")


def give_code(page: Page, code: str) -> None:
    """The second step of signing in, or the proof that an app was set up."""
    page.locator("input[name=code]").fill(code)
    page.locator("form:has(input[name=code]) button[type=submit]").click()


def code_of(secret: str, *, steps_on: int = 0) -> str:
    return code_at(secret.replace(" ", ""), int(time.time()) // STEP + steps_on)


def test_passkey_is_made_in_arabic_on_a_phone_and_signs_in_alone(walk):
    member = walk("ar")
    member.sign_in("jun")
    page = member.open("/settings/two-steps/", name="two-steps")
    give_device(page)
    page.locator("a[href*='/two-steps/passkeys/']").first.click()
    member.look("new-passkey")
    page.locator("input[name=name]").fill("هاتف العمل")
    page.locator("passkey-form button[type=submit]").click()
    page.wait_for_url("**/two-steps/codes/**")
    member.look("codes")
    assert page.locator(".codes li").count() == 10
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/two-steps/")
    member.look("two-steps-with-a-passkey")
    assert "هاتف العمل" in page.locator("main").inner_text()
    sign_out(page, "ar")
    page = member.open("/account/sign-in/", name="sign-in-with-a-passkey")
    page.locator("passkey-form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/ar/$"))
    assert page.locator("html").get_attribute("data-person")


def test_app_is_set_up_and_asked_for_without_javascript(walk):
    member = walk("en", phone=False, script=False)
    member.sign_in("mourad")
    page = member.open("/settings/two-steps/", name="two-steps")
    page.locator("form[action$='/two-steps/app/'] button").click()
    member.look("app")
    secret = page.locator(".secret").inner_text()
    give_code(page, code_of(secret))
    page.wait_for_url("**/two-steps/codes/**")
    recovery = page.locator(".codes li").first.inner_text().strip()
    member.look("codes")
    page.locator("main form button[type=submit]").last.click()
    sign_out(page, "en")
    give_password(page, "mourad")
    member.look("second-step")
    with page.expect_navigation():
        give_code(page, "000000")
    member.forgive(422)
    member.look("second-step-refused")
    give_code(page, code_of(secret, steps_on=1))
    assert page.locator("html").get_attribute("data-person")
    sign_out(page, "en")
    give_password(page, "mourad")
    give_code(page, recovery)
    assert page.locator("html").get_attribute("data-person")


def make_passkey(page: Page) -> None:
    """Make a passkey on the device of this window, for whoever is signed in."""
    give_device(page)
    page.goto("/en/settings/two-steps/passkeys/")
    page.locator("passkey-form button[type=submit]").click()
    page.wait_for_url("**/two-steps/codes/**")


def use_any_passkey(page: Page) -> None:
    """Have the device answer with whatever passkey it holds, as an attacker's browser would: the list is taken out."""

    def without_list(route: Route) -> None:
        answer = route.fetch()
        if "json" not in answer.headers.get("content-type", ""):
            return route.fulfill(response=answer)
        options = answer.json()
        (options.get("publicKey") or options).pop("allowCredentials", None)
        return route.fulfill(response=answer, json=options)

    page.route("**/second-step/passkey/", without_list)
    with page.expect_navigation():
        page.locator("passkey-form button[type=submit]").click()


def test_passkey_of_somebody_else_does_not_open_an_account_whose_password_is_known(walk):
    owner, thief = walk("en", phone=False), walk("en", phone=False)
    for visitor, who in ((owner, "boris"), (thief, "leila")):
        visitor.sign_in(who)
        make_passkey(visitor.page)
        sign_out(visitor.page, "en")
        give_password(visitor.page, "boris")
        use_any_passkey(visitor.page)
    assert owner.page.locator("html").get_attribute("data-person")
    assert "/account/sign-in/second-step/" in thief.page.url
    assert "not known here" in thief.page.locator("body").inner_text()
    thief.page.goto("/en/settings/account/")
    assert "/sign-in/" in thief.page.url
    assert not thief.page.locator("html").get_attribute("data-person")
