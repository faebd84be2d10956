"""Signing in by SAML with a provider that others wrote: a new person, an account, a second factor, what is refused."""

from typing import Final

from playwright.sync_api import Page

from journeys.house import TWO_FACTORS, another_key
from journeys.providers.steps import confirm, go, is_signed_in, press, take_an_app
from journeys.test_second_factor import give_password, sign_out

HOUSE: Final = "university"
PERSISTENT: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"


def enter(page: Page, who: str, name: str = "") -> None:
    """Be somebody there; without JavaScript the answer is sent on by hand."""
    page.locator("#userName").fill(who)
    page.locator("#nameIdFormat").select_option(PERSISTENT)
    page.locator("#mail").fill(f"{who}@university.example")
    page.locator("#displayName").fill(name or who)
    page.locator("#btn-sign-in").click()


def test_new_person_comes_from_the_university_in_arabic(walk, mailbox):
    visitor = walk("ar")
    page = visitor.open("/account/sign-in/", name="sign-in-with-two-providers")
    go(page, HOUSE, "ar")
    enter(page, "zaynab", "زينب الحسني")
    page.wait_for_url("**/ar/account/sign-in/new/")
    visitor.look("first-time-here")
    assert page.locator("input[name=name]").input_value() == "زينب الحسني"
    page.locator("main form button[type=submit]").click()
    confirm(page, mailbox, "zaynab@university.example")
    go(page, HOUSE, "ar")
    enter(page, "zaynab", "زينب الحسني")
    page.wait_for_url("**/ar/rules/acceptance/**")
    assert page.locator("html").get_attribute("data-person")


def test_account_is_connected_and_signs_in_without_javascript(walk):
    member = walk("en", phone=False, script=False)
    for step in ("connect", "come back"):
        go(member.page, HOUSE)
        enter(member.page, "jun")
        member.page.get_by_role("button", name="Submit").click()
        if step == "connect":
            member.page.get_by_role("link", name="Sign in and connect").click()
            member.give_password("jun")
            member.page.get_by_role("button", name="Connect").click()
            member.page.wait_for_url("**/en/settings/providers/")
            assert "Connected since" in member.page.locator("main").inner_text()
            sign_out(member.page, "en")
    assert is_signed_in(member.page)


def test_second_factor_of_the_university_spares_ours_only_when_it_says_so(walk, houses):
    member = walk("en", phone=False)
    member.sign_in("fiona")
    page = member.page
    take_an_app(page)
    page.goto("/en/settings/providers/")
    press(page, HOUSE)
    enter(page, "fiona")
    page.wait_for_url("**/en/settings/providers/")
    sign_out(page, "en")
    go(page, HOUSE)
    enter(page, "fiona")
    page.wait_for_url("**/second-step/")
    page.get_by_role("button", name="Use another account").click()
    page.wait_for_url("**/en/account/sign-in/")
    with houses.university_set(authnContextClassRef=TWO_FACTORS):
        go(page, HOUSE)
        enter(page, "fiona")
        assert is_signed_in(page)
    sign_out(page, "en")
    give_password(page, "fiona")


def test_what_another_key_has_signed_is_refused(walk, houses):
    visitor = walk("ar")
    with houses.university_set(key=another_key()):
        go(visitor.page, HOUSE, "ar")
        enter(visitor.page, "jun")
        visitor.page.wait_for_url("**/ar/account/sign-in/by/university/trouble/**")
    visitor.look("refused")
    assert "/trouble/not-believed/" in visitor.page.url
    assert not visitor.page.locator("html").get_attribute("data-person")


def test_what_was_not_asked_for_is_refused(walk, houses):
    visitor = walk("en", phone=False)
    visitor.page.goto(f"{houses.university}/saml/sso")
    enter(visitor.page, "jun")
    visitor.page.wait_for_url("**/account/sign-in/by/university/trouble/**")
    visitor.look("unsolicited")
    visitor.page.goto("/en/")
    assert not visitor.page.locator("html").get_attribute("data-person")
