"""People come in: they open accounts, sign in, and choose how they read."""

import re


def test_newcomer_opens_an_account_confirms_her_address_and_signs_in(walk, mailbox):
    visitor = walk("ar")
    page = visitor.open("/account/sign-up/", name="sign-up")
    page.locator("input[name=name]").fill("نادية العلمي")
    page.locator("input[type=email]").fill("nadia@example.net")
    page.locator("input[type=password]").first.fill("قارب صغير على شاطئ هادئ")
    page.locator("main form button[type=submit]").first.click()
    visitor.look("address-to-confirm")
    letter = mailbox.wait_for("nadia@example.net")
    assert 'lang="ar"' in letter
    assert 'dir="rtl"' in letter
    address = re.search(r"http://localhost:\d+(/ar/account/address/[^\s\"<]+)", letter)
    assert address is not None, letter
    page.goto(address.group(1))
    visitor.look("confirm")
    page.locator("main form button[type=submit]").first.click()
    page.goto("/ar/account/sign-in/")
    page.locator("input[type=email]").fill("nadia@example.net")
    page.locator("input[type=password]").fill("قارب صغير على شاطئ هادئ")
    page.locator("main form button[type=submit]").first.click()
    visitor.open("/", name="home-signed-in")
    assert page.locator("html").get_attribute("data-person")


def test_wrong_password_is_refused_in_one_sentence(walk):
    visitor = walk("en", phone=False)
    page = visitor.open("/account/sign-in/", name="sign-in")
    page.locator("input[type=email]").fill("amina@example.org")
    page.locator("input[type=password]").fill("not her password")
    page.locator("main form button[type=submit]").first.click()
    visitor.look("refused")
    assert page.locator(".error-summary").count() == 1


def test_member_chooses_arabic_digits_and_the_dark_theme(walk):
    member = walk("ar")
    member.sign_in("karim")
    page = member.open("/settings/", name="settings")
    page.locator("select[name=digits]").select_option("arabic")
    page.locator("[name=theme][value=dark]").check()
    page.locator("main form button[type=submit]").first.click()
    member.look("settings-saved")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    member.open("/news/", name="news-arabic-digits")
    assert re.search("[٠-٩]", page.locator("main").inner_text())
