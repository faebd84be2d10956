"""What people of the newsroom do again and again, step by step as they click it."""

from pathlib import Path

from playwright.sync_api import Page

from journeys.eyes import Eyes

SAVE = "main .news-save button[type=submit]"


def import_files(steward: Eyes, *files: Path) -> None:
    """Hand files in on the staff page of importing; ends on the preview."""
    page = steward.open("/newsroom/import/", name="import")
    page.locator("input[type=file]").set_input_files(list(files))
    page.locator("main .import-sources button[type=submit]").click()


def save_drafts(page: Page) -> None:
    """Save every entry of the preview as a draft."""
    page.locator(".import-save button[type=submit]").click()


def complete(steward: Eyes, *, title: str, source: str) -> None:
    """On the editor's page: a title and a source written, the first topic that the text seems to be about ticked."""
    page = steward.page
    page.locator("[name=title]").fill(title)
    page.locator("[name^=source_name_]").first.fill(source)
    page.locator("[name=topics]").first.check()
    page.locator(SAVE).first.click()


def act(page: Page, noun: str) -> None:
    """Press the button of a change of state on an article's page: offering, clearance."""
    page.locator(f"form[action$='/{noun}/'] button[type=submit]").click()


def publish(page: Page) -> None:
    """Publish a cleared article now."""
    page.locator("a[href$='/publication/']").click()
    page.locator("main form[action$='/publication/'] button[type=submit]").click()


def start_article(editor: Eyes, *, title: str, body: str) -> str:
    """Begin an article in the editor's language; gives the path of its page in the newsroom, without language."""
    page = editor.open("/newsroom/articles/new/", name="start")
    page.locator("main form button[type=submit]").click()
    page.locator("[name=title]").fill(title)
    page.locator("[name=body]").fill(body)
    page.locator(SAVE).first.click()
    return path_of(page)


def path_of(page: Page) -> str:
    """The path of the page that is open, without its language."""
    return "/" + page.url.split("/", 4)[4]
