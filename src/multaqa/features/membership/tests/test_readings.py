"""Profiles that are read are counted: sixty an hour, then each waits; two hundred a day, then a steward is asked."""

from contextlib import suppress
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from django.utils import timezone

from multaqa.features.membership.commands import Pace, forget_readers, let_read_on, take_reading
from multaqa.features.membership.models import Member, ProfileReader, ReadingStop
from multaqa.features.membership.notices import READING_GOES_ON, READING_STOPPED
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import as_if_admitted
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import cast

NOON = datetime(2026, 3, 2, 12, tzinfo=timezone.get_default_timezone())


def read(person: Person | None, count: int, *, at: datetime = NOON, network: str = "") -> list[tuple[int, bool]]:
    """What is said to each of so many profiles, asked for at one moment."""
    paces = [take_reading(person, profiles=1, at=at, network=network) for _each in range(count)]
    return [(pace.wait, pace.stopped) for pace in paces]


def stopped(person: Person) -> ReadingStop:
    """The stop of an account that read 200 profiles, slowly, and asked for one more."""
    for hour in range(4):
        read(person, 50, at=timezone.now() - timedelta(hours=20 - hour * 2))
    assert take_reading(person, profiles=1).stopped
    return ReadingStop.objects.get(person=person, ended_at=None)


def test_sixty_in_an_hour_are_shown_and_each_further_one_waits_five_seconds(people):
    assert read(people.amina, 60) == [(0, False)] * 60
    assert read(people.amina, 2) == [(5, False)] * 2
    assert read(people.amina, 1, at=NOON + timedelta(seconds=3)) == [(2, False)]
    five_later = NOON + timedelta(seconds=5)
    assert read(people.amina, 2, at=five_later) == [(0, False), (5, False)]  # one is shown for each wait
    assert read(people.amina, 1, at=five_later + timedelta(hours=1, minutes=5)) == [(0, False)]


def test_ten_cards_of_a_list_count_as_one_profile_so_that_lists_are_no_way_round(people):
    assert [take_reading(people.amina, cards=20, at=NOON).wait for _page in range(31)] == [0] * 30 + [5]
    assert take_reading(people.chen, cards=0, at=NOON).may_read
    assert not ProfileReader.objects.filter(reader__contains=people.chen.public_id).exists()


def test_a_walk_through_the_lists_of_ten_thousand_members_ends_after_a_fifth_of_them(people):
    shown, at = 0, NOON
    while (pace := take_reading(people.amina, cards=20, at=at)) and not pace.stopped:
        shown += 20 if pace.may_read else 0
        at += timedelta(seconds=5)
    assert (shown, at - NOON < timedelta(hours=2)) == (2_000, True)


def test_one_account_does_not_use_up_what_another_may_read(people):
    read(people.amina, 61)
    assert read(people.chen, 1) == [(0, False)]
    assert read(None, 61, network="one") == [(0, False)] * 60 + [(5, False)]
    assert read(None, 1, network="two") == [(0, False)]


def test_after_two_hundred_in_a_day_reading_stops_until_a_steward_acts(people):
    for hour in range(4):
        assert read(people.amina, 50, at=NOON + timedelta(hours=hour * 2)) == [(0, False)] * 50
    assert read(people.amina, 3, at=NOON + timedelta(hours=9)) == [(0, True)] * 3
    stop = ReadingStop.objects.get()  # one, however often she asks
    assert (stop.person, stop.profiles) == (people.amina, 200)
    assert read(people.amina, 1, at=NOON + timedelta(days=3)) == [(0, True)]
    let_read_on(stop, reason="She prepares the congress", by=people.elodie)
    assert read(people.amina, 60, at=NOON + timedelta(hours=9)) == [(0, False)] * 60


def test_who_is_not_signed_in_is_held_back_until_the_count_falls_and_no_steward_is_asked(people):
    for hour in range(4):
        read(None, 50, at=NOON + timedelta(hours=hour * 2), network="one")
    assert read(None, 1, at=NOON + timedelta(hours=9), network="one") == [(0, True)]
    assert not ReadingStop.objects.exists()
    assert read(None, 1, at=NOON + timedelta(days=2), network="one") == [(0, False)]


def test_stewards_are_told_once_with_the_name_and_the_person_when_she_may_go_on(people):
    stop = stopped(people.amina)
    take_reading(people.amina, profiles=1)
    run_everything()
    assert Notice.objects.filter(kind=READING_STOPPED.name, person=people.elodie).count() == 1
    assert not Notice.objects.filter(kind=READING_STOPPED.name, person=people.amina).exists()
    steward = Client()
    steward.force_login(people.elodie)
    assert people.amina.name in steward.get("/en/notices/").content.decode()
    let_read_on(stop, reason="Asked by telephone", by=people.elodie)
    run_everything()
    assert [one.person for one in Notice.objects.filter(kind=READING_GOES_ON.name)] == [people.amina]
    kinds = [fact.kind for fact in facts_about(people.amina)]
    assert [kinds.count(f"membership.{name}") for name in ("ReadingStopped", "ReadingLetGoOn")] == [1, 1]


def test_only_another_steward_lets_an_account_go_on_with_a_reason_and_once(people):
    stop = stopped(people.amina)
    with pytest.raises(PermissionDenied):
        let_read_on(stop, reason="I need it", by=people.amina)
    with pytest.raises(CannotBeChanged):
        let_read_on(stop, reason=" ", by=people.elodie)
    let_read_on(stop, reason="Asked", by=people.elodie)
    with pytest.raises(CannotBeChanged):
        let_read_on(stop, reason="Asked", by=people.elodie)
    own = stopped(people.elodie)
    with pytest.raises(PermissionDenied):
        let_read_on(own, reason="Mine", by=people.elodie)
    with pytest.raises(IntegrityError):
        ReadingStop.objects.filter(pk=own.pk).update(ended_by=people.elodie, ended_at=timezone.now())


def test_counts_are_forgotten_after_a_day_but_not_a_stop(people):
    stopped(people.amina)
    read(people.chen, 1, at=timezone.now())
    yesterday = timezone.now() - timedelta(days=1, minutes=1)
    ProfileReader.objects.update(seen_at=yesterday)
    assert forget_readers() == 1
    assert ProfileReader.objects.get().is_stopped


@pytest.fixture
def chen(people) -> Member:
    as_if_admitted(people.amina)
    return as_if_admitted(people.chen)


def test_pages_say_how_long_to_wait_and_that_reading_stopped(people, chen, settings):
    client = Client()
    client.force_login(people.amina)
    address = f"/en/members/{chen.public_id}/"
    read(people.amina, 59, at=timezone.now())
    assert client.get(address).status_code == 200
    waiting = client.get(address)
    assert (waiting.status_code, waiting["Retry-After"]) == (429, "5")
    assert people.chen.name not in waiting.content.decode()
    assert client.get("/en/members/").status_code == 429
    own = Member.objects.get(person=people.amina)
    assert client.get(f"/en/members/{own.public_id}/").status_code == 200  # her own is free
    settings.COUNT_PROFILES_READ = False
    assert client.get(address).status_code == 200


def test_whoever_is_stopped_reads_what_to_do_and_the_stewards_page_lets_her_go_on(people, chen):
    stop = stopped(people.amina)
    client, steward = Client(), Client()
    client.force_login(people.amina)
    steward.force_login(people.elodie)
    page = client.get(f"/en/members/{chen.public_id}/")
    assert (page.status_code, "Retry-After" in page) == (429, False)
    assert "The stewards have been told." in page.content.decode()
    assert client.get("/en/staff/reading/").status_code == 404
    assert people.amina.name in steward.get("/en/staff/reading/").content.decode()
    letting = f"/en/staff/reading/{stop.public_id}/"
    assert steward.post(letting, {"reason": ""}).status_code == 422
    assert steward.post(letting, {"reason": "She prepares the congress"}).status_code == 302
    assert "She prepares the congress" in steward.get("/en/staff/reading/").content.decode()
    assert client.get(f"/en/members/{chen.public_id}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_many_connections_at_once_are_shown_no_more_than_sixty():
    amina = cast().amina
    read(amina, 56, at=timezone.now())
    begin, shown = Barrier(4), list[bool]()

    def ask() -> None:
        begin.wait()
        shown.extend(_insisting(amina).may_read for _each in range(3))
        connection.close()

    threads = [Thread(target=ask) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (shown.count(True), shown.count(False)) == (4, 8)


def _insisting(person: Person) -> Pace:
    """Ask until it is answered: SQLite in memory refuses a second writer instead of having it wait."""
    while True:
        with suppress(OperationalError):
            return take_reading(person, profiles=1)
