"""Components: what they write, and that an unknown prop is refused."""

import datetime as dt

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import timezone, translation

from multaqa.ui.api import COMPONENTS


def rendered(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_every_component_refuses_an_unknown_prop(name: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="colour"):
        Template("{% " + name + " colour='red' %}{% end" + name + " %}")


def test_button_refuses_an_unknown_kind() -> None:
    with pytest.raises(TemplateSyntaxError, match="button kind is 'huge'"):
        rendered('{% button "Save" kind="huge" %}')


def test_button_escapes_its_label() -> None:
    assert "&lt;b&gt;" in rendered("{% button label %}", label="<b>")


def test_card_holds_its_slot_and_title() -> None:
    card = rendered('{% card title="Waiting" tone="attention" level=3 %}<p>body</p>{% endcard %}')
    assert card.strip() == (
        '<section class="card card-attention"><h3 class="card-title">Waiting</h3><p>body</p></section>'
    )


def test_meta_keeps_the_separator_with_the_word_before() -> None:
    line = rendered("{% meta %} one · {{ name }} · three {% endmeta %}", name="<b>")
    assert line == (
        '<p class="meta"><span class="meta-item"><span>one</span>\u00a0·</span> '
        '<span class="meta-item"><span>&lt;b&gt;</span>\u00a0·</span> '
        '<span class="meta-item"><span>three</span></span></p>'
    )


def test_meta_leaves_out_items_that_are_empty() -> None:
    assert rendered("{% meta %}one · {{ nothing }} · {% endmeta %}") == (
        '<p class="meta"><span class="meta-item"><span>one</span></span></p>'
    )


def test_words_carry_language_and_direction() -> None:
    assert (
        rendered("{% words text 'zh-hans' %}", text="<互助>") == '<span lang="zh-Hans" dir="auto">&lt;互助&gt;</span>'
    )


def test_avatar_shows_one_letter_of_any_script() -> None:
    letters = [rendered("{% avatar name %}", name=name) for name in ("أمينة مرابط", "élodie", "陈", "«Boris»", "")]
    assert [letter.split(">")[1][0] for letter in letters] == ["أ", "É", "陈", "B", "•"]


def test_tlp_is_latin_in_every_language() -> None:
    with translation.override("ar"):
        assert rendered("{% tlp 'TLP:AMBER+STRICT' %}") == (
            '<span class="tlp tlp-amber-strict" lang="en" dir="ltr">TLP:AMBER+STRICT</span>'
        )


def test_date_is_written_in_the_readers_language() -> None:
    with translation.override("ar"):
        assert rendered("{% date day %}", day=dt.date(2021, 11, 21)) == (
            '<time datetime="2021-11-21">21\u00a0تشرين الثاني/نوفمبر 2021</time>'
        )


def test_date_of_a_moment_is_the_day_where_the_reader_is() -> None:
    late = dt.datetime(2021, 11, 21, 22, 30, tzinfo=dt.UTC)
    with translation.override("en"), timezone.override("Asia/Riyadh"):
        assert ">22\u00a0November 2021<" in rendered("{% date moment %}", moment=late)
    with translation.override("en"), timezone.override("America/Bogota"):
        assert ">21\u00a0November 2021<" in rendered("{% date moment %}", moment=late)


def test_pagination_keeps_the_rest_of_the_address() -> None:
    page = Paginator(range(100), 10).page(2)
    request = RequestFactory().get("/list/", {"q": "أسواق", "page": "2"})
    html = rendered("{% pagination page %}", page=page, request=request)
    assert 'rel="next" href="?q=%D8%A3%D8%B3%D9%88%D8%A7%D9%82&amp;page=3"' in html
    assert html.count('aria-current="page"') == 1


def test_pagination_of_one_page_is_nothing() -> None:
    assert rendered("{% pagination page %}", page=Paginator([1], 10).page(1)).strip() == ""
