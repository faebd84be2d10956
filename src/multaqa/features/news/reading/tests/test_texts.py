# ruff: noqa: E501  (sentences of samples keep their lines)
"""Plain texts: titles, leads, dates, sub-headings, residue, and pages of teasers."""

from datetime import date

import pytest

from multaqa.features.news.reading.api import Form, Kind, Origin, Verdict
from multaqa.features.news.reading.tests.shown import body, only, paragraphs, read, removed

ARTICLE = """Home | News | About us
The ferry has a new timetable

By Jo March | Published 4 May 2026, updated 6 May 2026 | 3 min read

The ferry between the two banks of the Tarn has had a new timetable since Monday, the council said.

Why it changed

The old timetable dated from 12 March 1987, when there was one boat. Now there are three of them.

Read also: The keeper of the lamp retires

"Nobody waits longer than ten minutes," said the captain, who has counted them for a year.

Related articles
- Boats for the blind
- A bell for the fog
© 2026 Tarn Herald. All rights reserved.
"""


def test_article_has_its_parts() -> None:
    entry = only(ARTICLE)
    assert (entry.form, entry.title, entry.lead, entry.published, entry.published_origin, entry.language) == (
        Form.ARTICLE, "The ferry has a new timetable", "", date(2026, 5, 4), Origin.SHAPE, "en",
    )  # fmt: skip
    assert body(entry) == [
        (
            "paragraph",
            "The ferry between the two banks of the Tarn has had a new timetable since Monday, the council said.",
        ),
        ("heading", "Why it changed"),
        (
            "paragraph",
            "The old timetable dated from 12 March 1987, when there was one boat. Now there are three of them.",
        ),
        ("paragraph", '"Nobody waits longer than ten minutes," said the captain, who has counted them for a year.'),
    ]
    assert removed(entry) == [
        "Home | News | About us",
        "Read also: The keeper of the lamp retires",
        "Related articles",
        "- Boats for the blind",
        "- A bell for the fog",
        "© 2026 Tarn Herald. All rights reserved.",
    ]


def test_every_line_of_the_source_has_its_number_and_verdict() -> None:
    lines = ARTICLE.split("\n")
    shown = {line.number: line.text for line in only(ARTICLE).lines}
    assert shown == {number: line for number, line in enumerate(lines, start=1) if line}


@pytest.mark.parametrize(
    "first",
    [
        "The ferry between the banks has had a new timetable since Monday, the council said.",
        "وأعلنت البلدية أن العبّارة بين الضفتين تسير منذ يوم الاثنين وفق جدول جديد.",
        "Паром между берегами с понедельника ходит по новому расписанию, сообщила администрация.",
        "两岸之间的渡船从星期一起实行新的时刻表，市政府说。",
    ],
)
def test_first_paragraph_is_never_a_title(first: str) -> None:
    entry = only(f"{first}\n{first[:-1]} too.\n")
    assert (entry.title, entry.title_is_proposed, bool(entry.proposed_title)) == ("", True, True)
    assert first in paragraphs(entry)


def test_proposed_title_is_made_of_the_words_of_the_text() -> None:
    text = "The council of Tarn, after a long debate, opened the bridge to walkers in the evening. It will stay open."
    entry = only(text + "\nIt has two lamps, and each of them can be seen from the mill.")
    assert set(entry.proposed_title.split()) <= set(text.replace(",", "").replace(".", "").split())


@pytest.mark.parametrize(
    "line",
    [
        "Yesterday", "3 hours ago", "Tuesday", "12 March", "March 2026", "Updated 5 March 2026", "Printed on 5 March 2026",
        "منذ 3 ساعات", "الثلاثاء", "٢٨ مارس", "آخر تحديث: 5 آذار/مارس 2026", "Hier", "Mis à jour le 5 mars 2026", "Hace 2 días",
        "Вчера, 14:20", "Обновлено 5 марта 2026 г.", "昨天", "更新时间：2026-03-05", "27 رمضان 1447 هـ", "03/04/2026",
    ],
)  # fmt: skip
def test_vague_and_other_dates_are_taken_out_and_give_no_date(line: str) -> None:
    entry = only(
        f"The ferry has a new timetable\n{line}\nThe ferry goes at nine, the council said in its note.\nIt rests on Sundays."
    )
    assert (entry.published, entry.title) == (None, "The ferry has a new timetable")
    assert [shown.verdict for shown in entry.lines][1] is Verdict.DATE


@pytest.mark.parametrize(
    "line",
    [
        "5 March 2026", "Tarn, 5 March 2026", "Published: 5 March 2026", "نُشر في 5 آذار/مارس 2026", "تل الزيتون، 5 مارس 2026",
        "Publié le 5 mars 2026 à 07h15", "Publicado el 5 de marzo de 2026", "Опубликовано: 5 марта 2026 г.", "发布时间：2026-03-05 09:00",
        "5 March 2026, updated 9 March 2026",
    ],
)  # fmt: skip
def test_date_lines_give_the_date_of_publication(line: str) -> None:
    entry = only(
        f"The ferry has a new timetable\n{line}\nThe ferry goes at nine, the council said in its note.\nIt rests on Sundays."
    )
    assert entry.published == date(2026, 3, 5)


def test_dates_in_sentences_are_never_the_date_of_publication() -> None:
    entry = only(
        "The ferry has a new timetable\nOn 5 March 2026 the ferry went at nine.\nUntil 9 May 2026 it goes at ten, always."
    )
    assert entry.published is None


def test_summary_between_title_and_byline_is_the_lead() -> None:
    entry = only(
        "The ferry has a new timetable\n\nThree boats now cross where one did, and nobody waits long.\n\nBy Jo March, 4 May 2026\n\n"
        "The ferry goes at nine, the council said in a long note on its door.\nIt rests on Sundays, and on the feast of the boats."
    )
    assert entry.lead == "Three boats now cross where one did, and nobody waits long."
    assert paragraphs(entry)[0].startswith("The ferry goes at nine")


@pytest.mark.parametrize(
    "sentence",
    [
        "Share the load, the planners told the council, and the load gets lighter for all of us.",
        "Read more slowly, the keeper told the children who came to the lamp.",
        "شارك في التمرين أربعون متطوعا من ثلاثة أحياء، نصفهم من التجار.",
        "Partager le pain, dit le boulanger, c'est déjà partager la nouvelle.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    assert sentence in paragraphs(
        only(f"The ferry goes at nine, the council said in its note.\n{sentence}\nIt rests on Sundays, it said.")
    )


@pytest.mark.parametrize(
    "line",
    [
        "[ad_1]", '[caption id="a_1" width="3"]Two boats. Photo: A. B.[/caption]', "Share  Tweet  Print", "Follow us on Mastodon",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.", "اقرأ أيضا: حارس الفنار يتقاعد", "Подпишитесь на нашу рассылку",
        "Mentions légales – Plan du site – Contact", "Advertisement", "相关阅读：灯塔的守护人退休了", "Síguenos en Mastodon", "* * *",
        "https://tarn.example/a", "#ferry #boats", "« 1 2 3 4 »", "The post Ferry appeared first on Tarn Herald.", "Tags: ferry, boats",
    ],
)  # fmt: skip
def test_residue_is_taken_out(line: str) -> None:
    entry = only(f"The ferry goes at nine, the council said in its note.\n{line}\nIt rests on Sundays, it said.")
    assert removed(entry) == [line]


def test_comments_of_readers_are_taken_out() -> None:
    entry = only(
        ARTICLE.replace(
            "Related articles", "2 comments\nA fine thing, said nobody, on 5 May 2026.\nI was there.\nRelated articles"
        )
    )
    assert "A fine thing, said nobody, on 5 May 2026." in removed(entry)


def test_lines_broken_at_a_width_are_joined() -> None:
    words = ("The ferry between the two banks of the river has had a new timetable since Monday, and the "
             "council said in a note on its door that nobody will wait longer than ten minutes for it.")  # fmt: skip
    wrapped = "\n".join(words[at : at + 60].strip() for at in range(0, len(words), 60))
    entry = only(f"{wrapped}\n\n{wrapped}\n\n{wrapped} It ends so.")
    assert len(entry.blocks) == 2
    assert paragraphs(entry)[1].endswith("It ends so.")


TEASERS = """Ferry gets a third boat
Three boats now cross the Tarn where one did, and nobody waits longer than ten minutes.
2 hours ago
Read more

Lamp keeper retires after forty years
The lamp over the Tarn has a new keeper, who is also its first woman.
4 May 2026
Read more

Ferry gets a third boat
Three boats now cross the Tarn where one did,  and nobody waits longer than ten minutes.
2 hours ago
Read more

Third boat for the Tarn ferry
With its third boat the ferry over the Tarn lets nobody wait longer than ten minutes.
Read more
"""


def test_teasers_are_entries_of_their_own_repeats_dropped_and_stories_grouped() -> None:
    entries = read(TEASERS).entries
    assert [(entry.title, entry.form, entry.published, entry.group) for entry in entries] == [
        ("Ferry gets a third boat", Form.TEASER, None, 1),
        ("Lamp keeper retires after forty years", Form.TEASER, date(2026, 5, 4), 0),
        ("Third boat for the Tarn ferry", Form.TEASER, None, 1),
    ]
    assert entries[1].lead == "The lamp over the Tarn has a new keeper, who is also its first woman."


def test_teasers_without_titles_are_told_by_their_different_todays() -> None:
    page = (
        "Today, Thursday, the council of Tarn opened a third bridge over the river for walkers.\n"
        "Firemen of four towns practised today, Tuesday, how to empty a market hall within minutes.\n"
        "A museum lent its chairs on Friday to the schools of the valley for their evening courses.\n"
        "Twelve sirens sounded across the upper quarter, and engineers wrote down who heard them.\n"
    )
    assert [entry.form for entry in read(page).entries] == [Form.TEASER] * 4


def test_kind_is_read_from_the_title() -> None:
    text = "{}\n\nThe council of Tarn says that the ferry goes at nine.\nIt rests on Sundays, it says."
    kinds = [
        only(text.format(title)).kind
        for title in ("Statement on the ferry of Tarn", "Remarks by the captain of the ferry", "The ferry goes")
    ]
    assert kinds == [Kind.STATEMENT, Kind.REMARKS, Kind.STORY]
