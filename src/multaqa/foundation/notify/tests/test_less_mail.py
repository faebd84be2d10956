"""The page of mail keeps what is chosen there, and the link in a letter ends it with one POST, or makes it less."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from multaqa.foundation.access.api import Label
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, Manner, Rhythm, choose_manner, tell
from multaqa.foundation.notify.commands import choose_sources, send_held_mail
from multaqa.foundation.notify.manners import mail_choices, manner_of, source_rhythms
from multaqa.foundation.notify.models import DigestRound
from multaqa.foundation.notify.testing import compose_digests
from multaqa.foundation.notify.tests.conftest import AROUND, NOTED
from multaqa.foundation.notify.tests.things import COMMUNITY, a_note, let_in
from multaqa.foundation.people.api import Person, zone_of

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
PAGE = {"rhythm": "day", "hour": "6", "weekday": "4", "quiet_from": "22", "quiet_until": "5", "only_direct": "on"}


def link_of(letter: mail.EmailMessage) -> str:
    return str(letter.extra_headers["List-Unsubscribe"]).strip("<>").removeprefix("http://testserver")


def a_letter(person: Person, *, source: str = "") -> str:
    """The link of a letter just sent to her, from a source if one is given."""
    tell([person], kind=NOTED, thing_ref=a_note(), source=source)
    run_everything()
    return link_of(mail.outbox[-1])


def post(link: str, **fields: str) -> None:
    assert Client(enforce_csrf_checks=True).post(link, fields or ONE_CLICK).status_code == 200


def test_page_keeps_how_often_and_when_and_one_time_is_enough(client, people):
    client.force_login(people.amina)
    assert client.post("/ar/settings/mail/", PAGE).status_code == 302
    manner = manner_of(people.amina)
    assert (manner.rhythm, manner.hour, manner.weekday) == ("day", 6, 4)
    assert (manner.quiet_from, manner.quiet_until, manner.only_direct) == (22, 5, True)
    assert not DigestRound.objects.exists()  # she wants nothing but what asks for her
    client.post("/ar/settings/mail/", {**PAGE, "only_direct": ""})
    assert [one.rhythm for one in DigestRound.objects.all()] == ["day"]


@pytest.mark.parametrize(("begin", "end"), [("22", ""), ("", "5"), ("7", "7")])
def test_quiet_hours_have_two_ends(client, people, begin, end):
    client.force_login(people.amina)
    answer = client.post("/en/settings/mail/", {**PAGE, "quiet_from": begin, "quiet_until": end})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["quiet_until"])
    assert not DigestRound.objects.exists()


def test_kinds_of_one_name_are_one_choice(client, people):
    client.force_login(people.amina)
    page = client.get("/en/settings/mail/").content.decode()
    assert ("access-noted" in page, "access-around" in page) == (True, False)
    client.post("/en/settings/mail/", {**PAGE, "access-noted": "on"})
    assert (mail_choices(people.amina)["access.noted"], mail_choices(people.amina)["access.around"]) == (True, True)
    client.post("/en/settings/mail/", PAGE)
    assert (mail_choices(people.amina)["access.noted"], mail_choices(people.amina)["access.around"]) == (False, False)


def test_one_click_ends_the_source_the_letter_came_from_and_nothing_else(people):
    source = a_note("harbours")
    link = a_letter(people.amina, source=source)
    assert Client().get(link).status_code == 200
    assert source_rhythms(people.amina) == {}
    post(link)
    assert source_rhythms(people.amina) == {source: Rhythm.NEVER}
    assert mail_choices(people.amina)["access.noted"]
    tell([people.amina], kind=NOTED, thing_ref=a_note(), source=source)
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(("wanted", "rhythm"), [("day", "day"), ("week", "week")])
def test_page_of_the_link_offers_less_of_the_source(people, wanted, rhythm):
    source = a_note("harbours")
    link = a_letter(people.amina, source=source)
    assert "harbours" in Client().get(link).content.decode()
    post(link, wanted=wanted)
    assert source_rhythms(people.amina) == {source: rhythm}
    assert [one.rhythm for one in DigestRound.objects.all()] == [rhythm]


def test_page_of_the_link_ends_a_kind_what_does_not_ask_for_her_or_everything(people):
    source = a_note("harbours")
    link = a_letter(people.amina, source=source)
    post(link, wanted="kind")
    assert (mail_choices(people.amina)["access.noted"], source_rhythms(people.amina)) == (False, {})
    post(link, wanted="direct")
    assert manner_of(people.amina).only_direct
    choose_sources(people.amina, {source: Rhythm.WEEKLY})
    post(link, wanted="all")
    assert (manner_of(people.amina).rhythm, source_rhythms(people.amina)) == ("never", {source: Rhythm.NEVER})


def test_page_of_the_link_names_no_close_source(people):
    let_in(people.amina)
    link = a_letter(people.amina, source=a_note("hidden harbours", audience=COMMUNITY, label=Label.AMBER))
    assert "hidden harbours" not in Client().get(link).content.decode()


def test_one_click_in_a_digest_ends_digests(people):
    choose_manner(Manner(person=people.amina, rhythm=Rhythm.DAILY))
    choose_sources(people.amina, {"access.note:far": Rhythm.WEEKLY, "access.note:near": Rhythm.AT_ONCE})
    tell([people.amina], kind=AROUND, thing_ref=a_note())
    compose_digests()
    run_everything()
    post(link_of(mail.outbox[-1]))
    assert manner_of(people.amina).rhythm == "never"
    assert source_rhythms(people.amina) == {"access.note:far": "never", "access.note:near": "now"}
    assert not DigestRound.objects.exists()


def test_what_quiet_hours_held_goes_out_after_them_as_one(people):
    hour = timezone.now().astimezone(zone_of(people.amina.time_zone)).hour
    quiet = Manner(person=people.amina, quiet_from=hour, quiet_until=(hour + 2) % 24)
    choose_manner(quiet)
    strand = a_note("strand")
    for _time in range(3):
        tell([people.amina], kind=NOTED, thing_ref=a_note(), strand=strand)
    run_everything()
    assert (mail.outbox, send_held_mail()) == ([], 0)
    choose_manner(Manner(person=people.amina))
    Delivery.objects.update(not_before=timezone.now() - timedelta(minutes=1))
    assert send_held_mail() == 3
    run_everything()
    assert len(mail.outbox) == 1
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["sent", "withheld", "withheld"]
