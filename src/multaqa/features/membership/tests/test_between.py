"""Blocking and muting from a profile, and the list on which both are undone."""

import pytest
from django.core import mail
from django.test import Client

from multaqa.features.membership.commands import hide_from_authorities
from multaqa.features.membership.commands.telling import tell_nominator
from multaqa.features.membership.models import Capacity, Member, Nomination, Shown
from multaqa.features.membership.queries.applications import nomination_for
from multaqa.features.membership.queries.directory.finding import Wish, directory_for
from multaqa.features.membership.testing import an_application, as_if_admitted, sent
from multaqa.features.membership.testing.hiding import as_in_new_processes
from multaqa.foundation.access.api import block, may_meet, mute, muted_by, person_key
from multaqa.foundation.conduct.api import PersonReport
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice, unseen_count
from multaqa.foundation.people.api import Capability, Person, appoint

LIST = "/en/settings/hidden-from/"


@pytest.fixture
def pages(people) -> dict[Person, str]:
    """The profiles of Amina, Karim and Leila, all members and listed."""
    made = {}
    for person in (people.amina, people.karim, people.leila):
        member = as_if_admitted(person)
        Member.objects.filter(pk=member.pk).update(is_listed=True, name_shown=Shown.MEMBERS)
        made[person] = f"/en/members/{member.public_id}/"
    return made


def _reading(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _found(reader: Person) -> int:
    return directory_for(reader, wish=Wish()).count


def test_blocked_from_a_profile_and_unblocked_on_the_list(people, pages):
    client, page = _reading(people.leila), pages[people.karim]
    assert f'href="{page}blocking/"' in _page(client, page)
    assert "as if you had never joined" in _page(client, f"{page}blocking/")
    assert (_found(people.leila), _found(people.karim)) == (3, 3)
    assert client.post(f"{page}blocking/").headers["Location"] == LIST
    assert (_found(people.leila), _found(people.karim)) == (2, 2)
    assert not may_meet(people.karim, people.leila)
    listed = _page(client, LIST)
    assert people.karim.name in listed
    assert "Blocked since" in listed
    assert "You have blocked this person" in _page(client, page)
    client.post(f"{LIST}ending/", {"key": person_key(people.karim)})
    assert may_meet(people.karim, people.leila)
    assert (_found(people.leila), _found(people.karim)) == (3, 3)
    assert "You have blocked and muted nobody." in _page(client, LIST)


def test_muted_and_unmuted(people, pages):
    client, page = _reading(people.leila), pages[people.karim]
    assert client.post(f"{page}muting/").headers["Location"] == page
    assert muted_by(people.leila) == {people.karim.pk}
    assert "You have muted this person" in _page(client, page)
    assert "Muted since" in _page(client, LIST)
    client.post(f"{LIST}unmuting/", {"person": people.karim.public_id})
    assert muted_by(people.leila) == frozenset()
    assert client.post(f"{LIST}unmuting/", {"person": "nobody"}).status_code == 302


def test_the_muted_person_finds_every_page_as_before(people, pages):
    asked = [pages[people.leila], "/en/members/", LIST, "/en/settings/", "/en/notices/", "/en/"]
    client = _reading(people.karim)

    def seen() -> list[bytes]:
        return [_without_tokens(client.get(address).content) for address in asked]

    before = seen()
    mute(people.karim, by=people.leila)
    assert seen() == before


def test_old_links_of_the_blocker_lead_nowhere(people, pages):
    client, page = _reading(people.karim), pages[people.leila]
    assert client.get(page).status_code == 200
    block(people.karim, by=people.leila)
    for tail in ("", "muting/", "blocking/"):
        assert client.get(f"{page}{tail}").status_code == 404
    for tail in ("muting/", "blocking/"):
        assert client.post(f"{page}{tail}").status_code == 404
    assert muted_by(people.karim) == frozenset()


@pytest.mark.parametrize("act", ["muting", "blocking"])
def test_no_page_for_oneself_for_nobody_there_and_without_signing_in(people, pages, act):
    client = _reading(people.leila)
    assert client.get(f"{pages[people.leila]}{act}/").status_code == 404
    assert client.post(f"/en/members/nobody/{act}/").status_code == 404
    assert Client().get(f"{pages[people.karim]}{act}/").status_code == 302
    assert "between" not in _page(client, pages[people.leila])
    assert f"{act}/" not in _page(client, pages[people.leila])


def test_the_last_of_an_office_is_not_blocked_and_the_page_says_so(people, pages):
    for other in (people.ingrid, people.elodie, people.chen):
        Person.objects.filter(pk=other.pk).update(state="suspended")
    appoint(people.karim, to=Capability.REVIEW_APPLICATIONS, by=None, reason="The only one")
    answer = _reading(people.leila).post(f"{pages[people.karim]}blocking/")
    assert answer.status_code == 422
    assert "holds an office" in answer.content.decode()
    assert may_meet(people.karim, people.leila)


def test_people_are_found_by_name_among_those_whom_she_comes_upon(people, pages):
    client, called = _reading(people.amina), people.leila.name.split()[0]
    asked = f"{LIST}?name={called}"
    assert f'action="{pages[people.leila]}blocking/"' in _page(client, asked)
    block(people.amina, by=people.leila)
    hidden = _page(client, asked)
    assert "The directory shows you nobody of this name." in hidden
    Member.objects.filter(person=people.leila).delete()
    as_in_new_processes()
    assert _without_tokens(hidden.encode()) == _without_tokens(_page(client, asked).encode())


def test_a_name_that_is_shown_to_nobody_is_not_on_the_list_either(people, pages):
    block(people.karim, by=people.leila)
    Member.objects.filter(person=people.karim).update(name_shown=Shown.NOBODY)
    listed = _page(_reading(people.leila), LIST)
    assert people.karim.name not in listed
    assert "A member" in listed


def test_the_list_takes_as_many_queries_for_three_as_for_one(people, pages, django_assert_max_num_queries):
    client = _reading(people.leila)
    client.get(LIST)
    counts = []
    for others in ([people.karim], [people.amina, people.diego]):
        for other in others:
            as_if_admitted(other)
            block(other, by=people.leila)
            mute(other, by=people.leila)
        with django_assert_max_num_queries(60) as asked:
            client.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_request_to_vouch_from_a_muted_applicant_is_there_but_not_told(people, pages):
    mute(people.boris, by=people.amina)
    sent(an_application(people.boris, typed=[("Amina", people.amina.email)]))
    asked = Nomination.objects.get(nominator=people.amina)
    tell_nominator(asked.public_id)
    run_everything()
    assert Notice.objects.filter(person=people.amina).count() == 0
    assert [letter for letter in mail.outbox if people.amina.email in letter.recipients()] == []
    assert unseen_count(people.amina) == 0
    assert nomination_for(people.amina, asked.public_id) == asked  # her page of it is as before


def test_reported_from_a_profile_and_told_where_it_stands(people, pages):
    officers = [people.ingrid]
    client, page = _reading(people.amina), f"{pages[people.karim]}report/"
    assert "officers" in _page(client, page)
    assert client.post(page, {"reason": "posing"}).status_code == 422
    said = {"reason": "posing", "words": "He is not of this ministry", "is_unnamed": "on"}
    assert client.post(page, said).headers["Location"] == "/en/settings/sent-reports/"
    report = PersonReport.objects.get()
    assert (report.reporter, report.reported, report.reason) == (people.amina, people.karim, "posing")
    assert (report.page, report.is_unnamed) == (pages[people.karim].removeprefix("/en"), True)
    assert list(Notice.objects.filter(kind="conduct.report_waits").values_list("person", flat=True)) == [
        officer.pk for officer in officers
    ]
    assert "He is not of this ministry" in _page(client, "/en/settings/sent-reports/")
    assert client.get(report.page).status_code == 302


def test_nobody_reports_herself_or_whom_she_does_not_meet_and_without_officers_the_page_says_so(people, pages):
    said = {"reason": "posing", "words": "He is not of this ministry"}
    assert _reading(people.amina).post(f"{pages[people.amina]}report/", said).status_code == 404
    block(people.karim, by=people.leila)
    assert _reading(people.karim).post(f"{pages[people.leila]}report/", said).status_code == 404
    Person.objects.filter(pk=people.ingrid.pk).update(state="suspended")
    refused = _reading(people.amina).post(f"{pages[people.karim]}report/", said)
    assert refused.status_code == 422
    assert "No officer could look into this report" in refused.content.decode()
    assert PersonReport.objects.count() == 0


def test_so_many_reports_in_a_day_and_no_more(people, pages, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    client, page = _reading(people.amina), f"{pages[people.karim]}report/"
    answers = [client.post(page, {"reason": "other", "words": f"Words {number}"}).status_code for number in range(11)]
    assert answers == [302] * 10 + [429]


def test_who_hides_besides_is_on_no_list(people, pages):
    mute(people.leila, by=people.karim)
    block(people.leila, by=people.karim)
    member = Member.objects.get(person=people.karim)
    member.area, member.capacity = "LBN", Capacity.STATE
    member.save()
    block(people.karim, by=people.leila)
    hide_from_authorities("LBN", by=people.leila)
    assert "You have blocked and muted nobody." in _page(_reading(people.karim), LIST)


def _without_tokens(page: bytes) -> bytes:
    return b"\n".join(line for line in page.splitlines() if b"csrf" not in line and b"nonce" not in line)
