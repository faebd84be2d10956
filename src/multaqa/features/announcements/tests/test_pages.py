"""The desk, the page and the banner, over HTTP."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import fromstring

from multaqa.features.announcements.commands import (
    begin_correction,
    mark_as_read,
    send_announcement,
    withdraw_announcement,
    write_announcement,
)
from multaqa.features.announcements.models import Announcement, Receiver, State, Whom
from multaqa.features.announcements.queries.reading import forget_banners
from multaqa.features.announcements.testing import a_draft, sent
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.notify.api import Notice, unseen_count

pytestmark = pytest.mark.django_db
DESK = "/en/staff/announcements/"


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def page(client, address):
    return fromstring(client.get(address).content.decode())


def banner_on(client, address="/en/news/"):
    found = page(client, address).xpath("//aside[contains(@class, 'banner')]")
    return " ".join(found[0].text_content().split()) if found else ""


def planned(**changes):
    values = {"whom": "all", "language": "ar", "office": "steward", "topic": "", "named": "", "reason": ""}
    return values | {"begins_at": "", "ends_at": ""} | changes


@pytest.fixture
def desk(people):
    return signed(people.elodie)


@pytest.fixture
def urgent(people):
    named = [people.amina, people.diego]
    draft = a_draft(people.elodie, whom=Whom.NAMED, named=named, urgent=True, reason="Fire")
    return sent(draft, by=people.elodie, second=people.ingrid)


def test_the_list_is_for_those_who_announce_and_says_when_it_is_empty(desk, people):
    assert "No announcements yet" in desk.get(DESK).content.decode()
    assert signed(people.amina).get(DESK).status_code == 404


def test_from_the_first_word_to_the_sending(desk, people):
    begun = desk.post(f"{DESK}new/", {"language": "fr"})
    announcement = Announcement.objects.get()
    assert begun["Location"] == f"{DESK}{announcement.public_id}/words/fr/"
    words = {"title": "Lampes", "body": "Elles **s'éteignent**.", "title_revision": "0", "body_revision": "0"}
    assert desk.post(begun["Location"], words).status_code == 302
    here = f"{DESK}{announcement.public_id}/"
    assert (
        desk.post(f"{here}plan/", planned(whom="named", named="Fiona Gallagher\nchen@example.org")).status_code == 302
    )
    shown = " ".join(page(desk, here).text_content().split())
    assert "Reaches people: 2, all on this site; of these by mail as well: 2." in shown
    assert "العربية: Title (missing), Text (missing)" in shown
    desk.post(f"{here}sending/")
    announcement.refresh_from_db()
    assert (announcement.state, announcement.receivers) == (State.SENT, 2)


def test_counting_saves_nothing(desk, people):
    draft = a_draft(people.elodie)
    counted = desk.post(f"{DESK}{draft.public_id}/plan/", planned(whom="language", language="ru", count="1"))
    assert "Reaches people: <strong>1</strong>" in counted.content.decode()
    draft.refresh_from_db()
    assert draft.whom == Whom.ALL


def test_count_follows_each_choice_by_itself_also_while_the_reason_is_missing(desk, people):
    draft = a_draft(people.elodie)
    here = f"{DESK}{draft.public_id}/plan/"
    asked = planned(whom="language", language="ru", urgent="on", count="1")
    piece = desk.post(here, asked, headers={"HX-Request": "true"}).content.decode()
    assert "Reaches people: <strong>1</strong>" in piece
    assert "<html" not in piece
    nobody = desk.post(here, planned(whom="named", named="Nemo", count="1"), headers={"HX-Request": "true"})
    assert nobody.content.decode().strip() == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"whom": "named", "named": "Nobody Known"}, "Nobody is found here by this name or address: Nobody Known"),
        ({"urgent": "on"}, "An urgent announcement needs a reason."),
        ({"for_visitors": "on"}, "For visitors an end is needed"),
        ({"for_visitors": "on", "whom": "network", "ends_at": "2190-01-01T10:00"}, "Only what is for everyone"),
        ({"ends_at": "2001-01-01T10:00"}, "This moment has passed."),
        ({"begins_at": "2190-01-02T10:00", "ends_at": "2190-01-01T10:00"}, "The end lies before the sending."),
        ({"begins_at": "tomorrow"}, "Enter a valid date/time."),
    ],
)
def test_what_does_not_go_together_is_said(desk, people, changes, said):
    draft = a_draft(people.elodie)
    answer = desk.post(f"{DESK}{draft.public_id}/plan/", planned(**changes))
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_two_who_write_at_once_lose_nothing(desk, people):
    draft = a_draft(people.elodie)
    address = f"{DESK}{draft.public_id}/words/en/"
    mine = {"title": "Mine", "body": "My words", "title_revision": "1", "body_revision": "1"}
    write_announcement(draft, "en", {"title": "Theirs", "body": "Their words"}, by=people.ingrid)
    answer = desk.post(address, mine)
    assert answer.status_code == 422
    assert "Theirs" in answer.content.decode()
    again = dict(fromstring(answer.content.decode()).xpath("//form[contains(@class, 'stack')]")[0].form_values())
    assert desk.post(address, again).status_code == 302
    assert draft.texts.get(language="en").title == "Mine"


def test_the_preview_shows_page_and_letter_in_each_language(desk, people):
    draft = a_draft(people.elodie)
    shown = page(desk, f"{DESK}{draft.public_id}/preview/ar/").text_content()
    assert "إعلان:" in shown
    assert shown.count("The lamps go out.") == 2
    assert "English" in shown


def test_the_page_is_for_its_readers_alone(people, urgent):
    address = f"/en/announcements/{urgent.public_id}/"
    assert "The lamps go out." in signed(people.amina).get(address).content.decode()
    for other in (people.fiona, people.karim, people.elodie):
        assert signed(other).get(address).status_code == 404
    assert Client().get(address).status_code == 404


def test_the_banner_stands_above_every_page_until_it_is_read(people, urgent):
    amina = signed(people.amina)
    assert banner_on(amina) == banner_on(amina, "/en/notices/") == "Urgent: Lamps Mark as read"
    assert banner_on(signed(people.fiona)) == banner_on(Client()) == ""
    answer = amina.post(f"/en/announcements/{urgent.public_id}/reading/", {"next": "/en/news/"})
    assert answer["Location"] == "/en/news/"
    assert banner_on(amina) == ""
    assert banner_on(signed(people.diego)) != ""
    assert unseen_count(people.amina) == 0
    assert Receiver.objects.filter(read_at__isnull=False).count() == 1


def test_the_banner_goes_when_it_ends_or_is_withdrawn_also_in_another_process(people, urgent):
    amina, diego = signed(people.amina), signed(people.diego)
    assert banner_on(amina) != ""
    Announcement.objects.update(ends_at=timezone.now() - timedelta(hours=1))  # as another process would
    assert banner_on(amina) == ""
    Announcement.objects.update(ends_at=timezone.now() + timedelta(hours=1))
    assert banner_on(diego) != ""
    withdraw_announcement(urgent, reason="Over", by=people.elodie)
    assert banner_on(diego) == ""
    assert amina.get(f"/en/announcements/{urgent.public_id}/").status_code == 404
    assert "Lamps" not in amina.get("/en/notices/").content.decode()


def test_the_banner_asks_nothing_of_the_database_once_it_is_known(people, urgent):
    amina = signed(people.amina)
    mark = {}
    for name in ("with", "again"):
        amina.get("/en/news/")
        with CaptureQueriesContext(connection) as caught:
            assert banner_on(amina) != ""
        mark[name] = len(caught)
    mark_as_read(urgent, by=people.amina)
    amina.get("/en/news/")
    with CaptureQueriesContext(connection) as caught:
        assert banner_on(amina) == ""
    assert mark == {"with": len(caught), "again": len(caught)}


def test_visitors_see_what_is_also_for_them_until_its_end(people):
    ends_at = timezone.now() + timedelta(hours=1)
    announcement = sent(
        a_draft(people.elodie, for_visitors=True, ends_at=ends_at), by=people.elodie, second=people.ingrid
    )
    forget_banners()
    visitor = Client()
    assert banner_on(visitor) == "Announcement: Lamps"
    with CaptureQueriesContext(connection) as known:
        visitor.get("/en/help/")
    withdraw_announcement(announcement, reason="Over", by=people.elodie)
    forget_banners()
    assert banner_on(visitor) == ""
    with CaptureQueriesContext(connection) as nothing:
        visitor.get("/en/help/")
    assert len(known) == len(nothing)


def test_a_correction_takes_the_place_of_what_it_corrects(desk, people, urgent):
    mark_as_read(urgent, by=people.amina)
    desk.post(f"{DESK}{urgent.public_id}/correction/")
    draft = urgent.corrections.get()
    write_announcement(draft, "en", {"title": "Lamps again"}, by=people.elodie)
    sent(draft, by=people.elodie, second=people.ingrid)
    urgent.refresh_from_db()
    assert (urgent.state, draft.whom) == (State.CORRECTED, Whom.NAMED)
    amina = signed(people.amina)
    assert banner_on(amina) == "Urgent: Lamps again Mark as read"
    assert amina.get(f"/en/announcements/{urgent.public_id}/").status_code == 404
    received = set(Receiver.objects.filter(announcement=draft).values_list("person__email", flat=True))
    assert received == {people.amina.email, people.diego.email}
    assert Notice.objects.filter(thing=ref_of(draft), person=people.amina).count() == 1


def test_only_one_correction_is_begun(desk, people, urgent):
    begin_correction(urgent, by=people.elodie)
    answer = desk.post(f"{DESK}{urgent.public_id}/correction/", follow=True)
    assert "A correction of this announcement has been begun already." in answer.content.decode()
    assert urgent.corrections.count() == 1


def test_the_second_person_confirms_and_the_first_cannot(desk, people):
    draft = a_draft(people.elodie, urgent=True, reason="Fire in the hall")
    desk.post(f"{DESK}{draft.public_id}/sending/")
    assert "Confirm and send" not in desk.get(f"{DESK}{draft.public_id}/").content.decode()
    desk.post(f"{DESK}{draft.public_id}/confirmation/")
    draft.refresh_from_db()
    assert draft.state == State.WAITING
    second = signed(people.ingrid)
    shown = second.get(f"{DESK}{draft.public_id}/").content.decode()
    assert "Fire in the hall" in shown
    assert "Confirm and send" in shown
    second.post(f"{DESK}{draft.public_id}/confirmation/")
    draft.refresh_from_db()
    assert (draft.state, draft.sent_by) == (State.SENT, people.ingrid)


def test_what_became_of_it_is_counted(desk, people, urgent):
    mark_as_read(urgent, by=people.amina)
    shown = page(desk, f"{DESK}{urgent.public_id}/")
    names, numbers = shown.xpath("//section//dl/dt/text()"), shown.xpath("//section//dl/dd/text()")
    counts = dict(zip(names, numbers, strict=True))
    assert counts["People told"] == "2"
    assert counts["Notices seen"] == counts["Marked as read"] == "1"
    assert counts["Mail waiting"] == "2"


def test_the_list_asks_no_more_for_more(desk, people):
    def asked():
        with CaptureQueriesContext(connection) as caught:
            desk.get(DESK)
        return len(caught)

    a_draft(people.elodie)
    desk.get(DESK)
    first = asked()
    a_draft(people.elodie), a_draft(people.elodie)
    assert asked() == first


def test_a_page_that_is_no_draft_any_more_is_not_written(desk, people):
    announcement = a_draft(people.elodie)
    send_announcement(announcement, by=people.elodie)
    for part in ("words/en/", "plan/", "discarding/"):
        assert desk.get(f"{DESK}{announcement.public_id}/{part}").status_code == 404
    assert "moved on" in desk.post(f"{DESK}{announcement.public_id}/sending/", follow=True).content.decode()
