"""A post is flagged and hidden; its author reads why and appeals; another than who decided shows it again."""

COMMUNITY = "الأحداث الرياضية الكبرى"
THREAD = "مباريات ليالي رمضان"
AUTHOR = "أمينة"


def test_post_is_flagged_hidden_appealed_and_shown_again_on_an_arabic_phone(walk):
    sami, diego, amina, omar = walk("ar"), walk("es", phone=False), walk("ar"), walk("ar")
    sami.sign_in("sami.al.mansoori")
    thread = _opened_thread(sami)
    post = sami.page.locator(".post", has_text=AUTHOR).last
    number = post.get_attribute("data-post")
    post.locator(".post-more summary").click()
    post.locator("a[href$='flag/']").click()
    sami.page.locator("input[name=rule][value=place]").check()
    sami.page.locator("textarea[name=words]").fill("ليس لهذا صلة بالمباريات.")
    sami.look("flagging")
    _sent(sami.page)
    sami.open("/flags/", name="flagged")

    diego.sign_in("diego")
    desk = diego.open("/moderation/", name="queue")
    desk.locator(f"a[href$='posts/{number}/']").first.click()
    desk.locator("input[name=kind][value=hidden]").check()
    desk.locator("textarea[name=reason]").fill("No trata de los partidos.")
    diego.look("deciding")
    _sent(desk)
    diego.look("decided")
    assert sami.page.goto(f"/ar/posts/{number}/").status == 404
    sami.page.goto(thread)
    assert sami.page.locator(f"#post-{number}").count() == 0

    amina.sign_in("amina")
    notices = amina.open("/notices/", name="told")
    for _try in range(40):  # it is told a moment later
        if (decided := notices.locator("main a[href*='/decisions/']")).count():
            break
        notices.wait_for_timeout(500)
        notices.reload()
    decided.first.click()
    amina.look("why")
    assert "No trata de los partidos." in notices.locator("main").inner_text()
    notices.locator("textarea[name=words]").fill("كتبت عن المتطوعين في ليالي المباريات.")
    _sent(notices)
    amina.look("appealed")

    omar.sign_in("omar.al.salmi")
    waiting = omar.open("/moderation/?which=appeals", name="appeals")
    waiting.locator("main a[href*='/moderation/appeals/']").first.click()
    waiting.locator("input[name=grants][value=yes]").check()
    waiting.locator("textarea[name=answer]").fill("له صلة بها.")
    omar.look("appeal")
    _sent(waiting)
    omar.look("answered")
    sami.page.goto(f"/ar/posts/{number}/")
    sami.look("shown-again")
    assert sami.page.locator(f"#post-{number}").count() == 1


def _opened_thread(visitor):
    """The address of the thread, reached as one does."""
    page = visitor.open("/communities/", name="communities")
    page.get_by_role("link", name=COMMUNITY).first.click()
    page.get_by_role("link", name=THREAD).first.click()
    visitor.look("thread")
    return page.url.partition("#")[0]


def _sent(page):
    """Press the button of the form on the page, and wait for what follows."""
    with page.expect_navigation():
        page.locator("main form:has(textarea) button[type=submit]").last.click()
