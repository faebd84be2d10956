"""Doors stay closed: the newsroom and its drafts do not exist for an outsider, and nobody is asked to sign in."""

from journeys.newsroom import path_of, start_article


def test_outsider_finds_no_newsroom_and_no_draft(walk):
    editor = walk("ar")
    editor.sign_in("elodie")
    path = start_article(editor, title="مسودة لا يراها أحد", body="سر صغير.")
    outsider = walk("en", phone=False)
    outsider.sign_in("fiona")
    for number, closed in enumerate(_closed(path)):
        page = outsider.open(closed, name=f"closed-{number}", status=404)
        assert "مسودة لا يراها أحد" not in page.content()


def test_nobody_is_led_to_the_sign_in_page_and_shown_no_draft(walk):
    editor = walk("ar")
    editor.sign_in("elodie")
    path = start_article(editor, title="مسودة لا يراها أحد", body="سر صغير.")
    nobody = walk("ar")
    *newsroom, draft = _closed(path)
    for number, closed in enumerate(newsroom):
        page = nobody.open(closed, name=f"closed-{number}")
        assert path_of(page).startswith("/account/sign-in/"), closed
        assert "مسودة لا يراها أحد" not in page.content()
    nobody.open(draft, name="draft", status=404)


def _closed(path):
    """Addresses of the newsroom, then the one that readers of the draft would use."""
    newsroom = ["/newsroom/", "/newsroom/import/", "/newsroom/articles/new/", path, f"{path}preview/"]
    return [*newsroom, path.replace("/newsroom/articles/", "/news/")]
