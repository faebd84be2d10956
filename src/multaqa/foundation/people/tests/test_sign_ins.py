import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.commands import forget_old_sign_ins, lock
from multaqa.foundation.people.devices import device_name, kind_of_device
from multaqa.foundation.people.locks import forget_ending, on_lock
from multaqa.foundation.people.models import Device, Person, SignIn
from multaqa.foundation.people.presence import note_seen
from multaqa.foundation.people.queries import live_sign_ins
from multaqa.foundation.people.signed_links import open_signed, sign_for
from multaqa.foundation.people.tasks import forget_old_counts
from multaqa.foundation.people.testing import a_person
from multaqa.lib.batches import Batch

pytestmark = pytest.mark.django_db

PASSWORD = "nine herons on a jetty"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Safari/604"
)


@pytest.fixture
def amina() -> Person:
    return a_person(password=PASSWORD)


def signed_in(*, agent: str = FIREFOX, email: str = "amina@example.org", password: str = PASSWORD) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/en/account/sign-in/", {"login": email, "password": password})
    return client


def sent_to(address: str, about: str) -> str:
    """The text of the one message to an address whose subject holds some words."""
    run_everything()
    [body] = [str(letter.body) for letter in mail.outbox if letter.to == [address] and about in str(letter.subject)]
    return body


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox on Android"),
        (EDGE, "Edge on Windows"),
        (SAFARI, "Safari on iPhone"),
        ("curl/8.5.0", "Unknown device"),
        ("", "Unknown device"),
    ],
)
def test_device_is_named_in_coarse_words(agent, name):
    kind = kind_of_device(agent)
    with override("en"):
        assert device_name(browser=kind.browser, system=kind.system) == name


def test_signing_in_notes_device_address_and_time(amina):
    client = signed_in()
    sign_in = SignIn.objects.get(person=amina)
    assert (sign_in.browser, sign_in.system, sign_in.network_address) == ("Firefox", "Android", "127.0.0.1")
    assert sign_in.session_key == client.session.session_key
    assert client.cookies["device"]["httponly"]


def test_page_lists_devices_and_marks_this_one(amina):
    here, _there = signed_in(), signed_in(agent=EDGE)
    places = here.get("/en/settings/devices/").context["sign_ins"]
    assert [(place.device, place.is_this) for place in places] == [
        ("Firefox on Android", True),
        ("Edge on Windows", False),
    ]


def test_page_asks_as_much_for_three_devices_as_for_one(amina):
    here = signed_in()
    here.get("/en/settings/devices/")  # it shows, once, that she has signed in
    asked = []
    for agents in ((), (EDGE, SAFARI)):
        for agent in agents:
            signed_in(agent=agent)
        here.get("/en/settings/devices/")  # what a process keeps for half a minute may have run out meanwhile
        with CaptureQueriesContext(connection) as queries:
            assert len(here.get("/en/settings/devices/").context["sign_ins"]) == 1 + len(agents)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_one_device_is_signed_out_at_once(amina):
    here, there = signed_in(), signed_in(agent=EDGE)
    other = SignIn.objects.get(browser="Edge")
    here.post(f"/en/settings/devices/{other.public_id}/")
    assert (get_user(here), get_user(there).is_anonymous) == (amina, True)
    assert [one.browser for one in live_sign_ins(amina)] == ["Firefox"]


@pytest.mark.parametrize("engine", ["db", "cached_db", "cache"])
def test_all_others_are_signed_out_in_every_kind_of_store(amina, settings, engine, django_capture_on_commit_callbacks):
    settings.SESSION_ENGINE = f"django.contrib.sessions.backends.{engine}"
    here, *others = signed_in(), signed_in(agent=EDGE), signed_in(agent=SAFARI)
    with django_capture_on_commit_callbacks(execute=True):
        here.post("/en/settings/devices/others/")
    assert get_user(here) == amina
    assert [get_user(client).is_anonymous for client in others] == [True, True]


def test_devices_of_another_person_cannot_be_signed_out(amina):
    a_person("diego", password=PASSWORD)
    here, hers = signed_in(email="diego@example.org"), signed_in()
    response = here.post(f"/en/settings/devices/{SignIn.objects.get(person=amina).public_id}/")
    assert (response.status_code, get_user(hers)) == (404, amina)


def test_signing_out_ends_the_line_of_this_device(amina):
    client = signed_in()
    client.post("/en/account/sign-out/")
    assert list(live_sign_ins(amina)) == []


def test_line_follows_its_session_through_a_change_of_password(amina):
    client = signed_in()
    client.post("/en/account/password/", {"oldpassword": PASSWORD, "password1": "twelve lamps above the quay"})
    assert get_user(client).is_authenticated
    assert SignIn.objects.get(person=amina).session_key == client.session.session_key


def test_last_seen_is_written_in_one_statement_when_it_is_due(amina, django_assert_num_queries):
    signed_in()
    signed_in(agent=EDGE)
    ids = list(SignIn.objects.values_list("public_id", flat=True))
    SignIn.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    waiting, due = Batch(note_seen, seconds=3600), Batch(note_seen, seconds=0)
    for batch in (waiting, due):
        for public_id in ids:
            batch.note(public_id, timezone.now())
    with django_assert_num_queries(0):
        waiting.write_if_due()
    with django_assert_num_queries(1):
        due.write_if_due()
    assert all(one.seen_at > timezone.now() - timedelta(minutes=1) for one in SignIn.objects.all())


@pytest.mark.parametrize("lapsed", [{"seen_at": timedelta(hours=73)}, {"began_at": timedelta(days=15)}])
def test_session_ends_after_three_days_of_rest_and_after_two_weeks_of_use(amina, lapsed):
    clients = signed_in(), signed_in()
    row = SignIn.objects.latest("pk")
    SignIn.objects.filter(pk=row.pk).update(**{name: timezone.now() - ago for name, ago in lapsed.items()})
    forget_old_counts.func()
    assert [client.get("/en/settings/account/").status_code for client in clients] == [200, 302]
    row.refresh_from_db()
    assert row.ended_at is not None


def test_proving_once_more_gives_the_session_another_key(amina):
    client = signed_in()
    before = client.session.session_key
    client.post("/en/account/proof/", {"password": PASSWORD})
    assert client.get("/en/settings/devices/").status_code == 200
    assert client.session.session_key != before
    assert SignIn.objects.get(person=amina).session_key == client.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = before or ""
    assert thief.get("/en/settings/account/").status_code == 302


def test_addresses_are_kept_thirty_days_and_ended_sessions_too(amina):
    signed_in()
    signed_in(agent=EDGE)
    month = timezone.now() - timedelta(days=31)
    SignIn.objects.update(began_at=month)
    SignIn.objects.filter(browser="Edge").update(ended_at=month)
    Device.objects.update(last_used_at=timezone.now() - timedelta(days=366))
    forget_old_sign_ins()
    assert [(one.browser, one.network_address) for one in SignIn.objects.all()] == [("Firefox", None)]
    assert not Device.objects.exists()


def test_new_device_is_told_by_mail_and_notice_but_never_the_first_nor_a_known_one(amina):
    first = signed_in()
    first.post("/en/account/sign-out/")
    first.post("/en/account/sign-in/", {"login": "amina@example.org", "password": PASSWORD})
    run_everything()
    assert mail.outbox == []
    signed_in(agent=EDGE)
    body = sent_to("amina@example.org", "جهاز")
    assert "Edge" in body
    assert "Edge" in first.get("/ar/notices/").content.decode()


def test_link_in_that_mail_locks_the_account_without_signing_in(amina):
    client, thief = signed_in(), signed_in(agent=EDGE)
    link = re.findall(r"http://testserver(/ar/settings/lock/\S+)", sent_to("amina@example.org", "جهاز"))[0]
    stranger = Client()
    assert stranger.get(link).status_code == 200
    assert get_user(client) == amina
    assert stranger.post(link)["Location"] == "/ar/settings/locked/"
    assert [get_user(one).is_anonymous for one in (client, thief)] == [True, True]
    assert stranger.post(link).status_code == 410


def test_lock_ends_sessions_password_links_and_whatever_is_registered(amina):
    client = signed_in()
    Client().post("/en/account/password/forgotten/", {"email": "amina@example.org"})
    reset = re.findall(r"http://testserver(/ar/account/password/new/\S+)", sent_to("amina@example.org", "كلمة"))[0]
    token = sign_for(amina, purpose="feed", value="a1")
    EmailAddress.objects.create(user=amina, email="thief@example.org", primary=False, verified=False)
    ended: list[Person] = []
    on_lock(ended.append)
    client.post("/en/settings/lock/")
    forget_ending(ended.append)
    amina.refresh_from_db()
    assert ended == [amina]
    assert get_user(client).is_anonymous
    assert get_user(signed_in()).is_anonymous
    assert open_signed(token, purpose="feed", max_age=60) is None
    assert Client().get(reset, follow=True).context.get("token_fail")
    assert [one.email for one in EmailAddress.objects.filter(user=amina)] == ["amina@example.org"]
    assert amina.locked_at is not None


def test_locked_account_answers_sign_in_like_a_wrong_password(amina):
    lock(amina, by=amina)
    right, unknown = Client(), Client()
    answers = [
        right.post("/en/account/sign-in/", {"login": "amina@example.org", "password": PASSWORD}),
        unknown.post("/en/account/sign-in/", {"login": "no@example.org", "password": PASSWORD}),
    ]
    assert [answer.context["form"].non_field_errors() for answer in answers] == [
        ["The e-mail address or the password is not right."]
    ] * 2


def test_new_password_by_mail_opens_a_locked_account_at_the_next_sign_in(amina):
    lock(amina, by=amina)
    Client().post("/en/account/password/forgotten/", {"email": "amina@example.org"})
    link = re.findall(r"http://testserver(/ar/account/password/new/\S+)", sent_to("amina@example.org", "كلمة"))[0]
    client = Client()
    form = client.get(link, follow=True)
    client.post(form.context["action_url"], {"password1": "twelve lamps above the quay"})
    amina.refresh_from_db()
    assert amina.locked_at is not None
    back = signed_in(password="twelve lamps above the quay")
    amina.refresh_from_db()
    assert (get_user(back), amina.locked_at) == (amina, None)
    said = [recorded.kind for recorded in facts_about(amina)]
    assert [kind for kind in said if "ocked" in kind] == ["people.PersonLocked", "people.PersonUnlocked"]


def test_signed_link_is_of_one_purpose_one_person_and_one_time(amina):
    token = sign_for(amina, purpose="feed", value="a-1_b")
    link = open_signed(token, purpose="feed", max_age=60)
    assert link is not None
    assert (link.person, link.value) == (amina, "a-1_b")
    assert open_signed(token, purpose="other", max_age=60) is None
    assert open_signed(token, purpose="feed", max_age=-1) is None
    assert open_signed(token + "x", purpose="feed", max_age=60) is None
    assert open_signed("", purpose="feed", max_age=60) is None
