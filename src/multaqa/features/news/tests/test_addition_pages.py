from django.utils.translation import gettext, override
from lxml.html import fromstring

from multaqa.features.news.commands import finish_translation, translate
from multaqa.features.news.commands.editing import TextEdit, edit_article
from multaqa.features.news.models import ArticleText
from multaqa.features.news.testing import a_draft, a_published_article, text_of
from multaqa.features.news.tests.browsing import at, sent, signed, summary_of


def test_a_correction_is_written_on_its_page_and_changes_the_text(newsroom, writer):
    article = a_published_article(newsroom)
    address = at("correction", article.public_id)
    form = sent(writer.get(address), words_ar="صُحّحت الفقرة.", body="فقرة أولى مصححة.\n\nفقرة ثانية.")
    assert writer.post(address, form)["Location"] == at("desk", article.public_id)
    assert article.corrections.get().words == {"ar": "صُحّحت الفقرة."}
    assert str(text_of(article).body).startswith("فقرة أولى مصححة.")
    assert writer.get(at("newsroom"), {"show": "corrections"}).status_code == 200


def test_a_correction_without_words_is_refused(newsroom, writer):
    article = a_published_article(newsroom)
    form = sent(writer.get(at("correction", article.public_id)), body="فقرة.")
    page = writer.post(at("correction", article.public_id), form)
    with override("ar"):
        assert summary_of(page) == [gettext("Words are needed in at least one language.")]
    assert article.corrections.count() == 0
    assert text_of(article).version == 1


def test_a_note_without_words_is_refused_before_its_form(newsroom, writer):
    article = a_published_article(newsroom)
    page = writer.post(at("notes", article.public_id, "ar"), {"quote": "فقرة أولى."})
    with override("ar"):
        assert summary_of(page) == [gettext("Words are needed in at least one language.")]
    assert article.notes.count() == 0


def test_a_steward_attaches_a_note_by_choosing_a_sentence_and_removes_it(newsroom, writer, second):
    article = a_published_article(newsroom)
    address = at("notes", article.public_id)
    assert second.get(address).status_code == 404
    writer.post(at("notes", article.public_id, "ar"), {"quote": "فقرة أولى.", "words_ar": "ملاحظة"})
    note = article.notes.get()
    assert (note.quote, note.by) == ("فقرة أولى.", newsroom.writer)
    writer.post(at("note_removal", article.public_id, note.public_id))
    assert article.notes.count() == 0
    assert "noted" not in text_of(article).body_html


def test_a_note_is_about_one_sentence_or_a_part_of_it(newsroom, writer):
    article = a_published_article(newsroom, text={"body": "زار د. سليم المركز. هل فُتح؟ نعم."})
    address = at("notes", article.public_id, "ar")
    page = fromstring(writer.get(address).content.decode())
    sentences = [box.get("value") for box in page.xpath("//input[@name='quote']")]
    assert sentences == ["زار د. سليم المركز.", "هل فُتح؟", "نعم."]
    form = {"quote": sentences[0], "words_ar": "ملاحظة"}
    assert writer.post(address, form | {"part": "هل فُتح؟"}).status_code == 200
    assert article.notes.count() == 0
    writer.post(address, form | {"part": " د. سليم "})
    assert article.notes.get().quote == "د. سليم"


def test_the_history_tells_and_compares(newsroom, writer):
    article = a_draft(newsroom)
    edit_article(article, by=newsroom.second, text=TextEdit({"title": "افتتاح المركز الجديد"}, 1))
    page = fromstring(writer.get(at("history", article.public_id)).content.decode())
    assert [ins.text_content().strip() for ins in page.iter("ins")] == ["الجديد"]
    assert len(page.find_class("desk-history")[0]) == 3
    writer.post(at("version_restoration", article.public_id, "ar", 1))
    assert (text_of(article).title, text_of(article).version) == ("افتتاح المركز", 3)


def test_a_translator_translates_beside_the_original_and_finishes(newsroom):
    article = a_published_article(newsroom)
    client = signed(newsroom.translator)
    address = at("translation", article.public_id, "es")
    form = sent(client.get(address), title="Se abre el centro", body="Primer párrafo.")
    client.post(address, form | {"finish": "yes"})
    text = ArticleText.objects.get(article=article, language="es")
    assert (text.title, text.status, text.translator) == ("Se abre el centro", "done", newsroom.translator)
    assert client.get(at("desk", article.public_id)).status_code == 200
    assert client.post(at("correction", article.public_id), {}).status_code == 404


def test_two_translators_at_once_lose_nothing(newsroom):
    article = a_published_article(newsroom)
    first, other = signed(newsroom.translator), signed(newsroom.second)
    address = at("translation", article.public_id, "es")
    mine, theirs = sent(first.get(address), title="Mi título"), sent(other.get(address), lead="Su entradilla")
    other.post(address, theirs)
    conflict = first.post(address, mine)
    assert conflict.status_code == 409
    again = sent(conflict)
    assert (again["title"], again["lead"]) == (["Mi título"], ["Su entradilla"])


def test_a_stale_field_shows_what_has_changed_in_the_original(newsroom):
    article = a_draft(newsroom)
    translate(article, "es", TextEdit({"title": "Se abre el centro"}, 0), by=newsroom.translator)
    finish_translation(article, "es", by=newsroom.translator)
    edit_article(article, by=newsroom.writer, text=TextEdit({"title": "افتتاح المركز الجديد"}, 1))
    page = fromstring(signed(newsroom.translator).get(at("translation", article.public_id, "es")).content.decode())
    assert len(page.find_class("bench-stale")) == 1
    assert [ins.text_content().strip() for ins in page.iter("ins")] == ["الجديد"]
