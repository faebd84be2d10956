import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.foundation.access.api import Label
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, follow, tell, unseen_count
from multaqa.foundation.notify.manners import mail_choices
from multaqa.foundation.notify.queries import notices_version
from multaqa.foundation.notify.tests.conftest import NOTED, QUIET
from multaqa.foundation.notify.tests.things import COMMUNITY, a_note, let_in

pytestmark = pytest.mark.django_db

PLAIN = {"rhythm": "now", "hour": "7", "weekday": "0"}
LANGUAGES = ["ar", "zh-hans", "en", "fr", "ru", "es"]


def test_notices_lead_to_their_things_and_are_isolated(client, people):
    client.force_login(people.amina)
    ref = a_note("<b>كاميرات</b> CCTV")
    tell([people.amina], kind=NOTED, thing_ref=ref, context={"who": "<i>Chen"})
    page = client.get("/ar/notices/").content.decode()
    assert f'<a href="/ar/n/{ref.partition(":")[2]}/">' in page
    assert "Noted by <bdi>&lt;i&gt;Chen</bdi>: " in page
    assert '<bdi lang="ar">&lt;b&gt;كاميرات&lt;/b&gt; CCTV</bdi>' in page


def test_empty_list_says_what_to_do(client, people):
    client.force_login(people.amina)
    assert "/ar/settings/following/" in client.get("/ar/notices/").content.decode()


def test_notices_are_marked_one_by_one_and_all(client, people):
    client.force_login(people.amina)
    for _number in range(3):
        tell([people.amina], kind=QUIET, thing_ref=a_note())
    forms = re.findall(r'action="(/ar/notices/\w+/seen/)"', client.get("/ar/notices/").content.decode())
    assert len(forms) == 3
    client.post(forms[0])
    assert unseen_count(people.amina) == 2
    client.post("/ar/notices/seen/")
    assert unseen_count(people.amina) == 0
    assert not client.get("/ar/notices/").context["has_unseen"]


def test_list_is_paged_over_what_may_be_read(client, people):
    client.force_login(people.amina)
    for number in range(30):
        tell([people.amina], kind=QUIET, thing_ref=a_note(f"number {number}"))
    assert len(client.get("/ar/notices/").context["lines"]) == 25
    assert len(client.get("/ar/notices/?page=2").context["lines"]) == 5


def test_bell_answers_304_before_it_counts(client, people, django_assert_num_queries):
    client.force_login(people.amina)
    tell([people.amina], kind=QUIET, thing_ref=a_note())
    first = client.get("/ar/notices/bell/")
    assert first.status_code == 200
    with django_assert_num_queries(2):  # the session, and the account with the version
        again = client.get("/ar/notices/bell/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    tell([people.amina], kind=QUIET, thing_ref=a_note())
    changed = client.get("/ar/notices/bell/", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_bell_of_nobody_stops_polling():
    assert Client().get("/ar/notices/bell/").status_code == 286


def test_bell_carries_no_token_against_forgery(client, people):
    client.force_login(people.amina)
    assert "csrf" not in client.get("/ar/notices/bell/").content.decode()


def test_choices_of_mail_are_kept(client, people):
    client.force_login(people.amina)
    assert mail_choices(people.amina)["access.noted"]
    client.post("/ar/settings/mail/", PLAIN)
    assert not mail_choices(people.amina)["access.noted"]
    client.post("/ar/settings/mail/", {**PLAIN, "access-noted": "on"})
    assert mail_choices(people.amina)["access.noted"]


def test_kinds_that_are_never_mailed_are_not_offered(client, people):
    client.force_login(people.amina)
    assert "access-quiet" not in client.get("/ar/settings/mail/").context["form"].fields


def test_link_in_a_message_ends_its_kind_of_mail_without_signing_in(people):
    tell([people.amina], kind=NOTED, thing_ref=a_note())
    run_everything()
    link = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.get(link).status_code == 200
    assert mail_choices(people.amina)["access.noted"]
    assert visitor.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not mail_choices(people.amina)["access.noted"]


def test_link_that_was_changed_ends_nothing(people):
    assert Client().post("/ar/mail/end/WyJhIl0:abc/").status_code == 404


def test_operator_sees_the_log_with_masked_addresses_and_sends_a_test(client, people):
    client.force_login(people.elodie)
    client.post("/fr/staff/mail/test/", {"language": "ru"})
    run_everything()
    assert (Delivery.objects.get().state, Delivery.objects.get().language) == ("sent", "ru")
    page = client.get("/fr/staff/mail/").content.decode()
    assert "e…@example.org" in page
    assert "elodie@example.org" not in page


def test_log_does_not_exist_for_others(client, people):
    client.force_login(people.amina)
    assert client.get("/ar/staff/mail/").status_code == 404
    assert client.post("/ar/staff/mail/test/", {"language": "ru"}).status_code == 404
    assert not Delivery.objects.exists()


def test_log_is_read_by_state(client, people):
    client.force_login(people.elodie)
    tell([people.amina, people.boris], kind=NOTED, thing_ref=a_note())
    assert len(client.get("/ar/staff/mail/?state=queued").context["lines"]) == 2
    assert client.get("/ar/staff/mail/?state=sent").context["lines"] == []


@pytest.mark.parametrize("page", ["notices/", "staff/mail/", "settings/following/"])
def test_three_lines_take_as_many_queries_as_one(client, people, page):
    client.force_login(people.ingrid)
    counts = []
    for number in (1, 2):
        for _line in range(number):
            ref = a_note()
            tell([people.ingrid], kind=NOTED, thing_ref=ref)
            follow(people.ingrid, ref)
        client.get(f"/ar/{page}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/ar/{page}")
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["notices/", "settings/mail/", "settings/following/", "staff/mail/"])
def test_pages_open_in_every_language(client, people, language, page):
    client.force_login(people.ingrid)
    let_in(people.ingrid)
    tell([people.ingrid], kind=NOTED, thing_ref=a_note(audience=COMMUNITY, label=Label.AMBER))
    assert client.get(f"/{language}/{page}").status_code == 200


def test_pages_lead_nobody_to_sign_in(people):
    for page in ("notices/", "settings/mail/", "settings/following/", "staff/mail/"):
        assert Client().get(f"/ar/{page}")["Location"] == f"/ar/account/sign-in/?next=/ar/{page}"


def test_the_number_of_unseen_is_counted_anew_when_its_time_is_over(people, settings):
    person = people.amina
    before = notices_version(person)
    assert notices_version(person) == before
    settings.UNSEEN_KNOWN_SECONDS = 1_000  # another stretch of time, as when the clock strikes
    assert notices_version(person) != before
