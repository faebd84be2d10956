"""A steward announces something urgent on her phone; a second person confirms it; a member reads it, others do not."""

TITLE = "تعليق الزيارات في ميناء النوارس"


def test_urgent_announcement_is_confirmed_by_a_second_person_and_stands_above_a_members_pages(walk):
    steward = walk("ar")
    steward.sign_in("elodie")
    draft = _written(steward)
    _planned(steward)
    _pressed(steward.page, f"{draft}sending/")
    steward.look("waiting")
    assert steward.page.locator(f"form[action$='{draft}confirmation/']").count() == 0, "she confirms what she sent"

    member = walk("ar")
    member.sign_in("amina")
    assert TITLE not in member.open("/news/", name="before").content()

    second = walk("en", phone=False)
    second.sign_in("ingrid")
    second.open(draft.removeprefix("/ar"), name="to-confirm")
    _pressed(second.page, draft.replace("/ar/", "/en/") + "confirmation/")
    second.look("confirmed")

    page = _told(member)
    assert TITLE in page.locator(".banner").inner_text()
    page.locator(".banner form button").click()
    page.wait_for_load_state()
    assert member.open("/news/", name="read").locator(".banner").count() == 0

    outsider = walk("en", phone=False)
    outsider.sign_in("fiona")
    assert outsider.open("/news/", name="outsider").locator(".banner").count() == 0
    outsider.open(draft.removeprefix("/ar").replace("/staff/", "/"), name="closed", status=404)
    outsider.open("/staff/announcements/", name="closed-desk", status=404)


def _told(member):
    """Her page once the worker has told her, a moment after the confirmation."""
    for _second in range(30):
        member.page.goto("/ar/news/")
        if member.page.locator(".banner").count():
            break
        member.page.wait_for_timeout(1000)
    return member.open("/news/", name="banner")


def _written(steward):
    """A draft with words in Arabic; gives the path of its page on the desk."""
    page = steward.open("/staff/announcements/new/", name="new")
    page.locator("select[name=language]").select_option("ar")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/words/ar/")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=body]").fill("تُستأنف الزيارات بعد فحص الرصيف.")
    steward.look("words")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    return "/" + "/".join(page.url.split("/")[3:7]) + "/"


def _planned(steward):
    """For the members, urgent; how many that reaches is counted as she chooses, before anything is saved."""
    page = steward.page
    page.goto("/" + "/".join(page.url.split("/")[3:7]) + "/plan/")
    members = page.locator("#reached").inner_text()
    _chosen(page, "all", counted=lambda text: text != members)
    _chosen(page, "network", counted=lambda text: text == members)
    page.locator("input[name=urgent]").check()
    page.locator("[name=reason]").fill("عاصفة")
    page.locator("[name=reason]").blur()
    steward.look("plan")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def _chosen(page, whom, *, counted):
    """Choose whom it reaches; the number of them follows by itself, with the markup let through by Trusted Types."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(f"input[name=whom][value={whom}]").check()
    for _look in range(50):
        if counted(page.locator("#reached").inner_text()):
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.locator("#reached").inner_text())


def _pressed(page, action):
    """Press the button of the form that is sent to ``action``."""
    with page.expect_navigation():
        page.locator(f"form[action$='{action}'] button[type=submit]").first.click()
