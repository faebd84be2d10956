"""The look of things: small windows, large letters, high contrast, paper, no line; menus, dialogs, choices."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.eyes import Eyes
from journeys.site import inside
from multaqa.lib.fold import fold

Walk = Callable[..., Eyes]
PUBLIC = ("/", "/news/", "/topics/", "/account/sign-in/", "/account/sign-up/", "/settings/", "/styleguide/")
STAFF = (
    "/newsroom/",
    "/newsroom/import/",
    "/translations/",
    "/vocabulary/",
    "/vocabulary/new/",
    "/work/",
    "/staff/mail/",
    "/notices/",
    "/settings/mail/",
    "/settings/following/",
    "/settings/network/",
    "/settings/network/mark/",
)
MOVING = """[...document.querySelectorAll("*")].filter((each) => {
  const style = getComputedStyle(each);
  return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
}).length"""
OUTSIDE = "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
CHANGED = """() => new Promise((told) => {
  const region = document.getElementById("toasts");
  new MutationObserver(() => told(true)).observe(region, { childList: true });
})"""
LISTED = ".offer a, main :is(h2, h3, li, section > p) a, .aside a"
HEIGHTS = f"""[...document.querySelectorAll("{LISTED}")]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.getBoundingClientRect().height, parseFloat(getComputedStyle(each, "::after").height) || 0])
  .map((heights) => Math.max(...heights))"""
"""How tall each link of a list is, or what lies over it to be pressed."""
FOLDED = "words => customElements.get('filtered-choices').fold(words)"
COMPARED = (
    "أَهْدَافٌ آمِنَةٌ، مُؤسَّسة ٱلشاطئ ـــ سُوء ٢٠٢٢ ۱۲",
    "کتاب‌ها و یاری",
    "Йод, Ёлка и СЪЕЗД",
    "Straße, ÉCOLE, l’œuvre, ﬁn",
    "Niñez – acción",
    "城市中心  ＡＢＣ１２３",
)
"""Words of six scripts and of neighbours: marks, variants of letters, digits, ligatures, spaces."""
BEHIND = """
from datetime import timedelta
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
now = timezone.now()
for status, ended in (("READY", {}), ("FAILED", {"finished_at": now, "traceback": "Error: " + "w" * 90})):
    for queue in ("quick", "slow"):
        DBTaskResult.objects.create(
            task_path="multaqa.planted", status=status, queue_name=queue, backend_name="default", priority=0,
            args_kwargs={"args": [], "kwargs": {}}, exception_class_path="", run_after=now + timedelta(days=1), **ended,
        )
"""
CAUGHT_UP = """
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.filter(task_path="multaqa.planted").delete()
"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("language", "theme"), [("ar", "light"), ("en", "dark")])
def test_styleguide_has_no_fault(walk: Walk, language: str, theme: str) -> None:
    walk(language, phone=False, theme=theme).open("/styleguide/", name=f"styleguide-{language}-{theme}")


@pytest.fixture
def work_behind(site: str, folder: Path) -> Iterator[None]:  # noqa: ARG001  # the site must be there
    """Work that waits and work that failed, in both queues, on the page that lists them."""
    inside(folder, BEHIND)
    yield
    inside(folder, CAUGHT_UP)


@pytest.mark.usefixtures("work_behind")
@pytest.mark.parametrize("language", ["ar", "ru"])
def test_no_page_is_wider_than_the_smallest_window(walk: Walk, language: str) -> None:
    steward = walk(language)
    steward.page.set_viewport_size({"width": 320, "height": 640})
    wide = [path for path in PUBLIC if _width_over(steward, path)]
    steward.sign_in("elodie")
    wide += [path for path in STAFF if _width_over(steward, path)]
    assert wide == []


def test_bar_of_a_visitor_stays_one_row_in_the_smallest_window(walk: Walk) -> None:
    for language in ("ar", "en", "fr", "ru"):
        page = walk(language).page
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(f"/{language}/")
        bar = page.locator(".bar").bounding_box()
        assert bar is not None
        assert bar["height"] < 64, language


@pytest.mark.parametrize("path", ["/", "/news/", "/topics/", "/translations/"])
def test_what_a_finger_presses_in_lists_is_tall_enough(walk: Walk, path: str) -> None:
    steward = walk("ar")
    steward.sign_in("elodie")
    steward.page.goto(f"/ar{path}")
    heights = steward.page.evaluate(HEIGHTS)
    assert heights
    assert min(heights) >= 44  # interface.md; CSS pixels


def test_what_a_finger_presses_in_the_facts_of_an_article_is_tall_enough(walk: Walk) -> None:
    visitor = walk("ar")
    page = visitor.open("/news/", name="news")
    page.locator(".news-row-title a").first.click()
    heights = page.evaluate(HEIGHTS.replace(LISTED, ".news-article > :is(header, footer) a"))
    assert len(heights) > 3
    assert min(heights) >= 44  # interface.md; CSS pixels


def test_letters_twice_as_large_hide_nothing(walk: Walk) -> None:
    visitor = walk("ar", phone=False)
    for path in ("/", "/news/", "/account/sign-up/"):
        visitor.page.goto(f"/ar{path}")
        visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
        visitor.look(f"large{path.replace('/', '-')}")


def test_high_contrast_keeps_what_is_chosen_and_where_the_buttons_are(walk: Walk) -> None:
    visitor = walk("ar")
    visitor.page.emulate_media(forced_colors="active")
    page = visitor.open("/", name="high-contrast")
    button = page.locator(".front-actions a").first
    assert button.evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"
    current = page.locator(".rail a[aria-current]")
    assert current.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_paper_bears_the_article_and_nothing_to_press(walk: Walk) -> None:
    visitor = walk("ar", phone=False)
    page = visitor.open("/news/", name="news")
    page.locator(".news-row-title a").first.click()
    page.emulate_media(media="print")
    expect(page.locator("article h1")).to_be_visible()
    for pressed in (".bar", ".rail", ".foot", ".news-follow"):
        expect(page.locator(pressed)).to_be_hidden()


def test_reader_who_wants_no_motion_gets_none(walk: Walk) -> None:
    visitor = walk("ar")
    visitor.page.emulate_media(reduced_motion="reduce")
    page = _guide(visitor)
    assert page.evaluate(MOVING) == 0


def test_menu_is_walked_with_arrows_and_gives_the_focus_back(walk: Walk) -> None:
    page = _guide(walk("ar", phone=False))
    menu = page.locator("#menu .guide-panel").first.locator("details.menu")
    menu.locator("summary").focus()
    page.keyboard.press("ArrowDown")
    expect(menu.locator(".menu-list :is(a, button)").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(menu.locator(".menu-list :is(a, button)").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.locator(".menu-list")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_dialog_holds_the_focus_and_gives_it_back(walk: Walk) -> None:
    page = _guide(walk("ar", phone=False))
    opener = page.locator("#dialog .guide-panel").first.locator("button[commandfor]")
    opener.click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTSIDE) is False
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_choices_are_narrowed_by_typing_and_shown_as_chosen(walk: Walk) -> None:
    page = _guide(walk("ar", phone=False))
    choices = page.locator("#field .guide-panel").first.locator("filtered-choices")
    expect(choices.locator(".choices-chosen button")).to_have_count(2)
    choices.locator("input[type=search]").fill("النَّقل")
    expect(choices.locator(".choices-list label:visible")).to_have_count(1)
    choices.locator(".choices-list label:visible").click()
    expect(choices.locator(".choices-chosen button")).to_have_count(3)


def test_choices_are_taken_and_left_with_the_keyboard_alone(walk: Walk) -> None:
    page = _guide(walk("en", phone=False))
    choices = page.locator("#field .guide-panel").first.locator("filtered-choices")
    search = choices.locator("input[type=search]")
    search.press_sequentially("TRANS")
    expect(choices.get_by_role("status")).to_have_text(re.compile(": 1$"))
    page.keyboard.press("Enter")
    expect(choices.locator(".choices-chosen button")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(choices.locator(".choices-list label:visible")).to_have_count(3)
    page.keyboard.press("ArrowDown")
    expect(choices.locator("input[type=checkbox]").first).to_be_focused()
    page.keyboard.press("Space")
    expect(choices.locator(".choices-chosen button")).to_have_count(2)
    page.keyboard.press("ArrowUp")
    expect(search).to_be_focused()


def test_words_are_compared_in_the_browser_as_on_the_server(walk: Walk) -> None:
    page = _guide(walk("en", phone=False))
    for words in COMPARED:
        assert page.evaluate(FOLDED, words) == fold(words), words


def test_choices_are_a_plain_list_without_script(walk: Walk) -> None:
    page = _guide(walk("ar", phone=False, script=False))
    choices = page.locator("#field .guide-panel").first.locator("filtered-choices")
    expect(choices.locator("input[type=checkbox]:visible")).to_have_count(3)
    expect(choices.locator("input[type=search]")).to_be_hidden()


def test_what_was_done_is_said_aloud_on_the_next_page(walk: Walk) -> None:
    member = walk("ar")
    member.sign_in("amina")
    page = member.open("/settings/", name="settings")
    page.evaluate("sessionStorage.clear()")
    page.locator("main form button[type=submit]").first.click()
    toast = page.locator("#toasts .toast")
    expect(toast).to_be_visible()
    assert page.locator("#toasts").get_attribute("role") == "status"
    assert page.evaluate(CHANGED)
    toast.get_by_role("button").click()
    expect(toast).to_have_count(0)


def test_without_a_line_a_page_in_the_readers_language_says_so(walk: Walk) -> None:
    visitor = walk("ar")
    page = visitor.open("/", name="home")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("/ar/news/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("main h1")).to_be_visible()
    assert page.locator("main").evaluate("node => getComputedStyle(node).fontFamily").startswith('"Multaqa')
    page.context.set_offline(False)


def _width_over(eyes: Eyes, path: str) -> bool:
    answer = eyes.page.goto(f"/{eyes.language}{path}")
    assert answer is not None
    assert answer.status == 200, path
    return bool(eyes.page.evaluate(WIDER) > 0)


def _guide(eyes: Eyes) -> Page:
    eyes.page.goto(f"/{eyes.language}/styleguide/")
    return eyes.page
