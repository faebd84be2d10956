from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.news.commands import (
    BadMoment,
    LanguageTaken,
    NotReady,
    clear,
    edit_article,
    hand_back,
    offer,
    publish,
    publish_scheduled,
    relabel_original,
    restore,
    schedule,
    start_article,
    translate,
    unschedule,
    withdraw,
)
from multaqa.features.news.commands.editing import TextEdit
from multaqa.features.news.models import Article, State, Version
from multaqa.features.news.policies import Missing
from multaqa.features.news.queries.reading import published
from multaqa.features.news.testing import a_cleared_article, a_draft, a_published_article, text_of
from multaqa.foundation.access.api import may_read, ref_of
from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.people.testing import a_person


def kinds_of_facts(article):
    return [fact.kind.removeprefix("news.") for fact in facts_of(ref_of(article)) if fact.kind.startswith("news.")]


def last_fact(article):
    return list(facts_of(ref_of(article)))[-1].fact()


def test_a_draft_is_read_by_the_newsroom_and_by_nobody_else(newsroom):
    article = a_draft(newsroom)
    outsider = a_person("fiona")
    readers = [newsroom.writer, newsroom.second, newsroom.translator, outsider, None]
    assert [may_read(reader, article) for reader in readers] == [True, True, True, False, False]


def test_start_article_is_refused_to_whoever_does_not_write(newsroom):
    for person in (newsroom.translator, a_person("fiona")):
        with pytest.raises(PermissionDenied):
            start_article("ar", by=person)
    assert Article.objects.count() == 0


def test_publishing_takes_a_draft_a_second_person_and_leaves_facts(newsroom):
    article = a_draft(newsroom)
    offer(article, by=newsroom.writer)
    clear(article, by=newsroom.second)
    publish(article, by=newsroom.writer)
    article.refresh_from_db()
    assert (article.state, article.cleared_by, article.read_key) == (State.PUBLISHED, newsroom.second, "public")
    assert list(published(None)) == [article]
    assert kinds_of_facts(article) == ["ArticleStarted", "ArticleOffered", "ArticleCleared", "ArticlePublished"]


def test_clear_is_refused_to_the_author_and_to_the_last_editor(newsroom):
    article = a_draft(newsroom)
    with pytest.raises(PermissionDenied):
        clear(article, by=newsroom.writer)
    edit_article(article, by=newsroom.second, text=TextEdit({"title": "عنوان آخر"}, 1))
    with pytest.raises(PermissionDenied):
        clear(article, by=newsroom.second)
    article.refresh_from_db()
    assert article.state == State.DRAFT


def test_publish_refuses_what_nobody_cleared(newsroom):
    with pytest.raises(PermissionDenied):
        publish(a_draft(newsroom), by=newsroom.second)


def test_offer_says_everything_that_is_missing(newsroom):
    article = start_article("ar", by=newsroom.writer)
    with pytest.raises(NotReady) as refusal:
        offer(article, by=newsroom.writer)
    assert refusal.value.missing == [Missing.TITLE, Missing.TEXT, Missing.SOURCE, Missing.TOPICS]


def test_a_title_proposed_by_an_import_blocks_until_an_editor_takes_it(newsroom):
    article = a_draft(newsroom)
    text = text_of(article)
    text.title_is_proposed = True
    text.save()
    with pytest.raises(NotReady) as refusal:
        offer(article, by=newsroom.writer)
    assert refusal.value.missing == [Missing.TITLE_OF_ITS_OWN]
    edit_article(article, by=newsroom.writer, keeps_title=True)
    offer(article, by=newsroom.writer)
    assert text_of(article).title == text.title


def test_editing_what_was_cleared_asks_for_clearing_again(newsroom):
    article = a_cleared_article(newsroom)
    edit_article(article, by=newsroom.writer, text=TextEdit({"title": "عنوان آخر"}, 1))
    article.refresh_from_db()
    assert (article.state, article.cleared_by) == (State.DRAFT, None)
    assert article.offered_at is not None


def test_hand_back_keeps_its_reason_in_the_history(newsroom):
    article = a_cleared_article(newsroom)
    hand_back(article, by=newsroom.second, reason="  المصدر غير واضح ")
    article.refresh_from_db()
    assert (article.state, article.offered_at) == (State.DRAFT, None)
    assert last_fact(article).reason == "المصدر غير واضح"


def test_a_scheduled_article_appears_when_its_moment_comes_and_not_before(newsroom):
    article = a_cleared_article(newsroom)
    moment = timezone.now() + timedelta(hours=1)
    schedule(article, at=moment, by=newsroom.second)
    assert publish_scheduled(article.public_id) is False
    Article.objects.filter(pk=article.pk).update(publish_at=timezone.now() - timedelta(minutes=1))
    assert publish_scheduled(article.public_id) is True
    assert publish_scheduled(article.public_id) is False
    article.refresh_from_db()
    assert (article.state, article.publish_at) == (State.PUBLISHED, None)
    assert kinds_of_facts(article).count("ArticlePublished") == 1


def test_a_scheduled_article_that_lacks_something_waits_and_says_why(newsroom):
    article = a_cleared_article(newsroom)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=newsroom.second)
    Article.objects.filter(pk=article.pk).update(publish_at=timezone.now() - timedelta(minutes=1))
    article.topics.clear()
    assert publish_scheduled(article.public_id) is False
    article.refresh_from_db()
    assert article.state == State.CLEARED
    assert last_fact(article).missing == ["topics"]


def test_schedule_refuses_a_moment_that_has_passed(newsroom):
    article = a_cleared_article(newsroom)
    with pytest.raises(BadMoment):
        schedule(article, at=timezone.now() - timedelta(minutes=1), by=newsroom.second)


def test_unschedule_lets_the_article_wait_as_cleared(newsroom):
    article = a_cleared_article(newsroom)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=newsroom.second)
    unschedule(article, by=newsroom.second)
    article.refresh_from_db()
    assert (article.state, article.publish_at) == (State.CLEARED, None)


def test_withdraw_takes_everything_away_and_restore_brings_it_back(newsroom):
    article = a_published_article(newsroom)
    withdraw(article, reason="خطأ في المصدر", by=newsroom.second)
    article.refresh_from_db()
    assert (article.state, may_read(None, article), list(published(None))) == (State.WITHDRAWN, False, [])
    restore(article, by=newsroom.second)
    article.refresh_from_db()
    assert (article.state, may_read(None, article), list(published(None))) == (State.PUBLISHED, True, [article])


def test_publishing_sets_the_other_languages_to_awaiting(newsroom):
    article = a_published_article(newsroom)
    states = dict(article.texts.values_list("language", "status"))
    assert states == {"ar": "done"} | dict.fromkeys(["zh-hans", "en", "fr", "ru", "es"], "awaiting")


def test_the_language_of_an_original_is_set_right_and_no_word_is_lost(newsroom, term):
    article = a_cleared_article(newsroom, term=term)
    words = text_of(article)
    relabel_original(article, language="fr", by=newsroom.writer)
    article.refresh_from_db()
    moved = text_of(article)
    assert (article.language, article.state, moved.pk, moved.title) == ("fr", State.DRAFT, words.pk, words.title)
    assert list(Version.objects.filter(article=article, language="ar")) == []
    assert Version.objects.filter(article=article, language="fr").count() == words.version
    assert kinds_of_facts(article)[-1] == "OriginalRelabelled"


def test_a_language_that_has_words_is_not_taken_from_them(newsroom):
    article = a_draft(newsroom)
    translate(article, "en", TextEdit({"title": "The centre opens"}, 0), by=newsroom.translator)
    with pytest.raises(LanguageTaken):
        relabel_original(article, language="en", by=newsroom.writer)
    assert sorted(article.texts.values_list("language", "title")) == [
        ("ar", "افتتاح المركز"),
        ("en", "The centre opens"),
    ]


def test_translations_of_a_relabelled_original_follow_it(newsroom):
    article = a_draft(newsroom)
    translate(article, "en", TextEdit({"title": "The centre opens"}, 0), by=newsroom.translator)
    relabel_original(article, language="ru", by=newsroom.writer)
    assert sorted(article.texts.values_list("language", "source_language")) == [("en", "ru"), ("ru", "")]


def test_a_published_original_keeps_its_language(newsroom, term):
    article = a_published_article(newsroom, term=term)
    with pytest.raises(PermissionDenied):
        relabel_original(article, language="fr", by=newsroom.writer)
