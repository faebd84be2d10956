"""An auditor searches the log and asks who can read; an operator sees how things stand; the desk leads both there."""

import pytest

AUDIT = ("/audit/", "/audit/opened/", "/audit/oversight/", "/audit/proof/", "/audit/export/")
OPERATING = ("/health/", "/storage/", "/work/", "/staff/mail/", "/staff/offices/")
BOTH = pytest.mark.parametrize(("language", "phone"), [("ar", True), ("en", False)])


@BOTH
def test_auditor_finds_a_fact_and_asks_who_can_read_a_thing_and_why(walk, language, phone):
    auditor = walk(language, phone=phone)
    auditor.sign_in("ingrid")
    for path in AUDIT:
        auditor.open(path)
    page = auditor.open("/audit/", name="search")
    page.locator("[name=person]").fill("amina@example.org")
    page.locator("form.audit-search button[type=submit]").click()
    page.wait_for_url("**person=**")
    auditor.look("found")
    assert page.locator(".told-facts li").count() > 0
    page.locator(".told-facts li a").first.click()
    page.wait_for_url("**/audit/facts/**")
    auditor.look("fact")
    article = page.goto(f"/{language}/news/")
    assert article is not None
    address = page.locator("main .news-row-title a").first.get_attribute("href")
    page = auditor.open("/audit/readers/", name="nothing-asked-yet")
    page.locator("[name=thing]").fill(address)
    page.locator("[name=person]").fill("amina@example.org")
    page.locator("form.audit-search button[type=submit]").click()
    page.wait_for_url("**thing=**")
    auditor.look("who-can-read")
    assert page.locator(".told-facts li p").count() > 0
    page.locator("[name=thing]").fill("/t/news.article/nothing")
    page.locator("form.audit-search button[type=submit]").click()
    page.wait_for_url("**nothing**")
    auditor.forgive(422)
    auditor.look("no-such-thing")


@BOTH
def test_operator_reads_the_state_of_each_part(walk, language, phone):
    operator = walk(language, phone=phone)
    operator.sign_in("ingrid")
    for path in OPERATING:
        operator.open(path)


@BOTH
def test_desk_leads_to_the_pages_of_whoever_holds_an_office_and_to_no_others(walk, language, phone):
    officer, member = walk(language, phone=phone), walk(language, phone=phone)
    officer.sign_in("ingrid")
    page = officer.open("/", name="desk-closed")
    page.locator("header details.menu").last.locator("summary").click()
    leads = {link.get_attribute("href") for link in page.locator("header details.menu a").all()}
    assert {f"/{language}/audit/", f"/{language}/health/", f"/{language}/staff/network/"} <= leads
    member.sign_in("amina")
    page = member.open("/", name="no-desk")
    assert page.locator(f"a[href='/{language}/audit/'], a[href='/{language}/health/']").count() == 0
    member.open("/audit/", name="no-audit", status=404)
    member.open("/health/", name="no-health", status=404)
