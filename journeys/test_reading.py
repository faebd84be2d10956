"""A visitor reads: in Arabic on a phone, in English on a wide screen, without JavaScript, in every language."""

import pytest

LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_visitor_reads_the_news_of_a_topic_in_arabic_on_a_phone(walk, theme):
    visitor = walk("ar", theme=theme)
    page = visitor.open("/", name="home")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="المواضيع").first.click()
    visitor.look("topics")
    page.get_by_role("link", name="الأحداث الرياضية الكبرى").first.click()
    visitor.look("topic")
    page.locator(".news-row-title a").first.click()
    visitor.look("article")
    assert page.locator("article h1").inner_text().strip()


def test_visitor_reads_in_english_on_a_wide_screen(walk):
    visitor = walk("en", phone=False)
    page = visitor.open("/", name="home")
    assert page.locator("html").get_attribute("dir") == "ltr"
    visitor.open("/news/", name="news")
    page.get_by_role("link", name="What a short conversation does to a long queue").click()
    visitor.look("article-with-a-note")
    assert page.get_by_role("note").count() == 1


def test_visitor_reads_without_javascript(walk):
    visitor = walk("ar", script=False)
    page = visitor.open("/news/", name="news")
    page.locator(".news-row-title a").first.click()
    visitor.look("article")
    assert page.locator("article h1").inner_text().strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_and_news_are_right_in_every_language(walk, language):
    visitor = walk(language)
    page = visitor.open("/", name=f"home-{language}")
    assert page.locator("link[rel=alternate][hreflang]").count() >= len(LANGUAGES)
    visitor.open("/news/", name=f"news-{language}")


def test_what_does_not_exist_says_so_in_the_readers_language(walk):
    visitor = walk("ar")
    page = visitor.open("/news/nosucharticle/", name="not-found", status=404)
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("main h1").inner_text().strip()
