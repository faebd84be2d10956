"""The steward imports Arabic texts on her phone, another clears and publishes them, a visitor reads them."""

from pathlib import Path

import pytest

from journeys.newsroom import act, complete, import_files, path_of, publish, save_drafts

OURS = Path(__file__).parent / "sources"
FOUNDING = Path(__file__).resolve().parents[2] / "shared" / "founding-texts"


def test_steward_imports_our_texts_and_a_visitor_reads_them_on_their_topic_page(walk):
    files = [OURS / "untitled-article.txt", OURS / "page-of-teasers.txt"]
    _story(walk, files, entries=5, title="متطوعون يحرسون بهجة السوق في خليج النوارس", heading="باب واحد لا يكفي")


@pytest.mark.skipif(not FOUNDING.is_dir(), reason="the founding texts do not lie beside the project")
def test_steward_imports_the_founding_texts_and_a_visitor_reads_them_on_their_topic_page(walk):
    files = [FOUNDING / "article-000.txt", FOUNDING / "topic-page-004.txt"]
    heading = files[0].read_text(encoding="utf-8").splitlines()[5]  # the first sub-heading of that text
    _story(walk, files, entries=11, title="عنوان كتبته المحررة للنص الأول", heading=heading)


def _story(walk, files, *, entries, title, heading):
    steward = walk("ar")
    steward.sign_in("elodie")
    _import(steward, files, entries=entries)
    _import_again(steward, files)
    draft = _complete(steward, title=title)
    address = _cleared_and_published_in_another_window(walk, draft)
    _read(walk, address, title=title, heading=heading)


def _import(steward, files, *, entries):
    import_files(steward, *files)
    steward.look("preview")
    page = steward.page
    assert page.locator("article.import-entry").count() == entries
    assert page.locator("article.import-entry").first.locator("del").count() >= 1
    assert page.locator("del").first.evaluate("one => getComputedStyle(one).textDecorationLine") == "line-through"
    assert page.locator(".import-tie a[href^='#entry-']").count() >= 1, "no teaser was linked to the article"
    save_drafts(page)
    steward.look("saved")
    assert page.locator("main ul.import-open > li").count() == entries


def _import_again(steward, files):
    import_files(steward, *files)
    steward.look("again")
    assert steward.page.locator("article.import-entry").count() == 0
    steward.page.locator("form[action$='/end/'] button[type=submit]").click()


def _complete(steward, *, title):
    """Complete the full article, which is the only one of its import with a proposed title and sub-headings."""
    page = steward.open("/newsroom/", name="newsroom")
    rows = page.locator(".desk-row")
    address = _draft_with_body(
        page, [rows.nth(n).locator("a").first.get_attribute("href") for n in range(rows.count())]
    )
    page.goto(address)
    steward.look("draft")
    assert page.locator(".desk-missing li").count() >= 1
    complete(steward, title=title, source="صحيفة الميناء")
    steward.look("completed")
    act(page, "offering")
    steward.look("offered")
    return path_of(page)


def _draft_with_body(page, addresses):
    for address in addresses:
        page.goto(address)
        if "\n## " in (page.locator("[name=body]").input_value()):
            return address
    raise AssertionError("No draft has sub-headings.")


def _cleared_and_published_in_another_window(walk, draft):
    reviewer = walk("zh-hans", phone=False)
    reviewer.sign_in("chen")
    page = reviewer.open(draft, name="to-clear")
    act(page, "clearance")
    reviewer.look("cleared")
    publish(page)
    reviewer.look("published")
    return draft.replace("/newsroom/articles/", "/news/")


def _read(walk, address, *, title, heading):
    visitor = walk("ar")
    page = visitor.open(address, name="article")
    assert page.locator("article h1").inner_text() == title
    assert heading in page.locator("article .prose :is(h2, h3)").all_inner_texts()
    assert page.locator("article").inner_text().find("[") == -1, "residue is left"
    page.locator(".news-foot .news-topics a").first.click()
    visitor.look("topic")
    page.get_by_role("link", name=title).click()
    assert page.url.endswith(address)


def test_import_needs_no_javascript(walk, tmp_path):
    text = tmp_path / "without-programs.txt"
    text.write_text(
        "افتتاح مركز الإطفاء في بلدة المنارة\n\n" + "دربت البلدة متطوعيها على الإخلاء الآمن. " * 12, "utf-8"
    )
    steward = walk("ar", script=False)
    steward.sign_in("elodie")
    import_files(steward, text)
    page = steward.page
    for _ in range(20):  # a large source is read in the background: the page says so and is looked at again
        if page.locator(".import-entry").count():
            break
        page.reload()
    steward.look("preview-without-programs")
    save_drafts(page)
    assert page.locator("main ul.import-open > li").count() == 1
