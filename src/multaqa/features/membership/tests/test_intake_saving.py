"""What was looked through is saved once: all of it or nothing, and a long list by a worker that may be killed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from multaqa.features.membership.commands import (
    begin_application,
    choose,
    forget_invitations,
    invite,
    merge_organisation,
    save_intake,
    save_some,
    take_invitation,
    withdraw_invitation,
)
from multaqa.features.membership.commands.invitations import MOST_A_DAY
from multaqa.features.membership.models import (
    Application,
    Contact,
    Intake,
    IntakeLike,
    IntakeRow,
    Invitation,
    Member,
    Organisation,
)
from multaqa.features.membership.queries.invitations import inviter_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.tasks import save_in_background
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.bringing import bodies_in, people_in
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Role, appoint, end_appointment, the_network
from multaqa.foundation.people.testing import as_if_enrolled
from multaqa.foundation.taxonomy.testing import a_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def elodie(people):
    return people.elodie


@pytest.fixture
def institute(db):
    return a_body("Harbour Institute", acronym="HI", area="LBN")


def stands(intake):
    intake.refresh_from_db()
    return (intake.state, intake.made, intake.known, intake.left)


def facts(kind):
    return [vars(one.fact()) for one in RecordedFact.objects.filter(kind=f"membership.{kind}").order_by("pk")]


def test_people_are_invited_and_nobody_is_admitted(people, elodie, institute):
    intake = people_in(
        "Nour Haddad,nour@harbour.example,HI,لبنان,français,We met",
        "Lin Hai,lin@harbour.example,HI,,,",
        head="Name,Mail address,Organisation,Country,Language of the letter,Note",
        by=elodie,
    )
    assert save_intake(intake, leaves_out=False, by=elodie)
    assert stands(intake) == (Intake.State.SAVED, 2, 0, 0)
    run_everything()
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {"nour@harbour.example", "lin@harbour.example"}
    assert "vous invite" in letters["nour@harbour.example"].body
    assert "We met" in letters["nour@harbour.example"].body
    assert "We met" not in letters["lin@harbour.example"].body
    assert (Member.objects.count(), Application.objects.count()) == (0, 0)
    assert facts("PeopleBroughtIn") == [
        {"intake": intake.public_id, "digest": intake.digest, "invited": 2, "known": 0, "left": 0}
    ]
    assert {fact["of_list"] for fact in facts("InvitationSent")} == {intake.public_id}


def test_whoever_is_invited_begins_with_what_the_list_said_and_still_needs_vouching(people, elodie, institute):
    as_if_admitted(elodie)
    as_if_enrolled(elodie)
    term = a_term("transport")
    intake = people_in(
        f"Петров Борис,Петров,Boris Petrov,{people.boris.email},HI,LBN,Head of security,русский;en,{term.labels['fr']}",
        head="Name,Family name,Name in Latin letters,Mail address,Organisation,Country,Function,Languages,Expertise",
        by=elodie,
    )
    save_intake(intake, leaves_out=False, by=elodie)
    application = take_invitation(Invitation.objects.get(), by=people.boris)
    assert application is not None
    assert [(name.whole, name.family_first) for name in application.names.all()] == [
        ("Петров Борис", True),
        ("Boris Petrov", False),
    ]
    assert (application.area, application.function) == ("LBN", {"en": "Head of security"})
    assert (application.organisation, application.constituency) == (institute, institute.constituency)
    assert set(application.languages.values_list("language", flat=True)) == {"ru", "en"}
    assert list(application.terms.all()) == [term]
    assert (application.state, application.steps) == (Application.State.DRAFT, [])
    assert inviter_of(application) == elodie
    assert Invitation.objects.get().said == {}
    assert not Member.objects.filter(person=people.boris).exists()


def test_an_application_under_way_is_not_written_over(people, elodie, institute):
    intake = people_in(f"Somebody,{people.boris.email},HI", by=elodie)
    application = begin_application(the_network(), by=people.boris, language="ru")
    application.steps, application.area = ["name"], "EGY"
    application.save()
    save_intake(intake, leaves_out=False, by=elodie)
    taken = take_invitation(Invitation.objects.get(), by=people.boris)
    assert taken == application
    assert (taken.area, taken.names.count()) == ("EGY", 0)


def test_the_limit_of_a_day_gives_way_to_a_list_and_to_nothing_else(elodie, institute):
    rows = [f"Person {n} of many,p{n}@harbour.example,HI" for n in range(MOST_A_DAY + 5)]
    intake = people_in(*rows, by=elodie)
    for row in IntakeRow.objects.filter(of=intake):
        choose(intake, {row.number: "other"}, by=elodie)
    save_intake(intake, leaves_out=False, by=elodie)
    assert Invitation.objects.count() == MOST_A_DAY + 5
    own = {"to": institute, "network": the_network(), "language": "ar", "by": elodie}
    for number in range(MOST_A_DAY):
        invite(f"by-hand-{number}@harbour.example", **own)
    with pytest.raises(CannotBeChanged):
        invite("one-too-many@harbour.example", **own)


def test_saved_again_a_list_adds_nothing(people, elodie, institute):
    rows = ("Nour Haddad,nour@harbour.example,HI", "Lin Hai,lin@harbour.example,HI")
    first, second = people_in(*rows, by=elodie), people_in(*rows, by=elodie)
    save_intake(first, leaves_out=False, by=elodie)
    save_intake(second, leaves_out=False, by=elodie)
    with pytest.raises(CannotBeChanged):
        save_intake(first, leaves_out=False, by=elodie)
    third = people_in(*rows, by=elodie)
    save_intake(third, leaves_out=False, by=elodie)
    assert (stands(second)[1:], stands(third)[1:], Invitation.objects.count()) == ((0, 2, 0), (0, 2, 0), 2)


def test_two_who_bring_in_the_same_people_at_once_invite_each_once(people, elodie, institute):
    appoint(people.diego, to=Role.STEWARD, by=None, reason="Keeps membership too")
    row = "Nour Haddad,nour@harbour.example,HI"
    hers, his = people_in(row, by=elodie), people_in(row, by=people.diego)
    save_intake(hers, leaves_out=False, by=elodie)
    save_intake(his, leaves_out=False, by=people.diego)
    assert (stands(hers)[1:3], stands(his)[1:3], Invitation.objects.count()) == ((1, 0), (0, 1), 1)
    withdraw_invitation(Invitation.objects.get(), by=elodie)
    again = people_in(row, by=people.diego)
    save_intake(again, leaves_out=False, by=people.diego)
    assert stands(again)[1:3] == (1, 0)


def test_rows_with_problems_hold_up_the_rest_until_they_are_left_out(elodie, institute):
    intake = people_in("Nour,nour@harbour.example,HI", "=cmd(),x@harbour.example,HI", by=elodie)
    with pytest.raises(CannotBeChanged):
        save_intake(intake, leaves_out=False, by=elodie)
    assert (stands(intake)[0], Invitation.objects.count()) == (Intake.State.READY, 0)
    save_intake(intake, leaves_out=True, by=elodie)
    assert stands(intake) == (Intake.State.SAVED, 1, 0, 1)


def test_rows_that_are_one_become_one_with_what_both_say(elodie, institute):
    intake = people_in(
        "Lin Hai,lin@harbour.example,HI,中文,",
        "林海,lin@harbour.example,HI,English,LBN",
        head="Name,Mail address,Organisation,Languages,Country",
        by=elodie,
    )
    like = IntakeLike.objects.filter(row__of=intake).first()
    assert like is not None
    save_intake(intake, leaves_out=False, by=elodie)
    said = Invitation.objects.get().said or {}
    assert (said["names"], said["languages"], said["area"]) == (
        [{"given": "Lin Hai"}, {"given": "林海"}],
        ["zh-hans", "en"],
        "LBN",
    )


def test_a_row_chosen_to_be_somebody_known_invites_nobody(people, elodie, institute):
    intake = people_in("Lin Hai,a@harbour.example,HI", "Lin Hai,b@harbour.example,HI", by=elodie)
    choose(intake, {3: str(IntakeLike.objects.get(row__of=intake).pk)}, by=elodie)
    save_intake(intake, leaves_out=False, by=elodie)
    assert list(Invitation.objects.values_list("address", flat=True)) == ["a@harbour.example"]
    assert stands(intake)[1:] == (1, 1, 0)


def test_a_worker_that_is_killed_goes_on_where_it_stopped(elodie, institute):
    rows = [f"{chr(97 + n // 26)}{chr(97 + n % 26)} Zz,p{n}@harbour.example,HI" for n in range(130)]
    intake = people_in(*rows, by=elodie)
    IntakeLike.objects.all().delete()
    assert not save_intake(intake, leaves_out=True, by=elodie)
    assert save_some(intake.pk)
    assert (stands(intake)[0], Invitation.objects.count()) == (Intake.State.SAVING, 25)
    for _again in range(2):
        save_in_background.enqueue(intake.pk)
        run_everything()
    assert (stands(intake), Invitation.objects.count()) == ((Intake.State.SAVED, 130, 0, 0), 130)
    assert not save_some(intake.pk)
    assert len(facts("PeopleBroughtIn")) == 1


def test_who_keeps_membership_no_longer_saves_nothing_further(people, elodie, institute):
    held = appoint(people.diego, to=Role.STEWARD, by=None, reason="For a while")
    intake = people_in("Nour,nour@harbour.example,HI", by=people.diego)
    end_appointment(held, by=None)
    with pytest.raises(PermissionDenied):
        save_intake(intake, leaves_out=False, by=people.diego)
    Intake.objects.filter(pk=intake.pk).update(state=Intake.State.SAVING)
    save_in_background.enqueue(intake.pk)
    run_everything()
    assert (stands(intake)[0], Invitation.objects.count()) == (Intake.State.READY, 0)


def test_an_organisation_merged_meanwhile_stands_for_the_one_that_it_was(people, elodie, institute):
    intake = people_in("Nour,nour@harbour.example,HI", by=elodie)
    other = a_body("Port Authority")
    merge_organisation(institute, into=other, by=elodie)
    save_intake(intake, leaves_out=False, by=elodie)
    assert Invitation.objects.get().organisation == other


def test_what_a_list_said_is_emptied_once_the_invitation_is_over(elodie, institute):
    intake = people_in("Nour,nour@harbour.example,HI", by=elodie)
    save_intake(intake, leaves_out=False, by=elodie)
    made = Invitation.objects.get()
    Invitation.objects.update(made_at=made.made_at - timedelta(days=20), expires_at=made.made_at - timedelta(days=6))
    forget_invitations()
    made.refresh_from_db()
    assert made.said == {}


def test_organisations_are_entered_and_known_ones_filled_in(elodie, institute):
    intake = bodies_in(
        "Harbour Institute,معهد المرفأ,Academia,Lebanon,https://harbour.example/,harbour.example,office@harbour.example",
        "Quay Academy,,Academia,,,,",
        head="Name in English,Name in Arabic,Constituency,Country,Website,Domain,Contact",
        by=elodie,
    )
    save_intake(intake, leaves_out=False, by=elodie)
    institute.refresh_from_db()
    assert (institute.name, institute.website, institute.acronym) == (
        {"en": "Harbour Institute", "ar": "معهد المرفأ"},
        "https://harbour.example/",
        "HI",
    )
    contacts = {(one.value, one.kind, one.how, one.recorded_by) for one in Contact.objects.filter(until=None)}
    how = "De la liste list.csv"  # in the language of who brought it in
    assert contacts == {
        ("harbour.example", "domain", how, elodie),
        ("office@harbour.example", "address", how, elodie),
    }
    assert Organisation.objects.filter(state="known").count() == 2
    assert facts("BodiesBroughtIn")[0] | {"intake": ""} == {
        "intake": "",
        "digest": intake.digest,
        "entered": 1,
        "filled": 1,
        "left": 0,
    }


def test_two_lists_of_organisations_at_once_enter_each_once(elodie):
    first, second = (bodies_in("Quay Academy,Academia", by=elodie) for _ in range(2))
    save_intake(first, leaves_out=False, by=elodie)
    save_intake(second, leaves_out=False, by=elodie)
    assert Organisation.objects.count() == 1
    assert stands(second)[1:] == (0, 1, 0)
