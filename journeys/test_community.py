"""Amina joins a community on her phone, reads, answers with a quotation, and thinks better of it; Jun's is nowhere."""

import pytest

COMMUNITY = "المواقع الدينية"
THREAD = "يوم مفتوح للجيران قبل الموسم"
HIDDEN = "灯会联合演练筹备组"
NARROW = {"width": 320, "height": 700}


def test_member_joins_reads_quotes_edits_deletes_and_brings_back_on_an_arabic_phone(walk):
    amina = walk("ar")
    amina.sign_in("amina")
    page = _opened_thread(amina)
    assert page.locator(".post").count() == 4

    page.locator(".post [data-act=quote]").first.click()
    source = page.locator("textarea[name=source]")
    source.wait_for()
    quoted = source.input_value()
    assert quoted.startswith("> ")
    source.fill(f"{quoted}\n\nنقلنا الموقف نحن أيضا، ثلاثين مترا.")
    amina.look("reply")
    _sent(page)
    amina.look("replied")
    mine = page.locator(".post").last
    assert mine.locator("blockquote").count() == 1
    assert "ثلاثين مترا" in mine.inner_text()

    _chosen(page, mine, "words/")
    page.locator("textarea[name=source]").fill("نقلنا الموقف نحن أيضا، خمسة وثلاثين مترا.")
    amina.look("editing")
    _sent(page)
    mine = page.locator(".post").last
    assert "خمسة وثلاثين" in mine.inner_text()
    mine.locator("a[href$='history/']").click()
    amina.look("history")
    assert "ثلاثين مترا" in page.locator("main").inner_text()
    page.go_back()

    _chosen(page, page.locator(".post").last, "deletion/")
    amina.look("deleting")
    _sent(page)
    amina.look("deleted")
    assert "خمسة وثلاثين" not in page.locator("main").inner_text()
    page.locator("form[action$='restoration/'] button").click()
    page.wait_for_load_state()
    assert "خمسة وثلاثين" in page.locator(".post").last.inner_text()


def test_member_reads_and_replies_without_javascript(walk):
    karim = walk("ar", script=False)
    karim.sign_in("karim")
    page = _opened_thread(karim)
    page.locator(".post [data-act=quote]").last.click()
    source = page.locator("textarea[name=source]")
    assert source.input_value().startswith("> ")
    source.fill(f"{source.input_value()}\n\nوالثلاثة ما زالوا يتحدثون.")
    karim.look("reply")
    _sent(page)
    assert "والثلاثة ما زالوا يتحدثون" in page.locator(".post").last.inner_text()


def test_hidden_community_is_nowhere_for_who_does_not_belong_to_it(walk):
    jun = walk("zh-hans", phone=False)
    jun.sign_in("jun")
    page = jun.open("/communities/", name="communities-of-jun")
    page.get_by_role("link", name=HIDDEN).first.click()
    jun.look("hidden")
    place = page.url.split("/zh-hans", 1)[1]

    amina = walk("ar")
    amina.sign_in("amina")
    assert HIDDEN not in amina.open("/communities/", name="communities").content()
    assert amina.open("/communities/?q=灯会", name="sought").locator("main ul.list").count() == 0
    amina.open(place, name="guessed", status=404)
    amina.open(f"{place}people/", name="guessed-people", status=404)


@pytest.mark.parametrize(("language", "name"), [("ar", "النقل"), ("en", "Transport")])
def test_no_page_of_a_community_is_wider_than_a_narrow_window(walk, language, name):
    diego = walk(language)
    diego.sign_in("diego")
    diego.page.set_viewport_size(NARROW)
    page = diego.open("/communities/", name="communities")
    diego.open("/communities/new/", name="new")
    page.goto(f"/{language}/communities/")
    page.get_by_role("link", name=name, exact=True).first.click()
    diego.look("community")
    here = page.url
    for part in ("about/", "people/"):
        page.goto(here + part)
        diego.look(part.strip("/"))
    page.goto(here)
    page.locator(".stream-title a").first.click()
    diego.look("thread")


def _opened_thread(visitor):
    """The thread, reached as one does: by the list of communities, joining on the way where one does not belong."""
    page = visitor.open("/communities/", name="communities")
    page.get_by_role("link", name=COMMUNITY).first.click()
    visitor.look("community")
    joining = page.locator("form[action$='joining/'] button")
    if joining.count():
        joining.click()
        page.wait_for_load_state()
        visitor.look("joined")
    page.get_by_role("link", name=THREAD).first.click()
    visitor.look("thread")
    return page


def _chosen(page, post, action):
    """Open the menu of a post, and what it leads to."""
    post.locator(".post-more summary").click()
    post.locator(f"a[href$='{action}']").click()
    page.wait_for_load_state()


def _sent(page):
    """Press the button of the form on the page, and wait for what follows."""
    with page.expect_navigation():
        page.locator("main form:has(textarea) button[type=submit], main form button.button-danger").last.click()
