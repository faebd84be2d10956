import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.features.news.sentences import is_shortened, places_of, with_places
from multaqa.features.news.splitting import sentences
from multaqa.lib.markdown import render

NOTE = "0123456789ab"


def test_sentences_end_at_the_marks_of_each_script():
    assert sentences("هل بدأت الجلسة؟ نعم. انتهت «قبل الظهر.» ثم استؤنفت") == [
        "هل بدأت الجلسة؟",
        "نعم.",
        "انتهت «قبل الظهر.»",
        "ثم استؤنفت",
    ]
    assert sentences("会议开始了。大家发言。") == ["会议开始了。", "大家发言。"]
    assert sentences("First line\nSecond line. It cost 3.5 million.") == [
        "First line",
        "Second line.",
        "It cost 3.5 million.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met J. R. Jones of the U.N. Office at no. 5.",
        "They met, e.g. in spring, and asked “Why?” more than once.",
        "Mme. Dupont et M. Durand ont lu l’art. 3.",
        "El Sr. Pérez citó el núm. 7.",
        "В г. Светлоярске на ул. Портовой, т. е. у воды, проф. А. П. Волков читал ст. 4.",
        "قال د. أحمد إن الجلسة مفتوحة.",
        "بدأ الدليل بسؤال: «من المستفيد؟» ثم عرض خمس علامات.",
    ],
)
def test_a_point_that_shortens_a_word_ends_no_sentence(text):
    assert sentences(f"{text} 2026.") == [text, "2026."]


def test_a_quoted_question_ends_a_sentence_where_a_capital_follows():
    assert sentences("“Why?” Nobody knew. 他问：“为什么？”大家沉默。") == [
        "“Why?”",
        "Nobody knew.",
        "他问：“为什么？”大家沉默。",
    ]


def test_words_that_may_be_short_end_sentences_too():
    assert sentences("The answer is no. He left. Is art. 3 art? Yes!") == [
        "The answer is no.",
        "He left.",
        "Is art. 3 art?",
        "Yes!",
    ]


@given(st.text(max_size=80))
def test_sentences_lose_no_letter(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_is_shortened_lets_words_be_left_out_and_marked_up_but_not_changed():
    source = "The network was founded in November. It has 150 members."
    assert is_shortened(source, "## The network\n\nwas founded in **November**.")
    assert not is_shortened(source, "The network was founded in December. It has 150 members.")
    assert not is_shortened(source, "It has 150 members. The network was founded in November.")


def test_with_places_marks_a_quote_that_runs_across_tags():
    html = render("Before. The **first** hub\nopened. After.", language="en")
    assert with_places(html, {NOTE: "The first hub opened."}).strip() == (
        f'<p dir="auto">Before. <mark class="noted" id="sentence-{NOTE}">The </mark>'
        '<strong><mark class="noted">first</mark></strong>'
        f'<mark class="noted"> hub\nopened.</mark><span data-note="{NOTE}"></span> After.</p>'
        f'<div data-note="{NOTE}"></div>'
    )


def test_with_places_keeps_two_notes_of_one_block_apart():
    html = with_places(render("One. Two.", language="en"), {"a" * 12: "One.", "b" * 12: "Two."})
    assert html.count('<mark class="noted"') == 2
    assert [html.count(f'<div data-note="{letter * 12}"></div>') for letter in "ab"] == [1, 1]


def test_with_places_leaves_html_without_the_quote_alone():
    html = render("One.\n\n- Two & three < four\n", language="en")
    assert with_places(html, {NOTE: "Five."}) == html
    assert places_of("Five.", html) == 0


def test_places_of_counts_every_place():
    html = render("Again. Again.\n\n- Again.", language="en")
    assert places_of("Again.", html) == 3


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=60))
def test_with_places_changes_no_letter_of_any_text(text):
    from lxml.html import fragment_fromstring

    html = render(text, language="en")
    placed = with_places(html, {NOTE: text.split("\n")[0][:10]})
    words = [fragment_fromstring(each, create_parent="div").text_content() for each in (html, placed)]
    assert words[0] == words[1]
