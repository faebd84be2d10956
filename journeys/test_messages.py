"""Messages on an Arabic phone: written from a profile, accepted, answered, ended by a block; without JavaScript too."""

import pytest

from journeys.eyes import Eyes

CAST = {"jun": "林俊", "karim": "كريم", "diego": "Diego", "chen": "陈思远"}
ASKED = "هل يمكن الاطلاع على خطة التدريب؟"
TOLD = "نعم، سأرسلها يوم الأحد."


@pytest.mark.parametrize(("one", "other", "script"), [("jun", "karim", True), ("diego", "chen", False)])
def test_one_writes_the_other_accepts_answers_and_blocks(walk, one, other, script):
    writer, asked = walk("ar", script=script), walk("ar", script=script)
    writer.sign_in(one)
    asked.sign_in(other)
    theirs = _profile_of(writer, CAST[other])
    page = writer.open(theirs, name="profile")
    page.locator("main a[href*='/messages/new/']").click()
    writer.look("new")
    page.locator("textarea[name=source]").fill(ASKED)
    _sent(page)
    writer.look("waiting")
    place = page.url.split("/ar", 1)[1].split("#")[0]
    assert page.locator("textarea[name=source]").count() == 0

    desk = asked.open("/messages/", name="list")
    assert desk.locator(".bar .bell-count").first.is_visible()
    desk.locator(f"main a[href*='{place}']").click()
    asked.look("asked")
    assert ASKED in desk.locator(".message").last.inner_text()
    desk.locator("main button[name=wanted][value=yes]").click()
    desk.locator("textarea[name=source]").fill(TOLD)
    asked.look("accepted")
    _sent(desk)
    asked.look("answered")

    writer.open(place, name="read")
    assert TOLD in page.locator(".message").last.inner_text()
    writer.open("/messages/", name="list")

    mine = _profile_of(asked, CAST[one])
    desk = asked.open(f"{mine}blocking/")
    desk.locator("main form button[type=submit]").first.click()
    assert page.goto(f"/ar{place}").status == 404
    page.goto("/ar/messages/")
    assert page.locator(f"main a[href*='{place}']").count() == 0
    desk = asked.open(place, name="blocked")
    assert desk.locator("textarea[name=source]").count() == 0
    asked.open("/settings/hidden-from/")
    asked.page.locator('main form:has(input[name=key][value^="person:"]) button').first.click()
    assert page.goto(f"/ar{place}").status == 200


def test_new_messages_come_to_an_open_page(walk):
    amina, diego = walk("ar"), walk("en", phone=False)
    amina.sign_in("amina")
    diego.sign_in("diego")
    page = amina.open("/messages/", name="messages-of-amina")
    page.locator("main .talk-names a", has_text="Diego").last.click()
    amina.look("conversation")
    place = page.url.split("/ar", 1)[1].split("#")[0]
    desk = diego.open(place, name="conversation-of-diego")
    desk.locator("textarea[name=source]").fill("One more: a lamp at each door.")
    _sent(desk)
    page.locator(".message", has_text="a lamp at each door").wait_for(timeout=40_000)
    amina.look("news")


def test_settings_of_messages(walk):
    karim = walk("ar")
    karim.sign_in("karim")
    karim.open("/settings/messages/", name="settings")


def test_a_name_is_chosen_after_an_at_by_keyboard(walk):
    amina = walk("ar")
    amina.sign_in("amina")
    page = amina.open("/communities/", name="communities")
    community = page.locator("main a[href*='/communities/']", has_text="حماية الأماكن العامة").first
    amina.open(str(community.get_attribute("href")).removeprefix("/ar"), name="community")
    amina.open(str(page.locator(".stream-title a").first.get_attribute("href")).removeprefix("/ar"), name="thread")
    text = page.locator("textarea[name=source]")
    text.click()
    page.wait_for_timeout(500)  # the tools load when the writing area is used
    text.press_sequentially("ما رأي @كر")
    page.locator(".writing-names [role=option]").first.wait_for()
    amina.look("names")
    assert text.get_attribute("aria-expanded") == "true"
    text.press("ArrowDown")
    text.press("ArrowUp")
    text.press("Enter")
    assert page.locator(".writing-names").is_hidden()
    assert "@كر" not in text.input_value()
    assert "كريم" in page.locator(".writing-foot [role=status]").first.inner_text()


def _profile_of(reader: Eyes, name: str) -> str:
    """The path of a profile, without a language, that the directory shows for a name."""
    page = reader.open(f"/members/?q={name}")
    return str(page.locator("main .member-name a").first.get_attribute("href")).removeprefix("/ar")


def _sent(page):
    with page.expect_navigation():
        page.locator("main form:has(textarea[name=source]) button[type=submit]").last.click()
