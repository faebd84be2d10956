"""The page of offices, and offices offered by mail."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.notify.api import Delivery, Notice
from multaqa.foundation.people.api import (
    Appointment,
    Capability,
    Invitation,
    LastSteward,
    Person,
    Role,
    appoint,
    end_appointment,
    has_capability,
    offer_office,
    offer_token,
    person_of_address,
)
from multaqa.foundation.people.testing import a_person, as_if_enrolled, sign_in_proved

pytestmark = pytest.mark.django_db

HOSTILE = ["<script>alert(1)</script>", "a@b@c", "\u202eevil", "' OR 1=1 --", "x" * 5000, "amina\x00"]


@pytest.fixture
def steward() -> Person:
    elodie = a_person("elodie")
    appoint(elodie, to=Role.STEWARD, by=None, reason="A test")
    return elodie


@pytest.fixture
def desk(client: Client, steward: Person) -> Client:
    sign_in_proved(client, steward)
    return client


def _offered(to: str, *, by: Person, role: Role = Role.OFFICER) -> Invitation:
    return offer_office(to, to=role, reason="Knows the region", language="en", by=by)


def _form(**changed: str) -> dict[str, str]:
    return {"person": "amina", "role": "officer", "reason": "Knows the region", "language": "en", "until": ""} | changed


def test_page_is_for_who_may_appoint_alone(client: Client, steward: Person):
    sign_in_proved(client, a_person())
    assert client.get("/en/staff/offices/").status_code == 404
    assert client.get("/en/staff/offices/new/").status_code == 404


def test_page_says_who_holds_what_and_who_gave_it(desk: Client, steward: Person):
    appoint(a_person(), to=Role.AUDITOR, by=steward, reason="Reads closely")
    page = desk.get("/en/staff/offices/").content.decode()
    assert page.index("Élodie Marchand") < page.index("أمينة الزهراني")
    assert "given at the command line" in page
    assert "Reads closely" in page


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_as_much_for_many_as_for_one(
    desk: Client, steward: Person, count: int, django_assert_max_num_queries
):
    for key in ("amina", "chen", "diego")[:count]:
        appoint(a_person(key), to=Role.EDITOR, by=steward, reason="A test")
        _offered(f"{key}.other@example.org", by=steward)
    with django_assert_max_num_queries(11):
        assert desk.get("/en/staff/offices/").status_code == 200


def test_office_is_given_by_name_and_told(desk: Client, steward: Person):
    amina = a_person()
    answer = desk.post("/en/staff/offices/new/", _form(person="أمينة"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/staff/offices/")
    held = Appointment.objects.get(person=amina)
    assert (held.role, held.by, held.reason, held.until) == ("officer", steward, "Knows the region", None)
    run_everything()
    assert Notice.objects.get(person=amina).kind == "notify.office_held"
    assert list(Delivery.objects.filter(person=amina).values_list("kind", flat=True)) == ["account.office_given"]


def test_two_of_one_name_are_offered_and_nothing_is_given(desk: Client, steward: Person):
    a_person("mourad"), a_person("amina")
    answer = desk.post("/en/staff/offices/new/", _form(person="a"))
    assert answer.status_code == 422
    assert 'type="radio" name="person"' in answer.content.decode()
    assert Appointment.objects.count() == 1


def test_address_with_and_without_account_is_answered_alike(desk: Client, steward: Person):
    a_person()
    answers = [
        desk.post("/en/staff/offices/new/", _form(person=email)) for email in ("amina@example.org", "new@example.org")
    ]
    assert [answer.headers["Location"] for answer in answers] == ["/en/staff/offices/"] * 2
    assert set(Invitation.objects.values_list("email", flat=True)) == {"amina@example.org", "new@example.org"}
    assert Appointment.objects.count() == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_refused_or_shown_as_text(desk: Client, steward: Person, words: str):
    answer = desk.post("/en/staff/offices/new/", _form(person=words, reason=words, until=words, role=words))
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    assert Appointment.objects.count() == 1
    assert Invitation.objects.count() == 0


def test_day_that_is_over_is_refused(desk: Client, steward: Person):
    answer = desk.post("/en/staff/offices/new/", _form(person="new@example.org", until="2020-01-01"))
    assert answer.status_code == 422
    assert Invitation.objects.count() == 0


def test_old_proof_is_asked_again(client: Client, steward: Person):
    client.force_login(steward)
    answer = client.post("/en/staff/offices/new/", _form(person="new@example.org"))
    assert answer.headers["Location"].startswith("/en/account/proof/")
    assert Invitation.objects.count() == 0


def test_end_is_asked_then_done_and_told(desk: Client, steward: Person):
    chen = a_person("chen")
    held = appoint(chen, to=Role.EDITOR, by=steward, reason="A test")
    address = f"/en/staff/offices/{held.pk}/end/"
    assert desk.get(address).status_code == 200
    assert has_capability(chen, Capability.WRITE_NEWS)
    assert desk.post(address).status_code == 302
    held.refresh_from_db()
    assert held.until is not None
    assert desk.post(address).status_code == 404  # it is held no more
    assert [fact.kind for fact in facts_about(chen).order_by("pk")][-1] == "people.AppointmentEnded"
    run_everything()
    assert set(Notice.objects.values_list("kind", flat=True)) == {"notify.office_held", "notify.office_left"}


def test_last_steward_stays(desk: Client, steward: Person):
    held = Appointment.objects.get(person=steward)
    assert "last steward" in desk.post(f"/en/staff/offices/{held.pk}/end/", follow=True).content.decode()
    held.refresh_from_db()
    assert held.until is None
    unenrolled = a_person("chen")
    unenrolled.second_factor_since = None
    unenrolled.save(update_fields=["second_factor_since"])
    appoint(unenrolled, to=Role.STEWARD, by=steward, reason="A test")
    with pytest.raises(LastSteward):  # who cannot act yet does not count
        end_appointment(held, by=steward)
    as_if_enrolled(unenrolled)
    end_appointment(held, by=steward)
    assert held.until is not None


def test_two_stewards_who_release_each_other_leave_one(steward: Person):
    chen = a_person("chen")
    of_chen = appoint(chen, to=Role.STEWARD, by=steward, reason="A test")
    of_elodie = Appointment.objects.get(person=steward)
    end_appointment(of_elodie, by=chen)
    with pytest.raises(LastSteward):
        end_appointment(of_chen, by=chen)


def test_letter_of_an_offer_leads_to_its_page(steward: Person, client: Client, mailoutbox):
    _offered("New.Officer@example.org", by=steward)
    run_everything()
    (letter,) = mailoutbox
    assert letter.to == ["new.officer@example.org"]
    (link,) = re.findall(r"http://testserver(/en/account/offer/\S+/)", letter.body)
    page = client.get(link)
    assert page.status_code == 200
    assert "security officer" in page.content.decode()
    assert person_of_address("new.officer@example.org") is None


def test_offer_makes_an_account_that_holds_the_office_and_works_once(steward: Person, client: Client):
    offer = _offered("new.officer@example.org", by=steward)
    link = f"/en/account/offer/{offer_token(offer)}/"
    answer = client.post(link, {"name": "Nadia Rahal", "password": "seven lamps along a quay"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/settings/two-steps/")
    nadia = person_of_address("new.officer@example.org")
    assert nadia is not None
    held = Appointment.objects.get(person=nadia)
    assert (held.role, held.by, held.reason) == ("officer", steward, "Knows the region")
    assert nadia.second_factor_required
    assert not has_capability(nadia, Capability.SAFEGUARD)  # until she is enrolled
    again = Client().post(link, {"name": "Somebody else", "password": "seven lamps along a quay"})
    assert again.status_code == 410
    assert Person.objects.count() == 2


def test_offer_is_accepted_by_the_account_of_the_address_alone(steward: Person, client: Client):
    offer, amina, boris = _offered("amina@example.org", by=steward), a_person(), a_person("boris")
    link = f"/en/account/offer/{offer_token(offer)}/"
    assert "Sign in" in client.get(link).content.decode()
    client.force_login(boris)
    assert client.post(link).status_code == 200
    assert not Appointment.objects.filter(person__in=[amina, boris]).exists()
    client.force_login(amina)
    assert client.post(link).status_code == 302
    assert Appointment.objects.get(person=amina).role == "officer"
    assert client.post(link).status_code == 410


def test_offer_that_counts_no_longer_answers_410(steward: Person, client: Client, desk: Client):
    token = offer_token(_offered("one@example.org", by=steward))
    Invitation.objects.update(
        made_at=timezone.now() - timedelta(days=8), expires_at=timezone.now() - timedelta(seconds=1)
    )
    assert Client().get(f"/en/account/offer/{token}/").status_code == 410
    second = _offered("two@example.org", by=steward)
    assert desk.post(f"/en/staff/offices/offers/{second.public_id}/end/").status_code == 302
    assert Client().get(f"/en/account/offer/{offer_token(second)}/").status_code == 410
    third = _offered("three@example.org", by=steward)
    assert Client().post(f"/en/account/offer/{offer_token(third)}/", {"decline": "yes"}).status_code == 200
    assert Client().get(f"/en/account/offer/{offer_token(third)}/").status_code == 410
    assert Client().get(f"/en/account/offer/{third.public_id}:forged/").status_code == 410


def test_offer_of_who_is_no_steward_any_more_is_void(steward: Person, client: Client):
    chen = a_person("chen")
    held = appoint(chen, to=Role.STEWARD, by=steward, reason="A test")
    link = f"/en/account/offer/{offer_token(_offered('new@example.org', by=chen))}/"
    end_appointment(held, by=steward)
    assert client.get(link).status_code == 410
    assert client.post(link, {"name": "Nadia", "password": "seven lamps along a quay"}).status_code == 410
    assert person_of_address("new@example.org") is None


def test_offer_made_again_ends_the_one_before(steward: Person, client: Client):
    first = _offered("new@example.org", by=steward)
    _offered("new@example.org", by=steward)
    assert client.get(f"/en/account/offer/{offer_token(first)}/").status_code == 410
    assert Invitation.objects.filter(ended_at=None).count() == 1
