"""A post is flagged and hidden; its author reads why and appeals; another than who decided shows it again."""

COMMUNITY = "الأحداث الرياضية الكبرى"
THREAD = "مباريات ليالي رمضان"
AUTHOR = "أمينة"


def test_post_is_flagged_hidden_appealed_and_shown_again_on_an_arabic_phone(walk):
    karim, diego, amina, chen = walk("ar"), walk("es", phone=False), walk("ar"), walk("en", phone=False)
    karim.sign_in("karim")
    thread = _opened_thread(karim)
    number = _flagged(karim)
    diego.sign_in("diego")
    _hidden(diego, number)
    assert karim.page.goto(f"/ar/posts/{number}/").status == 404
    karim.page.goto(thread)
    assert karim.page.locator(f"#post-{number}").count() == 0

    amina.sign_in("amina")
    _appealed(amina)
    chen.sign_in("chen")
    _granted(chen)
    karim.page.goto(f"/ar/posts/{number}/")
    karim.look("shown-again")
    assert karim.page.locator(f"#post-{number}").count() == 1


def _flagged(reader) -> str:
    """Flag the author's last post of the thread that is open; its public id."""
    post = reader.page.locator(".post", has_text=AUTHOR).last
    number = post.get_attribute("data-post")
    post.locator(".post-more summary").click()
    post.locator("a[href$='flag/']").click()
    reader.page.locator("input[name=rule][value=place]").check()
    reader.page.locator("textarea[name=words]").fill("ليس لهذا صلة بالمباريات.")
    reader.look("flagging")
    _sent(reader.page)
    reader.open("/flags/", name="flagged")
    return number


def _hidden(facilitator, number: str) -> None:
    """Hide a flagged post, found in the queue."""
    page = facilitator.open("/moderation/", name="queue")
    page.locator(f"a[href$='posts/{number}/']").first.click()
    page.locator("input[name=kind][value=hidden]").check()
    page.locator("textarea[name=reason]").fill("No trata de los partidos.")
    facilitator.look("deciding")
    _sent(page)
    facilitator.look("decided")


def _appealed(author) -> None:
    """Read what was decided, from a notice that comes a moment later, and appeal."""
    page = author.open("/notices/", name="told")
    decided = page.locator("main a[href*='/decisions/']")
    for _try in range(40):
        if decided.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    decided.first.click()
    author.look("why")
    assert "No trata de los partidos." in page.locator("main").inner_text()
    page.locator("textarea[name=words]").fill("كتبت عن المتطوعين في ليالي المباريات.")
    _sent(page)
    author.look("appealed")


def _granted(another) -> None:
    """Take the decision back."""
    page = another.open("/moderation/?which=appeals", name="appeals")
    page.locator("main a[href*='/moderation/appeals/']").first.click()
    page.locator("input[name=grants][value=yes]").check()
    page.locator("textarea[name=answer]").fill("له صلة بها.")
    another.look("appeal")
    _sent(page)
    another.look("answered")


def _opened_thread(visitor):
    """The address of the thread, reached as one does."""
    page = visitor.open("/communities/", name="communities")
    page.get_by_role("link", name=COMMUNITY).first.click()
    joining = page.locator("form[action$='joining/'] button")
    if joining.count():
        joining.click()
        page.wait_for_load_state()
    page.get_by_role("link", name=THREAD).first.click()
    visitor.look("thread")
    return page.url.partition("#")[0]


def _sent(page):
    """Press the button of the form on the page, and wait for what follows."""
    with page.expect_navigation():
        page.locator("main form:has(textarea) button[type=submit]").last.click()
