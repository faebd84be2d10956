"""Signing in through a provider: as a new person, with an account, with its second factor, and without consent."""

import re
from typing import Final

from playwright.sync_api import Page

from journeys.providers.steps import confirm, go, is_signed_in, press, take_an_app
from journeys.test_second_factor import give_password, sign_out

HOUSE: Final = "ministry"


def enter(page: Page, who: str) -> None:
    """Be somebody there, and allow that the site is told."""
    page.locator("input[name=who]").fill(who)
    page.get_by_role("button", name="Enter").click()
    page.get_by_role("button", name="Allow").click()


def test_new_person_comes_by_the_provider_in_arabic(walk, mailbox):
    visitor = walk("ar")
    page = visitor.open("/account/sign-in/", name="sign-in-with-a-provider")
    assert "الدخول عبر الوزارة" in page.locator("main").inner_text()
    press(page, HOUSE)
    enter(page, "salma")
    page.wait_for_url("**/ar/account/sign-in/new/")
    visitor.look("first-time-here")
    page.locator("input[name=name]").fill("سلمى العلوي")
    page.locator("main form button[type=submit]").click()
    visitor.look("address-to-confirm")
    confirm(page, mailbox, "salma@ministry.example")
    go(page, HOUSE, "ar")
    page.wait_for_url(re.compile(r"/ar/"))
    visitor.open("/", name="home-signed-in")
    assert page.locator("html").get_attribute("data-person")


def test_member_connects_the_provider_and_signs_in_by_it(walk):
    member = walk("en", phone=False)
    member.sign_in("karim")
    page = member.open("/settings/providers/", name="other-accounts")
    press(page, HOUSE)
    enter(page, "karim")
    page.wait_for_url("**/en/settings/providers/")
    member.look("connected")
    sign_out(page, "en")
    go(page, HOUSE)
    assert is_signed_in(page)
    page.goto("/en/settings/providers/")
    page.get_by_role("link", name="Disconnect").click()
    member.look("disconnecting")


def test_stranger_with_an_account_signs_in_and_connects_without_javascript(walk):
    member = walk("en", phone=False, script=False)
    go(member.page, HOUSE)
    enter(member.page, "chen")
    member.look("first-time-here")
    member.page.get_by_role("link", name="Sign in and connect").click()
    member.give_password("chen")
    member.look("offered")
    member.page.get_by_role("button", name="Connect").click()
    member.page.wait_for_url("**/en/settings/providers/")
    assert "Connected since" in member.page.locator("main").inner_text()


def test_second_factor_of_the_provider_spares_ours_and_a_password_does_not(walk):
    member = walk("en", phone=False)
    member.sign_in("diego")
    page = member.page
    take_an_app(page)
    page.goto("/en/settings/providers/")
    press(page, HOUSE)
    enter(page, "diego+mfa")
    page.wait_for_url("**/en/settings/providers/")
    sign_out(page, "en")
    go(page, HOUSE)
    assert is_signed_in(page)
    sign_out(page, "en")
    give_password(page, "diego")


def test_refused_consent_is_told_with_what_to_do(walk):
    visitor = walk("ar")
    go(visitor.page, HOUSE, "ar")
    visitor.page.locator("input[name=who]").fill("nobody")
    visitor.page.get_by_role("button", name="Enter").click()
    visitor.page.get_by_role("button", name="Refuse").click()
    visitor.page.wait_for_url("**/ar/account/sign-in/by/ministry/trouble/denied/")
    visitor.look("refused")
    assert not visitor.page.locator("html").get_attribute("data-person")
