"""Titles proposed where a source has none: whole groups of words, an honest mark of a cut, no stray connective."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from multaqa.features.news.reading.api import Source, read_sources
from multaqa.features.news.reading.proposals import propose_title

ARTICLE = (
    "The council of Tarn opened the new network of lamp keepers on Monday.\n"
    "Two hundred keepers from forty towns on both banks came to the opening of the network.\n"
    "They will share what they know about lamps and about the people who pass under them.\n"
)
TEASERS = (
    "The council of Tarn opened the new network of lamp keepers on Monday.\nRead more\n\n"
    "Sirens sounded for one minute on Thursday and nobody in the town ran, the council said.\nRead more\n"
)


def test_a_clause_that_fits_is_kept_whole_and_unmarked() -> None:
    clause = "افتتحت بلدية تارن شبكة القناديل العالمية للحراس المعنية بحماية الجسور المعرضة للفيضان من مياه النهر"
    assert propose_title([f"{clause}، وحضر الافتتاح مئتا حارس من أربعين بلدة على الضفتين."]) == clause


def test_a_long_clause_is_cut_before_a_group_of_words_and_says_so() -> None:
    sentence = (
        "وقّعت بلدية تارن مع أربعين بلدة على اتفاقيتي تبادل القناديل والمساهمة في إنشاء مكتب برنامج الحراس "
        "القدامى المعني بصيانة الجسور القديمة في بلدات الضفتين وما حولها من قرى."
    )
    title = propose_title([sentence])
    assert title == "وقّعت بلدية تارن مع أربعين بلدة على اتفاقيتي تبادل القناديل…"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("إلا أن القنديل لا يزال يضيء للمارة على الجسر.", "القنديل لا يزال يضيء للمارة على الجسر"),
        ("وشهدت قاعة البلدية حضور مئتي حارس من أربعين بلدة.", "شهدت قاعة البلدية حضور مئتي حارس من أربعين بلدة"),
        ("واشنطن تارن مدينة صغيرة على ضفة النهر.", "واشنطن تارن مدينة صغيرة على ضفة النهر"),
        ("However the lamp is still lit for all who pass.", "the lamp is still lit for all who pass"),
        ("Cependant la lampe reste allumée pour les passants.", "la lampe reste allumée pour les passants"),
        ("Sin embargo la lámpara sigue encendida para todos.", "la lámpara sigue encendida para todos"),
        ("Однако фонарь по-прежнему горит для всех прохожих.", "фонарь по-прежнему горит для всех прохожих"),
    ],
)
def test_the_connective_before_a_sentence_is_left_out(sentence: str, title: str) -> None:
    assert propose_title([sentence]) == title


def test_quotation_marks_close_what_they_open() -> None:
    assert propose_title(['لكن "القنديل لا يزال يضيء" حسب كبير الحراس.']) == '"القنديل لا يزال يضيء" حسب كبير الحراس'


def test_an_article_is_proposed_other_words_than_its_teaser() -> None:
    sources = [Source("a.txt", ARTICLE.encode()), Source("b.txt", TEASERS.encode())]
    article, teaser, _ = read_sources(sources).entries
    assert (article.title, teaser.title, teaser.article_key) == ("", "", article.key)
    assert teaser.proposed_title == "The council of Tarn opened the new network of lamp keepers on Monday"
    assert article.proposed_title != teaser.proposed_title
    assert article.proposed_title.rstrip("…") in article.text


@example("0<0<0,0<0<0<0<0<0<0<0<0˥0 0<0<0<0<0<0<0<0 0")
@given(st.text(max_size=400))
def test_any_words_give_a_short_title(text: str) -> None:
    assert len(propose_title([text]).split()) <= 21
