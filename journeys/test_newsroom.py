"""People write: two at once, with a session that ends, side by side in two languages."""

from journeys.newsroom import SAVE, start_article

BODY = "الفقرة الأولى.\n\nالفقرة الثانية."


def test_second_of_two_editors_is_told_and_loses_nothing(walk):
    first, second = walk("ar"), walk("en", phone=False)
    first.sign_in("elodie")
    second.sign_in("chen")
    path = start_article(first, title="ورشة في بلدة المنارة", body=BODY)
    second.open(path, name="second-opens")
    first.page.locator("[name=title]").fill("ورشة كبيرة في بلدة المنارة")
    first.page.locator(SAVE).first.click()
    page = second.page
    page.locator("[name=title]").fill("ورشة صغيرة في بلدة المنارة")
    page.locator("[name=lead]").fill("جملة كتبتها المحررة الثانية.")
    page.locator(SAVE).first.click()
    page.locator(".clash").first.wait_for()
    second.forgive(409)
    second.look("both-wrote")
    shown = page.locator("main").inner_text()
    assert "ورشة كبيرة في بلدة المنارة" in shown
    assert "ورشة صغيرة في بلدة المنارة" in shown
    assert page.locator("[name=lead]").input_value() == "جملة كتبتها المحررة الثانية."
    page.locator("[name=title]").fill("ورشة في بلدة المنارة للجميع")
    page.locator(SAVE).first.click()
    second.look("both-saved")
    assert page.locator("[name=title]").input_value() == "ورشة في بلدة المنارة للجميع"
    assert page.locator("[name=lead]").input_value() == "جملة كتبتها المحررة الثانية."


def test_form_written_when_the_session_ended_is_filled_again_after_signing_in(walk):
    editor = walk("ar")
    editor.sign_in("elodie")
    path = start_article(editor, title="نص قبل انتهاء الجلسة", body=BODY)
    page = editor.page
    page.locator("[name=lead]").fill("جملة لم تُحفظ بعد.")
    _end_session(page)
    page.locator(SAVE).first.click()
    page.locator("input[type=password]").wait_for()
    editor.forgive(403)
    editor.look("sign-in-again")
    editor.give_password("elodie")
    editor.look("filled-again")
    assert path in page.url
    assert page.locator("[name=lead]").input_value() == "جملة لم تُحفظ بعد."
    page.locator(SAVE).first.click()
    page.goto(f"/ar{path}")
    assert page.locator("[name=lead]").input_value() == "جملة لم تُحفظ بعد."


def test_translator_writes_beside_the_original(walk):
    writer = walk("ar")
    writer.sign_in("elodie")
    path = start_article(writer, title="مكتبة متنقلة في الجبل", body=BODY)
    translator = walk("es", phone=False)
    translator.sign_in("diego")
    page = translator.open(f"{path}translations/es/", name="bench")
    pair = page.locator(".bench-pair").first
    assert "مكتبة متنقلة في الجبل" in pair.locator(".bench-source").inner_text()
    source, target = pair.locator(".bench-source").bounding_box(), pair.locator(".bench-target").bounding_box()
    assert source is not None
    assert target is not None
    assert abs(source["y"] - target["y"]) < 40, "not side by side"
    page.locator("[name=title]").fill("Una biblioteca ambulante en la montaña")
    page.locator("[name=finish]").click()
    translator.look("finished")
    assert page.locator("[name=title]").input_value() == "Una biblioteca ambulante en la montaña"
    page.goto(f"/es{path}translations/es/")
    assert page.locator("[name=title]").input_value() == "Una biblioteca ambulante en la montaña"


def test_whole_path_of_reading_and_editing_needs_no_javascript(walk):
    editor = walk("ar", script=False)
    page = editor.open("/", name="home")
    page.get_by_role("link", name="المواضيع").first.click()
    page.locator("main .subjects a").first.click()
    editor.look("topic")
    editor.sign_in("elodie")
    path = start_article(editor, title="كل شيء بلا برامج", body=f"## عنوان فرعي\n\n{BODY}")
    page.locator("[name=source_name_ar]").fill("صحيفة الميناء")
    page.locator("[name=topics]").first.check()
    page.locator("[name=preview][value=yes]").first.click()
    editor.look("preview")
    assert page.locator(".prose :is(h2, h3)", has_text="عنوان فرعي").count() == 1
    page.goto(f"/ar{path}")
    page.locator("form[action$='/offering/'] button[type=submit]").click()
    editor.look("offered")
    reviewer = walk("ar", script=False)
    reviewer.sign_in("chen")
    page = reviewer.open(path, name="to-clear")
    page.locator("form[action$='/clearance/'] button[type=submit]").click()
    page.locator("a[href$='/publication/']").click()
    page.locator("main form[action$='/publication/'] button[type=submit]").click()
    visitor = walk("ar", script=False)
    page = visitor.open(path.replace("/newsroom/articles/", "/news/"), name="article")
    assert page.locator("article h1").inner_text() == "كل شيء بلا برامج"


def _end_session(page):
    """Sign out in another tab; the page with the form stays as it is."""
    other = page.context.new_page()
    other.goto("/ar/account/sign-out/")
    other.locator("main form button[type=submit]").first.click()
    other.wait_for_load_state()
    other.close()
