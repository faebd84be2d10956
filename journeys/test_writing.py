"""The writing area in a real browser: its tools, what is pasted, preview, and drafts that stay on the device."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from journeys.eyes import Eyes
from journeys.newsroom import start_article

Walk = Callable[..., Eyes]
AREA = "#writing_area .guide-panel >> nth=0 >> writing-area"
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('draft:')).length"
PASTE = """(field, html) => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/html", html);
  clipboard.setData("text/plain", "plain");
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
}"""
WORD = """<html><head><style>p {mso-style-parent: ""}</style></head><body><!--StartFragment-->
<h1>خطة <b>الإخلاء</b></h1>
<p class="MsoNormal" dir="RTL">نص <b>مهم</b> و<a href="https://example.org/x">رابط</a>.<o:p></o:p></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span
style="mso-list:Ignore">·<span>   </span></span>أولا</p>
<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span
style="mso-list:Ignore">1.<span> </span></span>ثانيا</p>
<!--EndFragment--></body></html>"""
PASTED = "## خطة الإخلاء\n\nنص **مهم** و[رابط](https://example.org/x).\n\n- أولا\n   1. ثانيا"


def test_tools_mark_what_is_chosen_and_answer_to_keys(walk: Walk) -> None:
    area = _writing(walk)
    text = area.locator("textarea")
    text.fill("مهم")
    _ready(area.page)
    text.select_text()
    area.locator("md-bold").click()
    expect(text).to_have_value("**مهم**")
    text.fill("مهم")
    text.select_text()
    area.page.keyboard.press("Control+b")
    expect(text).to_have_value("**مهم**")
    area.locator("md-header").focus()
    area.page.keyboard.press("ArrowRight")
    assert area.page.evaluate("document.activeElement.localName") == "md-bold"


def test_what_is_pasted_from_word_keeps_its_structure(walk: Walk) -> None:
    area = _writing(walk)
    text = area.locator("textarea")
    text.fill("")
    _ready(area.page)
    text.evaluate(PASTE, WORD)
    expect(text).to_have_value(PASTED)


def test_preview_is_shown_beneath_the_text(walk: Walk) -> None:
    editor = walk("ar")
    editor.sign_in("elodie")
    start_article(editor, title="معاينة", body="نص")
    area = editor.page.locator("writing-area")
    area.locator("textarea").fill("## عنوان\n\nكاميرات CCTV 24/7")
    area.locator(".writing-previews").click()
    expect(area.locator("[data-part=preview] :is(h2, h3)")).to_have_text("عنوان")
    editor.look("preview-beneath")


def test_draft_is_kept_for_a_person_found_again_and_wiped_when_she_signs_out(walk: Walk) -> None:
    area = _writing(walk)
    page = area.page
    _keep(area, "مسودة لم تكتمل")
    page.reload()
    page.locator("[data-part=restore]:visible").first.click()
    expect(page.locator(AREA).locator("textarea")).to_have_value("مسودة لم تكتمل")
    assert page.evaluate(KEPT) == 1
    page.locator("header details.menu").last.locator("summary").click()
    with page.expect_navigation():
        page.locator("[data-signs-out] button").click()
    assert page.evaluate(KEPT) == 0


@pytest.mark.parametrize(("label", "kept"), [("TLP:GREEN", 1), ("TLP:AMBER", 0), ("TLP:RED", 0)])
def test_no_draft_stays_on_the_device_above_green(walk: Walk, label: str, kept: int) -> None:
    area = _writing(walk)
    area.evaluate("(area, label) => (area.dataset.label = label)", label)
    area.locator("textarea").fill("مسودة")
    expect(area.locator("[data-part=draft]")).not_to_be_empty()
    assert area.page.evaluate(KEPT) == kept


def test_nothing_is_kept_for_nobody(walk: Walk) -> None:
    page = _guide(walk("ar", phone=False))
    page.locator(AREA).locator("textarea").fill("مسودة")
    _ready(page)
    assert page.evaluate(KEPT) == 0


def _keep(area: Locator, text: str) -> None:
    area.locator("textarea").fill(text)
    expect(area.locator("[data-part=draft]")).not_to_be_empty()


def _writing(walk: Walk) -> Locator:
    eyes = walk("ar", phone=False)
    eyes.sign_in("amina")
    return _guide(eyes).locator(AREA)


def _guide(eyes: Eyes) -> Page:
    eyes.page.goto(f"/{eyes.language}/styleguide/")
    return eyes.page


def _ready(page: Page) -> None:
    page.wait_for_function("Boolean(customElements.get('markdown-toolbar'))")
