"""Reports about people: officers look into them, the writer is told, the person reported learns nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from multaqa.foundation.access.api import authorities_key, block, exclude, hide, open_holding
from multaqa.foundation.access.testing import in_the_network
from multaqa.foundation.conduct.api import NobodyToReport, PersonReport, Reason, forget_closed_reports, report_person
from multaqa.foundation.conduct.commands import (
    TakenMeanwhile,
    close_person_report,
    hand_back_report,
    take_report,
)
from multaqa.foundation.conduct.commands.reports import REPORTS_KEPT, officers_for
from multaqa.foundation.conduct.models import Outcome
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Notice, unseen_count
from multaqa.foundation.people.api import Person, Role, appoint, holdings, suspend
from multaqa.foundation.people.testing import Cast, cast

pytestmark = pytest.mark.django_db
QUEUE = "/en/staff/reports/"


@pytest.fixture
def people() -> Cast:
    """Chen, Diego and Karim are the officers; Amina and Leila are members."""
    made = cast()
    in_the_network(made.amina, made.chen, made.diego, made.karim, made.leila, made.mourad)
    for one in (made.ingrid, made.jun):
        suspend(one, by=None)
    for officer in (made.chen, made.diego, made.karim):
        appoint(officer, to=Role.OFFICER, by=None, reason="Officer")
    return made


def _report(by: Person, about: Person, words: str = "It happened at the quay") -> PersonReport:
    return report_person(about, reason=Reason.HARASSMENT, words=words, is_unnamed=True, by=by, page="/members/x/")


def _reading(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_a_report_is_sent_taken_closed_and_its_writer_is_told(people):
    report = _report(people.amina, people.leila)
    assert [_told(one) for one in (people.chen, people.diego)] == [["conduct.report_waits"]] * 2
    assert _told(people.amina) == ["conduct.report_sent"]
    client = _reading(people.chen)
    assert people.leila.name in client.get(QUEUE).content.decode()
    client.post(f"{QUEUE}{report.public_id}/taking/")
    page = client.get(f"{QUEUE}{report.public_id}/").content.decode()
    assert "It happened at the quay" in page
    assert "does not want to be named" in page
    answer = client.post(f"{QUEUE}{report.public_id}/closing/", {"outcome": "spoken", "answer": "We spoke to her."})
    assert answer.status_code == 302
    report.refresh_from_db()
    assert (report.state, report.outcome, report.taken_by) == ("closed", "spoken", people.chen)
    assert _told(people.amina) == ["conduct.report_sent", "conduct.report_closed"]
    own = _reading(people.amina).get("/en/settings/sent-reports/").content.decode()
    assert "We spoke to her." in own
    assert "The person was spoken to" in own
    assert people.leila.name not in client.get(QUEUE).content.decode()
    assert people.leila.name in client.get(f"{QUEUE}?which=closed").content.decode()


def test_the_person_reported_finds_every_page_notice_letter_and_export_as_before(people):
    client = _reading(people.leila)
    asked = ["/en/", "/en/notices/", "/en/settings/", "/en/settings/sent-reports/", QUEUE]

    def met() -> tuple[object, ...]:
        pages = [_without_tokens(client.get(address).content) for address in asked]
        held = [list(one.export(people.leila)) for one in holdings() if one.model != "people.SignIn"]
        return pages, unseen_count(people.leila), len(facts_about(people.leila)), repr(held)

    met()
    before = met()
    report = _report(people.amina, people.leila)
    take_report(report.public_id, by=people.chen)
    close_person_report(report.public_id, outcome=Outcome.SPOKEN, answer="Spoken to", by=people.chen)
    run_everything()
    assert met() == before
    assert [letter for letter in mail.outbox if people.leila.email in letter.recipients()] == []


def test_a_reported_officer_meets_it_neither_in_the_queue_nor_by_its_address_nor_by_notice(people):
    client, words = _reading(people.karim), "He passes on what was confided"
    before = _without_tokens(client.get(QUEUE).content), _without_tokens(client.get("/en/notices/").content)
    report = _report(people.amina, people.karim, words)
    assert _told(people.karim) == []
    assert (_without_tokens(client.get(QUEUE).content), _without_tokens(client.get("/en/notices/").content)) == before
    for tail in ("", "taking/", "returning/", "closing/"):
        address = f"{QUEUE}{report.public_id}/{tail}"
        assert (client.get(address) if not tail else client.post(address, {"outcome": "spoken"})).status_code == 404
    for act in (take_report, hand_back_report):
        with pytest.raises(PermissionDenied):
            act(report.public_id, by=people.karim)
    assert officers_for(report) == [people.chen, people.diego]
    report.refresh_from_db()
    assert report.state == "new"


def test_an_officer_does_not_look_into_her_own_report(people):
    report = _report(people.chen, people.leila)
    assert officers_for(report) == [people.diego, people.karim]
    assert people.leila.name not in _reading(people.chen).get(QUEUE).content.decode()


def test_an_officer_from_whom_writer_or_reported_hides_knows_of_no_report(people):
    open_holding(people.karim, authorities_key("LBN"), by=None, reason="stands for it")
    exclude(people.amina, from_key=authorities_key("LBN"), by=people.amina)
    block(people.chen, by=people.leila)
    assert officers_for(_report(people.amina, people.leila)) == [people.diego]


def test_who_hides_from_everyone_does_not_escape_a_report(people):
    hide(people.leila, by=people.leila)
    report = _report(people.amina, people.leila)
    assert officers_for(report) == [people.chen, people.diego, people.karim]
    page = _reading(people.chen).get(f"{QUEUE}{report.public_id}/").content.decode()
    assert people.leila.name not in page
    assert "It happened at the quay" in page


def test_without_an_officer_who_could_read_it_nothing_is_kept(people):
    for officer in (people.chen, people.diego):
        suspend(officer, by=None)
    with pytest.raises(NobodyToReport):
        _report(people.amina, people.karim)
    assert PersonReport.objects.count() == 0
    assert Notice.objects.count() == 0


def test_the_second_of_two_officers_is_told_of_the_first(people):
    report = _report(people.amina, people.leila)
    take_report(report.public_id, by=people.chen)
    take_report(report.public_id, by=people.chen)  # once more changes nothing
    with pytest.raises(TakenMeanwhile):
        take_report(report.public_id, by=people.diego)
    with pytest.raises(TakenMeanwhile):
        close_person_report(report.public_id, outcome=Outcome.SPOKEN, answer="", by=people.diego)
    answer = _reading(people.diego).post(f"{QUEUE}{report.public_id}/taking/", follow=True)
    assert "Another officer has taken this report meanwhile." in answer.content.decode()
    report.refresh_from_db()
    assert report.taken_by == people.chen
    hand_back_report(report.public_id, by=people.chen)
    assert take_report(report.public_id, by=people.diego).taken_by == people.diego


def test_what_an_officer_left_behind_can_be_taken(people):
    report = _report(people.amina, people.leila)
    take_report(report.public_id, by=people.chen)
    suspend(people.chen, by=None)
    assert take_report(report.public_id, by=people.diego).taken_by == people.diego


def test_the_same_again_is_one_report_and_oneself_cannot_be_reported(people):
    assert _report(people.amina, people.leila) == _report(people.amina, people.leila)
    assert _report(people.amina, people.leila, "And again on the next day") != _report(people.amina, people.leila)
    assert PersonReport.objects.count() == 2
    assert _told(people.chen) == ["conduct.report_waits"] * 2
    with pytest.raises(PermissionDenied):
        _report(people.amina, people.amina)


def test_a_report_leaves_nothing_in_the_log(people):
    before = {one: len(facts_about(one)) for one in (people.amina, people.leila, people.chen)}
    report = _report(people.amina, people.leila)
    take_report(report.public_id, by=people.chen)
    assert {one: len(facts_about(one)) for one in before} == before


def test_who_hides_from_the_writer_is_gone_from_her_page_of_reports_too(people):
    report = _report(people.amina, people.leila)
    take_report(report.public_id, by=people.chen)
    block(people.amina, by=people.leila)
    close_person_report(report.public_id, outcome=Outcome.SPOKEN, answer="Spoken to", by=people.chen)
    run_everything()
    own = _reading(people.amina).get("/en/settings/sent-reports/").content.decode()
    assert "It happened at the quay" not in own
    assert unseen_count(people.amina) == 0
    assert [letter for letter in mail.outbox if people.amina.email in letter.recipients()] == []
    (holding,) = [one for one in holdings() if one.model == "conduct.PersonReport"]
    assert list(holding.export(people.amina)) == []


def test_closing_needs_an_outcome_and_only_officers_have_the_pages(people):
    report = _report(people.amina, people.leila)
    take_report(report.public_id, by=people.chen)
    assert _reading(people.chen).post(f"{QUEUE}{report.public_id}/closing/", {}).status_code == 422
    for person in (people.amina, people.leila, people.fiona):
        assert _reading(person).get(QUEUE).status_code == 404
        assert _reading(person).get(f"{QUEUE}{report.public_id}/").status_code == 404


def test_closed_reports_go_after_a_year(people):
    old, open_one = _report(people.amina, people.leila), _report(people.amina, people.karim)
    long_ago = timezone.now() - REPORTS_KEPT - timedelta(days=1)
    PersonReport.objects.update(sent_at=long_ago)
    PersonReport.objects.filter(pk=old.pk).update(state="closed", closed_at=long_ago)
    forget_closed_reports.func()
    assert list(PersonReport.objects.all()) == [open_one]


def _without_tokens(page: bytes) -> bytes:
    return b"\n".join(line for line in page.splitlines() if b"csrf" not in line and b"nonce" not in line)
