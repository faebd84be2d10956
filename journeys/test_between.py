"""Between two people: one blocks another and undoes it; one reports another, and an officer answers."""

from journeys.eyes import Eyes

CAST = {"leila": "ليلى", "karim": "كريم"}


def test_one_blocks_another_who_finds_her_no_more_until_she_undoes_it(walk):
    leila, karim = walk("ar"), walk("ar", script=False)
    leila.sign_in("leila")
    karim.sign_in("karim")
    hers = _profile_found_by(karim, CAST["leila"])
    his = _profile_found_by(leila, CAST["karim"])
    page = leila.open(his, name="profile")
    page.locator("main details.menu summary").click()
    page.locator(f'main a[href$="{his}blocking/"]').click()
    leila.look("what-blocking-does")
    page.locator("main form button[type=submit]").first.click()
    leila.look("blocked")
    assert page.locator(f'main a[href$="{his}"]').count() == 1
    assert karim.page.goto(f"/ar{hers}").status == 404
    assert karim.page.goto(f"/ar/members/?q={CAST['leila']}").status == 200
    assert karim.page.locator(f'main a[href$="{hers}"]').count() == 0
    page.locator('main form:has(input[name=key][value^="person:"]) button').first.click()
    leila.look("unblocked")
    assert karim.page.goto(f"/ar{hers}").status == 200


def test_one_reports_another_and_an_officer_answers(walk):
    amina, chen = walk("ar"), walk("en", phone=False)
    amina.sign_in("amina")
    his = _profile_found_by(amina, CAST["karim"])
    page = amina.open(f"{his}report/", name="report")
    page.locator("input[name=reason][value=advertising]").check()
    page.locator("textarea[name=words]").fill("يرسل إعلانات إلى أعضاء الشبكة كل يوم.")
    page.locator("main form button[type=submit]").first.click()
    amina.look("reported")
    chen.sign_in("chen")
    desk = chen.open("/staff/reports/", name="queue")
    desk.locator("main .entry", has_text="Advertising").locator("a").first.click()
    chen.look("one-report")
    desk.locator("main form button[type=submit]").first.click()
    desk.locator("main input[name=outcome][value=spoken]").check()
    desk.locator("main textarea[name=answer]").fill("We have spoken to him.")
    chen.look("closing")
    desk.locator("main form button[type=submit]").first.click()
    chen.look("closed")
    amina.open("/settings/sent-reports/", name="answered")
    assert "We have spoken to him." in page.locator("main").inner_text()


def _profile_found_by(reader: Eyes, name: str) -> str:
    """The path of a profile, without a language, that the directory shows for a name."""
    page = reader.open(f"/members/?q={name}", name=f"looking-for-{name}")
    return str(page.locator("main .member-name a").first.get_attribute("href")).removeprefix("/ar")
