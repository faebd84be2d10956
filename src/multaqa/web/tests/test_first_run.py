"""The first run: the operator's link, the closed site, the parts, the opening."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from multaqa.foundation.conduct.api import in_force
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery
from multaqa.foundation.people.api import (
    Appointment,
    Capability,
    LinkOver,
    Person,
    Role,
    appoint,
    begin_first_run,
    choose_sender,
    first_run,
    has_capability,
    is_open,
    person_of_address,
    set_up_link,
    the_network,
)
from multaqa.foundation.people.testing import a_person, as_if_enrolled, sign_in_proved

pytestmark = pytest.mark.django_db

LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")
ACCOUNT = {"name": "Nadia Rahal", "email": "Nadia@example.org", "password": "seven lamps along a quay"}


@pytest.fixture
def token() -> str:
    """A new installation, closed, with the link to set it up."""
    caches["process"].clear()
    made = set_up_link(anew=False)
    assert made is not None
    return made


@pytest.fixture
def desk(client: Client, token: str) -> Client:
    """The first steward at her desk, enrolled."""
    client.post(f"/en/first-run/{token}/", ACCOUNT)
    sign_in_proved(client, as_if_enrolled(_nadia()))
    return client


def _begun():
    row = first_run()
    assert row is not None
    return row


def _nadia() -> Person:
    person = person_of_address("nadia@example.org")
    assert person is not None
    return person


@pytest.mark.parametrize("language", LANGUAGES)
def test_visitors_of_an_unset_site_read_that_it_is_not_open(client: Client, token: str, language: str):
    for page in ("", "news/", "account/sign-up/", "help/", "staff/network/"):
        answer = client.get(f"/{language}/{page}")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3600")
        assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(f"/{language}/account/sign-in/").status_code == 200
    assert client.get("/healthz").status_code == 200


def test_sign_up_is_closed_too(client: Client, token: str):
    answer = client.post(
        "/en/account/sign-up/", {"name": "X", "email": "x@example.org", "password1": ACCOUNT["password"]}
    )
    run_everything()
    assert answer.status_code == 503
    assert Person.objects.count() == 0


def test_site_that_has_people_is_never_closed(client: Client):
    caches["process"].clear()
    a_person()
    assert set_up_link(anew=False) is not None
    assert client.get("/en/").status_code == 200


def test_site_that_never_had_a_first_run_is_open(client: Client):
    caches["process"].clear()
    assert client.get("/en/").status_code == 200


def test_link_without_a_language_leads_to_the_readers(client: Client, token: str):
    answer = client.get(f"/first-run/{token}/", headers={"Accept-Language": "fr"})
    assert answer.headers["Location"] == f"/fr/first-run/{token}/"


def test_link_makes_the_first_steward_and_works_once(client: Client, token: str):
    answer = client.post(f"/en/first-run/{token}/", ACCOUNT)
    assert answer.headers["Location"] == "/en/settings/two-steps/?next=%2Fen%2Fstaff%2Fnetwork%2F"
    assert client.get(answer.headers["Location"]).status_code == 200
    office = Appointment.objects.get(person=_nadia())
    assert (office.role, office.by) == ("steward", None)
    assert not has_capability(_nadia(), Capability.APPOINT)  # until she is enrolled
    again = Client().post(f"/en/first-run/{token}/", ACCOUNT | {"email": "eve@example.org"})
    assert again.status_code == 410
    assert Person.objects.count() == 1
    with pytest.raises(CommandError, match="a steward already"):
        call_command("first_run")


def test_of_two_who_use_the_link_at_once_one_becomes_steward(token: str):
    first = {"email": "one@example.org", "name": "One", "password_digest": "!", "language": "en"}
    begin_first_run(token, **first)
    with pytest.raises(LinkOver):
        begin_first_run(token, **first | {"email": "two@example.org"})
    assert list(Person.objects.values_list("email", flat=True)) == ["one@example.org"]


def test_link_is_refused_when_old_forged_or_replaced(client: Client, token: str, monkeypatch: pytest.MonkeyPatch):
    out = StringIO()
    call_command("first_run", stdout=out, stderr=StringIO())
    newer = out.getvalue().strip().rstrip("/").rpartition("/")[2]
    assert client.get(f"/en/first-run/{token}/").status_code == 410
    assert client.get(f"/en/first-run/{newer}x/").status_code == 410
    assert client.get("/en/first-run/nonsense/").status_code == 410
    assert client.get(f"/en/first-run/{newer}/").status_code == 200
    key = _begun().key
    yesterday = (timezone.now() - timedelta(hours=25)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: yesterday)
    old = TimestampSigner(salt="multaqa.people.first_run").sign(key)
    monkeypatch.undo()
    assert client.get(f"/en/first-run/{old}/").status_code == 410


def test_link_dies_when_the_command_line_appoints_a_steward(client: Client, token: str):
    appoint(a_person(), to=Role.STEWARD, by=None, reason="A test")
    assert client.get(f"/en/first-run/{token}/").status_code == 410


@pytest.mark.parametrize(
    "wrong", [{"password": "password12"}, {"email": "nobody"}, {"name": "<b>x</b>"}, {"name": "\x00"}, {"password": ""}]
)
def test_wrong_account_keeps_the_link(client: Client, token: str, wrong: dict[str, str]):
    assert client.post(f"/en/first-run/{token}/", ACCOUNT | wrong).status_code == 422
    assert Person.objects.count() == 0
    assert client.get(f"/en/first-run/{token}/").status_code == 200


def test_parts_are_for_stewards_alone(client: Client, token: str):
    sign_in_proved(client, a_person())
    for page in ("", "name/", "opening/"):
        assert client.get(f"/en/staff/network/{page}").status_code == 404
    assert client.post("/en/staff/network/name/", {"en": "Mine", "ar": "Mine"}).status_code == 404
    assert the_network().name != {"en": "Mine", "ar": "Mine"}


def test_parts_are_gone_through_left_and_resumed(desk: Client):
    assert "Going on" in desk.get("/en/staff/network/").content.decode()
    answer = desk.post("/en/staff/network/name/", {"ar": "شبكة الخبراء", "en": "Network of Experts"})
    assert answer.headers["Location"] == "/en/staff/network/purpose/"
    assert the_network().name == {"ar": "شبكة الخبراء", "en": "Network of Experts"}
    page = desk.get("/en/staff/network/").content.decode()
    assert 'href="/en/staff/network/purpose/" class="button' in page or "/en/staff/network/purpose/" in page
    assert "Done: 1 of 8." in page.replace("\xa0", " ")
    assert _begun().looked_through == ["name"]


def test_name_without_the_first_language_is_refused_and_nothing_is_saved(desk: Client):
    before = the_network().name
    answer = desk.post("/en/staff/network/name/", {"ar": "", "en": "Network of Experts"})
    assert answer.status_code == 422
    assert 'value="Network of Experts"' in answer.content.decode()
    assert (the_network().name, _begun().looked_through) == (before, [])


@pytest.mark.parametrize("words", ["\u202egnp.exe", "x" * 5000])
def test_texts_that_deceive_are_refused(desk: Client, words: str):
    before = the_network().name
    assert desk.post("/en/staff/network/name/", {"ar": words}).status_code == 422
    assert the_network().name == before


def test_sender_keeps_to_one_line_and_stands_in_mail(desk: Client, mailoutbox):
    desk.post("/en/staff/network/sender/", {"en": "Experts\r\nBcc: all@example.org", "ar": ""})
    assert the_network().sender == {"en": "Experts Bcc: all@example.org"}
    desk.post("/en/staff/network/sender/", {"en": "Network, of Experts"})
    assert desk.post("/en/staff/network/test-mail/").headers["Location"] == "/en/staff/network/sender/#test"
    assert "waiting to be sent" in desk.get("/en/staff/network/sender/").content.decode()
    run_everything()
    assert mailoutbox[-1].message()["From"] == '"Network, of Experts" <multaqa@localhost>'
    assert mailoutbox[-1].to == ["nadia@example.org"]
    assert "took the test message" in desk.get("/en/staff/network/sender/").content.decode()


def test_address_of_the_sender_is_chosen_under_the_domain_of_the_installation(desk: Client, mailoutbox, settings):
    settings.DEFAULT_FROM_EMAIL = "Experts <noreply@experts.example.org>"
    page = "/en/staff/network/sender/"
    assert desk.post(page, {"en": "Experts", "address": "office@un.org"}).status_code == 422
    assert desk.post(page, {"en": "Experts", "address": "no address"}).status_code == 422
    assert (the_network().sender, the_network().sender_address) == ({}, "")
    assert desk.post(page, {"en": "Experts", "address": "office@experts.example.org"}).status_code == 302
    desk.post("/en/staff/network/test-mail/")
    run_everything()
    assert mailoutbox[-1].message()["From"] == "Experts <office@experts.example.org>"
    fact = RecordedFact.objects.get(kind="people.SenderChosen")
    assert json.loads(fact.payload.words)["address"] == "office@experts.example.org"
    assert "office@experts.example.org" in desk.get(page).content.decode()
    settings.DEFAULT_FROM_EMAIL = "noreply@elsewhere.example.org"  # the operator has moved
    desk.post("/en/staff/network/test-mail/")
    run_everything()
    assert mailoutbox[-1].message()["From"] == "Experts <noreply@elsewhere.example.org>"


def test_only_stewards_choose_the_sender(token: str):
    with pytest.raises(PermissionDenied):
        choose_sender(the_network(), address="", by=a_person())
    assert not RecordedFact.objects.filter(kind="people.SenderChosen").exists()


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        ("ConnectionRefusedError", "MULTAQA_SMTP_HOST, MULTAQA_SMTP_PORT"),
        ("SMTPAuthenticationError", "MULTAQA_SMTP_USER, MULTAQA_SMTP_PASSWORD"),
        ("SSLError", "MULTAQA_SMTP_SECURITY"),
        ("554 not here", "documents for operators"),
    ],
)
def test_mail_that_fails_says_what_to_do(desk: Client, answer: str, advice: str):
    desk.post("/en/staff/network/test-mail/")
    Delivery.objects.filter(person=_nadia(), kind="notify.test").update(state="failed", reason=answer)
    page = desk.get("/en/staff/network/sender/").content.decode().partition('id="test"')[2]
    assert answer in page
    assert advice in page


def test_mark_can_be_left_out_and_what_is_no_image_is_refused(desk: Client):
    assert desk.post("/en/staff/network/mark/").headers["Location"] == "/en/staff/network/sender/"
    sent = {"file": SimpleUploadedFile("mark.png", b"<script>alert(1)</script>")}
    assert desk.post("/en/staff/network/mark/", sent).status_code == 422
    assert the_network().mark == ""


def test_delivered_rules_are_adopted_once(desk: Client):
    assert "Bring the delivered texts into force" in desk.get("/en/staff/network/rules/").content.decode()
    desk.post("/en/staff/network/rules/adoption/")
    desk.post("/en/staff/network/rules/adoption/")
    assert in_force().count() == 4
    page = desk.get("/en/staff/network/rules/").content.decode()
    assert "Bring the delivered texts into force" not in page


def test_opening_lets_visitors_in_for_good(desk: Client):
    assert not is_open()
    assert "Not looked through yet" in desk.get("/en/staff/network/opening/").content.decode()
    assert Client().get("/en/").status_code == 503
    desk.post("/en/staff/network/opening/")
    assert Client().get("/en/").status_code == 200
    assert RecordedFact.objects.filter(kind="people.NetworkOpened").count() == 1
    desk.post("/en/staff/network/opening/")
    assert RecordedFact.objects.filter(kind="people.NetworkOpened").count() == 1
    assert "The site is open" in desk.get("/en/staff/network/opening/").content.decode()
    answer = desk.post("/en/staff/network/purpose/", {"en": "To meet."})
    assert answer.headers["Location"] == "/en/staff/network/"  # a setting now, no longer a step


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_shown_in_every_language(desk: Client, language: str):
    for page in (
        "",
        "name/",
        "purpose/",
        "acknowledgement/",
        "mark/",
        "sender/",
        "languages/",
        "rules/",
        "roles/",
        "opening/",
    ):
        assert desk.get(f"/{language}/staff/network/{page}").status_code == 200
    assert desk.get(f"/{language}/staff/network/nothing/").status_code == 404
