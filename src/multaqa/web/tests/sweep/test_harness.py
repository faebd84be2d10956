"""The sweep sees what it is there to see: each check is shown something it must find, and something it must not."""

import pytest
from django.core.mail import EmailMultiAlternatives

from multaqa.web.tests.standing.walking import Answer
from multaqa.web.tests.sweep.browser import Trial
from multaqa.web.tests.sweep.forms import Field, forms_in, wrong_fields
from multaqa.web.tests.sweep.judging import faults, kept_otherwise, letter_faults
from multaqa.web.tests.sweep.markup import let_through
from multaqa.web.tests.sweep.naughty import Deal, Naughty, every_string, groups
from multaqa.web.tests.sweep.places import parts_of


def _page(body: str, *, status: int = 200, media_type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    return Answer("/x", status, (("Content-Type", media_type), *headers.items()), body.encode())


def test_there_are_enough_strings_and_each_is_explained_and_single():
    strings = every_string()
    assert len(strings) == sum(map(len, groups().values())) >= 600
    assert len({string.encoded for string in strings}) >= len(strings) - 25  # some mean something in several groups


def test_deal_gives_every_string_before_any_twice():
    deal = Deal(every_string())
    first = [each for _ in range(len(deal.strings)) for each in deal.take(1)]
    assert first == deal.strings
    assert deal.is_whole


@pytest.mark.parametrize(
    "body",
    [
        "<p><mqmark>x</mqmark></p>",
        '<p title="" mqmark="1">x</p>',
        "<img src=x onerror=mqmark()>",
        "<script>mqmark()</script>",
        '<a href="javascript:mqmark()">x</a>',
        '<a href="java\tscript:mqmark()">x</a>',
        '<form action="//mqmark.example"></form>',
        '<a data-hx-post="/mqmark">x</a>',
        "62615533",
    ],
)
def test_markup_that_was_let_through_is_seen(body: str):
    assert let_through(_page(body)) != []


@pytest.mark.parametrize(
    "body",
    [
        "<p>&lt;mqmark&gt; &lt;script&gt;mqmark()&lt;/script&gt;</p>",
        '<input value="&quot; mqmark=&quot;1">',
        '<textarea>&lt;/textarea&gt;&lt;mqmark&gt;</textarea><a href="https://mqmark.example/">x</a>',
    ],
)
def test_words_are_no_markup(body: str):
    assert let_through(_page(body)) == []


def test_headers_feeds_and_json_are_looked_into():
    assert let_through(_page("", Location="https://mqmark.example/")) != []
    assert let_through(_page("", Location="/\\mqmark.example")) != []
    assert let_through(_page("", Location="/en/news/")) == []
    assert let_through(_page("<rss><description>&lt;mqmark&gt;</description></rss>", media_type="text/xml")) != []
    assert let_through(_page("<rss><description>&amp;lt;mqmark></description></rss>", media_type="text/xml")) == []
    assert let_through(_page("<rss>", media_type="application/rss+xml")) != []
    assert let_through(_page("{", media_type="application/json")) != []


def test_refusal_that_changed_something_is_a_fault():
    half_saved = Trial([_page("", status=422)], before={"news_article": []}, after={"news_article": [(1,)]})
    assert faults(half_saved) == ["refused (422), but something changed in news_article"]


def test_what_is_not_kept_as_it_was_written_is_told():
    trial = Trial([_page("")], before={"t": []}, after={"t": [(1, "e\u0301", '{"en": "whole"}')]})
    assert kept_otherwise({"a": Naughty("g", "whole"), "b": Naughty("g", "wh%20ole")}, trial) == ["b"]


def test_letters_with_a_header_too_many_or_markup_are_seen():
    letter = EmailMultiAlternatives("x", "x", "a@example.org", ["b@example.org"], headers={"X-Mqmark": "1"})
    letter.attach_alternative("<mqmark>", "text/html")
    assert [*letter_faults(letter)] == ["letter has a header X-Mqmark", "element mqmark"]


def test_forms_are_read_as_a_browser_fills_them():
    page = b"""<form method="post" action="there/"><input name="a"><textarea name="b">
kept</textarea><select name="c"><option value="1">x<option value="2" selected>y</select>
<input type="checkbox" name="d"><input type="password" name="e" aria-invalid="true">
<button name="f" value="go"><input type="checkbox" name="g" checked><input name="h" list="offered">
<datalist id="offered"><option value="This"><option value="That"></datalist></form>"""
    (form,) = forms_in(page, address="/en/x/")
    assert (form.method, form.action) == ("POST", "/en/x/there/")
    assert form.fields == (
        Field("a", "text", ("Plain words",)),
        Field("b", "text", ("kept",)),
        Field("c", "choice", ("2",)),
        Field("d", "choice"),
        Field("e", "secret", ("a lantern over the harbour wall",)),
        Field("f", "choice", ("go",)),
        Field("g", "choice", ("on",)),
        Field("h", "text", ("This",)),
    )
    assert wrong_fields(page) == {"e"}


def test_arguments_are_found_in_an_address():
    assert dict(parts_of("/t/news.article/abc/")) == {"kind": "/t/{}/abc/", "public_id": "/t/news.article/{}/"}
    assert dict(parts_of("/en/account/password/new/1-no-such-key/")) == {
        "uidb36": "/en/account/password/new/{}-no-such-key/",
        "key": "/en/account/password/new/1-{}/",
    }
