import pytest
from lxml.html import fromstring

from multaqa.features.news.models import Article, KeptDraft
from multaqa.features.news.testing import a_draft, a_term, text_of
from multaqa.features.news.tests.browsing import at, sent, signed


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(newsroom, writer):
    address = at("desk", a_draft(newsroom).public_id)
    form = sent(writer.get(address), title="عنوان\u202e", source_url="nowhere", source_date="15 شباط")
    page = writer.post(address, form)
    wrong = fromstring(page.content.decode()).find_class("field-wrong")
    assert (page.status_code, len(wrong)) == (200, 3)
    assert "U+202E" in page.text
    assert "15 شباط" in page.text


def test_one_speaker_is_asked_for_and_another_is_folded_away(newsroom, writer):
    address = at("desk", a_draft(newsroom).public_id)
    page = writer.get(address)
    assert len(fromstring(page.text).find_class("news-speaker-form")) == 1
    assert "speakers-0-name" in page.text
    form = sent(page, kind="remarks", **{"speakers-0-name": "Инес Волкова", "speakers-0-office_ar": "المتحدثة"})
    assert writer.post(address, form).status_code == 302
    first, empty = fromstring(writer.get(address).text).find_class("news-speaker-form")
    names = [one.xpath(".//input[contains(@name, '-name')]")[0].get("value") for one in (first, empty)]
    assert names == ["Инес Волкова", None]
    assert empty.xpath("parent::details")
    assert Article.objects.get().speakers.get().language == "ru"


def test_a_phone_is_led_to_the_next_step_from_the_top(newsroom, writer):
    page = fromstring(writer.get(at("desk", a_draft(newsroom).public_id)).text)
    (link,) = page.find_class("desk-onward")[0].iter("a")
    assert link.get("href") == "#next-step"
    assert page.get_element_by_id("next-step").xpath("ancestor::aside")


@pytest.mark.parametrize("typed", ["2022-02-15", "٢٠٢٢-٠٢-١٥", "15 شباط/فبراير 2022", "15 February 2022"])
def test_a_day_is_understood_in_any_digits_and_words(newsroom, writer, typed):
    article = a_draft(newsroom)
    form = sent(writer.get(at("desk", article.public_id)), source_date=typed)
    writer.post(at("desk", article.public_id), form)
    article.refresh_from_db()
    assert str(article.source_date) == "2022-02-15"


def test_a_nul_is_left_out_and_the_words_are_kept(newsroom, writer):
    article = a_draft(newsroom)
    form = sent(writer.get(at("desk", article.public_id)), body="a\x00b")
    assert writer.post(at("desk", article.public_id), form).status_code == 302
    assert text_of(article).body == "ab"


@pytest.mark.parametrize(
    ("body", "problem"),
    [("a\u202eb", "U+202E"), ("x" * 100_001, "100000"), ("a\ud800b", None)],
)
def test_hostile_texts_are_refused_and_nothing_is_saved(newsroom, writer, body, problem):
    article = a_draft(newsroom)
    page = writer.get(at("desk", article.public_id))
    if problem is None:
        body, problem = "a\udbff", ""  # a lone surrogate never survives the way through HTTP
        body = body.encode("utf-8", "replace").decode()
        writer.post(at("desk", article.public_id), sent(page, body=body))
        assert text_of(article).body == "a?"
        return
    answer = writer.post(at("desk", article.public_id), sent(page, body=body))
    assert answer.status_code == 200
    assert problem in answer.text.replace("\u00a0", "").replace(",", "").replace("٬", "").replace(".", "")
    assert text_of(article).body == "فقرة أولى.\n\nفقرة ثانية."


def test_html_in_a_text_is_shown_as_typed_never_run(newsroom, writer):
    article = a_draft(newsroom)
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))"
    writer.post(at("desk", article.public_id), sent(writer.get(at("desk", article.public_id)), body=hostile))
    page = writer.get(at("preview", article.public_id))
    prose = fromstring(page.content.decode()).find_class("prose")[0]
    assert [child.tag for child in prose.iterdescendants()] == ["p"]
    assert "<script>alert(1)</script>" in prose.text_content()


def test_two_editors_at_once_the_second_is_told_and_loses_nothing(newsroom, writer, second):
    article = a_draft(newsroom)
    address = at("desk", article.public_id)
    mine = sent(writer.get(address), body="فقرة أولى منقحة.\n\nفقرة ثانية.", source_name_ar="مصدر الأولى")
    theirs = sent(second.get(address), body="فقرة أولى.\n\nفقرة ثانية منقحة.", lead="مقدمة جديدة.")
    assert second.post(address, theirs).status_code == 302
    conflict = writer.post(address, mine)
    assert conflict.status_code == 409
    assert newsroom.second.name in conflict.text
    again = sent(conflict)
    assert again["body"][0].replace("\r\n", "\n").split() == ["فقرة", "أولى", "منقحة.", "فقرة", "ثانية", "منقحة."]
    assert again["lead"] == ["مقدمة جديدة."]
    assert again["source_name_ar"] == ["مصدر الأولى"]
    assert writer.post(address, again).status_code == 302
    article.refresh_from_db()
    assert (text_of(article).body or "").split() == ["فقرة", "أولى", "منقحة.", "فقرة", "ثانية", "منقحة."]
    assert article.source_name == {"ar": "مصدر الأولى"}


def test_changes_of_the_same_words_are_both_kept_side_by_side(newsroom, writer, second):
    article = a_draft(newsroom)
    address = at("desk", article.public_id)
    mine, theirs = sent(writer.get(address), title="عنواني"), sent(second.get(address), title="عنوانهم")
    second.post(address, theirs)
    page = writer.post(address, mine).text
    assert "عنواني" in page
    assert "عنوانهم" in page
    assert text_of(article).title == "عنوانهم"


def test_topics_chosen_by_two_come_together(newsroom, writer, second, term):
    from multaqa.features.news.testing import a_term

    mine, theirs = a_term("Stadiums", by=newsroom.writer), a_term("Airports", by=newsroom.writer)
    article = a_draft(newsroom, term=term)
    address = at("desk", article.public_id)
    first = sent(writer.get(address), topics=[term.public_id, mine.public_id])
    other = sent(second.get(address), topics=[theirs.public_id])
    second.post(address, other)
    again = sent(writer.post(address, first))
    assert sorted(again["topics"]) == sorted([mine.public_id, theirs.public_id])


def test_a_form_kept_for_its_writer_is_offered_again_and_forgotten_when_saved(newsroom, writer, second):
    article = a_draft(newsroom)
    kept, desk = at("kept", article.public_id), at("desk", article.public_id)
    form = sent(writer.get(desk), title="عنوان لم يُحفظ")
    assert writer.post(kept, form).status_code == 204
    assert "عنوان لم يُحفظ" not in second.get(desk, {"draft": 1}).text
    shown = writer.get(desk, {"draft": 1})
    assert sent(shown)["title"] == ["عنوان لم يُحفظ"]
    writer.post(desk, sent(shown))
    assert (text_of(article).title, KeptDraft.objects.count()) == ("عنوان لم يُحفظ", 0)


def test_a_huge_form_is_not_kept(newsroom, writer):
    article = a_draft(newsroom)
    assert writer.post(at("kept", article.public_id), {"body": "x" * 200_001}).status_code == 413
    assert KeptDraft.objects.count() == 0


def test_a_form_sent_after_the_session_ended_comes_back_filled(newsroom):
    article = a_draft(newsroom)
    client = signed(newsroom.writer)
    address = at("desk", article.public_id)
    form = sent(client.get(address), title="عنوان بعد انقطاع")
    client.cookies.pop("sessionid")
    assert client.post(address, form).status_code == 302
    client.force_login(newsroom.writer)
    assert sent(client.get(address))["title"] == ["عنوان بعد انقطاع"]
    assert text_of(article).title == "افتتاح المركز"


def test_words_of_a_source_are_not_changed_by_editing(newsroom, writer):
    from multaqa.features.news.commands import DraftEntry, save_drafts

    saved = save_drafts(
        [DraftEntry(fingerprint="a" * 64, language="ar", title="عنوان", body="تضم الشبكة 150 عضوا. مشاركة الخبر")],
        by=newsroom.writer,
    )
    address = at("desk", saved.new[0].public_id)
    refused = writer.post(address, sent(writer.get(address), body="تضم الشبكة 200 عضو."))
    assert refused.status_code == 200
    assert text_of(saved.new[0]).body == "تضم الشبكة 150 عضوا. مشاركة الخبر"
    writer.post(address, sent(writer.get(address), body="تضم الشبكة **150** عضوا."))
    assert text_of(saved.new[0]).body == "تضم الشبكة **150** عضوا."


def test_a_topic_is_chosen_from_the_groups_and_found_by_its_names_elsewhere(newsroom, writer):
    chosen, other = (a_term(name, by=newsroom.writer) for name in ("Harbours", "Lanterns"))
    address = at("desk", a_draft(newsroom, term=chosen).public_id)
    page = fromstring(writer.get(address).text)
    (row,) = page.xpath("//filtered-choices//label")
    assert (row.text_content().strip(), row.get("data-names")) == ("Lanterns (ar)", "Lanterns")
    values = row.xpath("input/@value")
    writer.post(address, sent(writer.get(address), topics=[chosen.public_id, *values]))
    assert set(Article.objects.get().topics.all()) == {chosen, other}
