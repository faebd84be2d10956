"""The pages on which staff bring in lists."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from multaqa.features.membership.models import Intake, IntakeRow, Invitation, Organisation
from multaqa.features.membership.testing import a_body
from multaqa.features.membership.tests.bringing import people_in
from multaqa.foundation.jobs.testing import run_everything
from multaqa.lib.sheets import MOST_BYTES, read_sheet

pytestmark = pytest.mark.django_db


def at(name, *args, language="en"):
    with override(language):
        return reverse(f"membership:{name}", args=args)


def signed(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def staff(people):
    return signed(people.elodie)


@pytest.fixture
def institute(db):
    return a_body("Harbour Institute", acronym="HI", area="LBN")


def sent(client, text, *, kind="people", name="list.csv", encoding="utf-8"):
    upload = SimpleUploadedFile(name, text.encode(encoding))
    return client.post(at("intakes"), {"kind": kind, "upload": upload, "language": "ar"}, follow=True)


def test_a_list_goes_from_its_file_to_letters(staff, institute):
    answer = sent(staff, "Name,Mail address,Organisation\nNour,nour@harbour.example,HI\n=cmd(),x@y.example,HI\n")
    intake = Intake.objects.get()
    page = answer.content.decode()
    assert "This cell holds a formula" in page
    assert "Column" in page
    refused = staff.post(at("intake_saving", intake.public_id))
    assert (refused.status_code, Invitation.objects.count()) == (422, 0)
    saved = staff.post(at("intake_saving", intake.public_id), {"leaves_out": "on"}, follow=True)
    text = saved.content.decode().replace("\u00a0", " ")
    assert "1 person was invited" in text
    run_everything()
    assert [letter.to for letter in mail.outbox] == [["nour@harbour.example"]]
    assert not IntakeRow.objects.exists()


def test_organisations_of_a_list_are_entered_once(staff):
    text = "Name in English;Name in Arabic;Constituency;Country\nQuay Academy;أكاديمية الرصيف;Academia;Lebanon\n"
    for made, known in ((1, 0), (0, 1)):
        sent(staff, text, kind="bodies", encoding="cp1256")
        intake = Intake.objects.latest("pk")
        staff.post(at("intake_saving", intake.public_id))
        intake.refresh_from_db()
        assert (intake.state, intake.made, intake.known) == (Intake.State.SAVED, made, known)
    assert Organisation.objects.get().name == {"ar": "أكاديمية الرصيف", "en": "Quay Academy"}


def test_a_long_list_is_read_by_a_worker_and_its_page_is_found_again(staff, institute):
    rows = "".join(f"Somebody {n},p{n}@harbour.example,HI\n" for n in range(700))
    page = sent(staff, f"Name,Mail address,Organisation\n{rows}").content.decode()
    intake = Intake.objects.get()
    assert intake.state == Intake.State.WAITING
    assert "may be left" in page
    assert staff.get(at("intake", intake.public_id), headers={"HX-Request": "true"}).content.count(b"<html") == 0
    run_everything()
    assert "HX-Refresh" in staff.get(at("intake", intake.public_id), headers={"HX-Request": "true"}).headers
    page = staff.get(at("intake", intake.public_id) + "?page=2").content.decode()
    assert page.count("What the row says") == 25


def test_the_queries_of_a_page_do_not_grow_with_its_rows(staff, people, institute):
    counts = []
    for number in (1, 3, 24):
        rows = [f"Lin Hai,p{n}@harbour.example,HI" for n in range(number)]
        intake = people_in(*rows, by=people.elodie)
        with CaptureQueriesContext(connection) as queries:
            staff.get(at("intake", intake.public_id))
        counts.append(len(queries))
    assert counts[1] == counts[2]
    assert counts[2] <= counts[0] + 1


def test_for_whom_it_is_not_there_is_none(people, institute):
    hers = people_in("Nour,nour@harbour.example,HI", by=people.elodie)
    for person in (people.amina, people.boris, people.ingrid):
        client = signed(person)
        for route in ("intake", "intake_problems"):
            assert client.get(at(route, hers.public_id)).status_code == 404
        for route in ("intake_choices", "intake_saving", "intake_ending"):
            assert client.post(at(route, hers.public_id)).status_code == 404
    for person in (people.amina, people.boris):
        assert signed(person).get(at("intakes")).status_code == 404
        assert sent(signed(person), "Name\nx\n").status_code == 404
    assert Intake.objects.count() == 1


def test_a_body_too_large_is_refused_unread_and_to_others_is_not_there(people, staff):
    large = {"CONTENT_LENGTH": str(MOST_BYTES + 200_000)}
    answer = staff.post(at("intakes"), b"", content_type="multipart/form-data; boundary=x", **large)
    assert answer.status_code == 413
    assert "at most 5,000 rows and 10 MB" in answer.content.decode()
    other = signed(people.boris).post(at("intakes"), b"", content_type="multipart/form-data; boundary=x", **large)
    assert other.status_code == 404


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_template_can_be_brought_in_as_it_is(staff, people, institute, language, form):
    for kind in ("bodies", "people"):
        file = staff.get(at("intake_template", kind, form, language=language))
        sheet = read_sheet(file.content)
        assert len(list(sheet.rows)) == 1
        upload = SimpleUploadedFile(f"t.{form}", file.content)
        staff.post(at("intakes", language=language), {"kind": kind, "upload": upload, "language": language})
        intake = Intake.objects.latest("pk")
        row = IntakeRow.objects.get(of=intake)
        assert [problem for problem in row.problems if problem[0] not in ("organisation", "terms")] == []
        assert intake.unknown == []


def test_choices_of_a_page_are_kept_and_lead_back_to_it(staff, people, institute):
    intake = people_in("Lin Hai,a@harbour.example,HI", "Lin Hai,b@harbour.example,HI", by=people.elodie)
    answer = staff.post(at("intake_choices", intake.public_id) + "?show=alike", {"row-3": "other", "row-x": "out"})
    assert answer["Location"].endswith("?show=alike")
    assert IntakeRow.objects.get(of=intake, number=3).choice == "other"
    page = staff.get(at("intake", intake.public_id)).content.decode()
    assert 'value="other" checked' in page


def test_problems_are_given_as_a_table_that_computes_nothing(staff, people, institute):
    intake = people_in("=cmd(),a@harbour.example,HI", by=people.elodie)
    table = staff.get(at("intake_problems", intake.public_id)).content.decode("utf-8-sig").splitlines()
    assert table[1].startswith("2,Name,")
    assert "=cmd()" not in table[1]
