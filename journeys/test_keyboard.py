"""Everything can be done with the keyboard alone."""

from multaqa.foundation.people.testing import PASSWORD

FOCUSED = "document.activeElement"


def test_skip_link_leads_past_the_frame(walk):
    visitor = walk("ar", phone=False)
    page = visitor.open("/news/", name="news")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.className") == "skip"
    visitor.look("skip-link-shown")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('main').contains({FOCUSED})")


def test_menu_opens_closes_and_gives_the_focus_back(walk):
    member = walk("ar", phone=False)
    member.sign_in("amina")
    page = member.open("/", name="home")
    _tab_to(page, "details.menu:has(form[data-signs-out]) > summary")
    page.keyboard.press("Enter")
    assert page.locator("details.menu[open]").count() == 1
    member.look("menu-open")
    page.keyboard.press("Tab")
    assert page.evaluate(f"Boolean({FOCUSED}.closest('.menu-list'))")
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    assert page.evaluate(f"{FOCUSED}.tagName") == "SUMMARY"


def test_form_is_filled_and_sent_and_its_faults_are_reached(walk):
    visitor = walk("ar", phone=False)
    page = visitor.open("/account/sign-in/", name="sign-in")
    _tab_to(page, "input[type=email]")
    page.keyboard.type("amina@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("not her password")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    visitor.look("refused")
    _tab_to(page, "input[type=password]")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("data-person")


def _tab_to(page, selector):
    """Press Tab until the element has the focus; fails when it cannot be reached so."""
    for _ in range(60):
        if page.evaluate(f"selector => {FOCUSED} && {FOCUSED}.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached with the keyboard.")
