from datetime import timedelta

from django.utils import timezone

from multaqa.features.news.api import waiting_for
from multaqa.features.news.commands import correct, offer, schedule, withdraw
from multaqa.features.news.models import Article, Receipt, State
from multaqa.features.news.queries.team import newsroom_key
from multaqa.features.news.tasks import publish_due
from multaqa.features.news.testing import a_cleared_article, a_draft, a_published_article
from multaqa.foundation.access.api import may_open, ref_of
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.languages.api import awaiting_for
from multaqa.foundation.notify.api import Notice, follow
from multaqa.foundation.people.api import Role, appoint, end_appointment, suspend
from multaqa.foundation.people.testing import a_person


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_followers_of_a_topic_are_told_and_those_who_received_it_are_told_of_its_correction(newsroom, term):
    amina, boris = a_person("amina"), a_person("boris")
    follow(amina, ref_of(term))
    article = a_published_article(newsroom, term=term)
    run_everything()
    follow(boris, ref_of(term))
    correct(article, by=newsroom.writer, words={"ar": "تصحيح"})
    run_everything()
    assert (told(amina), told(boris)) == (["news.published", "news.corrected"], [])
    correction = article.corrections.get()
    receipts = Receipt.objects.order_by("pk").values_list("person", "correction")
    assert list(receipts) == [(amina.pk, None), (amina.pk, correction.pk)]


def test_nobody_is_told_of_what_was_withdrawn_meanwhile(newsroom, term):
    amina = a_person("amina")
    follow(amina, ref_of(term))
    withdraw(a_published_article(newsroom, term=term), reason="", by=newsroom.second)
    run_everything()
    assert told(amina) == []


def test_a_second_person_is_told_of_an_offered_draft_and_its_writer_is_not(newsroom):
    offer(a_draft(newsroom), by=newsroom.writer)
    run_everything()
    people = (newsroom.second, newsroom.writer, newsroom.translator)
    assert [told(person) for person in people] == [["news.offered"], [], []]


def test_the_appointed_read_drafts_until_their_office_or_their_account_ends(newsroom):
    karim, jun = a_person("karim"), a_person("jun")
    office = appoint(karim, to=Role.TRANSLATOR, by=None, reason="")
    appoint(jun, to=Role.EDITOR, by=None, reason="", until=timezone.now() + timedelta(days=1))
    appoint(a_person("fiona"), to=Role.CURATOR, by=None, reason="")
    run_everything()
    assert [may_open(person, [newsroom_key()]) for person in (karim, jun)] == [True, True]
    end_appointment(office, by=None)
    suspend(jun, by=None)
    run_everything()
    assert [may_open(person, [newsroom_key()]) for person in (karim, jun)] == [False, False]


def test_what_is_due_appears_by_itself(newsroom):
    article = a_cleared_article(newsroom)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=newsroom.second)
    publish_due.func()
    assert Article.objects.get().state == State.SCHEDULED
    Article.objects.update(publish_at=timezone.now() - timedelta(seconds=1))
    publish_due.func()
    assert Article.objects.get().state == State.PUBLISHED


def test_published_articles_stand_on_the_translators_board(newsroom, term):
    article = a_published_article(newsroom, term=term)
    a_draft(newsroom, term=term)
    assert [row["public_id"] for row in awaiting_for(newsroom.translator, "es")] == [article.public_id]


def test_home_says_what_waits_for_whom(newsroom, term):
    a_draft(newsroom, term=term)
    offer(a_draft(newsroom, term=term), by=newsroom.writer)
    a_published_article(newsroom, term=term)
    people = (newsroom.writer, newsroom.second, newsroom.translator, a_person("amina"))
    assert [[each.count for each in waiting_for(person)] for person in people] == [[1, 1], [1, 1], [1], []]
