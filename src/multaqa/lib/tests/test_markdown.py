"""Markdown: what it allows, directions, placeholders, and hostile input."""

from html.parser import HTMLParser
from typing import override
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from multaqa.lib import markdown

AMINA = "k3v9x0mq2r7t"


def test_paragraphs_each_find_their_own_direction() -> None:
    assert markdown.render("كاميرات CCTV 24/7\n\nOpen-air markets", language="ar") == (
        '<p dir="auto">كاميرات CCTV 24/7</p>\n<p dir="auto">Open-air markets</p>\n'
    )


def test_a_paragraph_without_letters_runs_as_its_language_does() -> None:
    assert markdown.render("2021 – 2022", language="ar") == '<p dir="rtl">2021 – 2022</p>\n'
    assert markdown.render("2021 – 2022", language="fr") == '<p dir="ltr">2021 – 2022</p>\n'


def test_a_box_of_arabic_blocks_runs_from_the_right() -> None:
    quote = markdown.render("> اقتباس CCTV", language="en")
    assert quote == '<blockquote dir="rtl">\n<p dir="auto">اقتباس CCTV</p>\n</blockquote>\n'
    assert '<ul dir="rtl">' in markdown.render("- أول\n\n- ثان", language="en")
    assert '<ol dir="ltr">' in markdown.render("1. One\n\n2. ثان", language="ar")
    assert '<table dir="rtl">' in markdown.render("| المرحلة | 2021 |\n|---|---|\n| المنع | 3 |", language="en")
    assert '<ul dir="rtl">' in markdown.render("- 2021", language="ar")


def test_headings_stand_below_the_title_of_the_page() -> None:
    html = markdown.render("# A\n\n###### F", language="en")
    assert html == '<h2 dir="auto">A</h2>\n<h6 dir="auto">F</h6>\n'


def test_html_typed_by_people_is_shown_as_text() -> None:
    assert markdown.render("<b onclick=x()>no</b>", language="en") == (
        '<p dir="auto">&lt;b onclick=x()&gt;no&lt;/b&gt;</p>\n'
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "vbscript:x", "data:text/html,x", "JaVaScRiPt:x", "\x01javascript:x"]
)
def test_links_that_run_code_are_no_links(address: str) -> None:
    assert "href" not in markdown.render(f"[here]({address})", language="en")


def test_a_link_goes_out_without_endorsement() -> None:
    assert markdown.render("[x](https://example.org)", language="en") == (
        '<p dir="auto"><a href="https://example.org" rel="nofollow noopener">x</a></p>\n'
    )


def test_images_are_our_own_files_and_others_become_links() -> None:
    own = f"/files/{AMINA}/plan.webp"
    assert f'<img src="{own}" alt="Plan" loading="lazy">' in markdown.render(f"![Plan]({own})", language="en")
    for other in ("https://example.org/a.png", "//example.org/a.png", "/files/../account/x"):
        assert "<img" not in markdown.render(f"![Plan]({other})", language="en")


def test_tables_and_footnotes() -> None:
    html = markdown.render("| a | b |\n|---|---|\n| 1 | 2 |\n\nText[^1]\n\n[^1]: Source", language="en")
    assert html.startswith('<div class="table-scroll" tabindex="0"><table dir="ltr">')
    assert '<th dir="auto">a</th>' in html
    assert "</table></div>" in html
    assert '<section class="footnotes">' in html


def test_footnotes_of_two_texts_never_share_an_id() -> None:
    first, second = (markdown.render(f"{word}[^1]\n\n[^1]: n", language="en") for word in ("one", "two"))
    assert _ids(first).isdisjoint(_ids(second))
    assert len(_ids(first)) == 2


def test_a_mention_leaves_a_placeholder_without_a_name() -> None:
    html = markdown.render(f"شكرا @{AMINA}.", language="ar")
    assert html == f'<p dir="auto">شكرا <span data-ref="people.person:{AMINA}">@{AMINA}</span>.</p>\n'
    assert markdown.references(html) == [f"people.person:{AMINA}"]


@pytest.mark.parametrize("text", [f"mail@{AMINA}", "@administrators", f"`@{AMINA}`", f"@{AMINA}x"])
def test_what_only_looks_like_a_mention_is_none(text: str) -> None:
    assert markdown.references(markdown.render(text, language="en")) == []


def test_placeholders_are_filled_for_a_reader_and_stay_as_typed_where_there_is_nothing_to_show() -> None:
    html = markdown.render(f"@{AMINA} [](/t/news.article/{AMINA}/)", language="en")
    filled = markdown.fill(html, {f"people.person:{AMINA}": "<bdi>Amina</bdi>"})
    assert filled == f'<p dir="auto"><bdi>Amina</bdi> /t/news.article/{AMINA}/</p>\n'


def test_plain_is_the_words_alone() -> None:
    source = f"# Title\n\nA **bold** [link](https://x.org) @{AMINA}\nline\n\n- one\n- two\n\n```\ncode\n```"
    assert markdown.plain(source) == "Title\n\nA bold link  line\n\none\n\ntwo\n\ncode"


_PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "[a](javascript:alert(1))",
        "![a](/files/x/y'onerror=1)",
        "[^1]",
        "[^1]: note\n",
        "^[inline",
        "|a|b|\n|-|-|\n",
        "> ",
        "* ",
        "1. ",
        "```",
        "`",
        "**",
        "\n\n",
        "&#106;avascript:",
        f"@{AMINA}",
        f"[](/t/news.article/{AMINA}/)",
        '<span data-ref="people.person:k3v9x0mq2r7t">x</span>',
        "أهلا",
        "\u202e",
        "\ud800",
        "\x00",
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=20)), max_size=30).map("".join))
@example("[^a][^a][^a]\n\n[^a]: x\n\n    y")
def test_no_input_makes_anything_but_what_is_allowed(source: str) -> None:
    checker = _Allowed()
    checker.feed(markdown.render(source, language="ar"))
    assert checker.refused == []
    markdown.plain(source)


@given(st.text(max_size=200))
def test_filling_touches_placeholders_only(source: str) -> None:
    html = markdown.render(source, language="en")
    assert markdown.fill(html, {}).count("data-ref") == 0
    if not markdown.references(html):
        assert markdown.fill(html, {f"people.person:{AMINA}": "secret"}) == html


@pytest.mark.parametrize("piece", ["[", "*a", "> ", "![](", "`", "[^1]", "|a", "<"])
def test_long_hostile_text_is_rendered_in_time_that_grows_with_its_length(piece: str) -> None:
    assert len(markdown.render(piece * 5_000, language="en")) > 0


class _Allowed(HTMLParser):
    """Collects every tag, attribute or address that must not come out of ``render``."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style", "iframe", "object", "form", "input", "svg", "base", "meta", "link"}:
            self.refused.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcset", "formaction"}:
                self.refused.append(name)
            if name in {"href", "src"} and urlsplit((value or "").strip()).scheme not in {
                "",
                "http",
                "https",
                "mailto",
                "tel",
            }:
                self.refused.append(value or "")


def _ids(html: str) -> set[str]:
    found: set[str] = set()

    class Ids(HTMLParser):
        @override
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update(value for name, value in attrs if name == "id" and value)

    Ids().feed(html)
    return found
