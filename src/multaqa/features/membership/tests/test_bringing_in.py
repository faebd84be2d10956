"""Lists are looked through before anything is saved: each problem by row and column, duplicates proposed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multaqa.features.membership.commands import (
    choose,
    end_intake,
    forget_intakes,
)
from multaqa.features.membership.commands.name_keys import keep_name_keys
from multaqa.features.membership.models import (
    Contact,
    Intake,
    IntakeFile,
    IntakeLike,
    IntakeRow,
    Invitation,
)
from multaqa.features.membership.queries.intakes import Rank, counts_of
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.features.membership.tests.bringing import bodies_in, brought, people_in, rows_of, shown, told
from multaqa.foundation.access.api import exclude, person_key
from multaqa.foundation.facts.api import RecordedFact
from multaqa.lib.sheets import MOST_ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def elodie(people):
    return people.elodie


@pytest.fixture
def institute(db):
    return a_body("Harbour Institute", acronym="HI", area="LBN")


def test_every_problem_is_told_by_row_and_column_in_the_words_of_the_file(elodie, institute):
    intake = people_in(
        "Nour Haddad,nour@harbour.example,Harbour Institute,Atlantis,Klingon; Arabic",
        "   ,not an address,,Lebanon,",
        "=cmd(),lin@harbour.example,harbour institute,لبنان,العربية؛ français",
        head="Full name,E-mail,Institution,Country,Languages",
        by=elodie,
    )
    assert intake.state == Intake.State.READY
    assert [
        (number, column, said.partition(".")[0].replace("\u2068", "").replace("\u2069", ""))
        for number, column, said in told(intake, reader=elodie)
    ] == [
        (2, "Country", "No country or area is called so: Atlantis"),
        (2, "Languages", "No language is called so: Klingon"),
        (3, "Full name", "This cell is empty, and every row needs it"),
        (3, "E-mail", "This is no mail address: not an address"),
        (3, "Institution", "This cell is empty, and every row needs it"),
        (4, "Full name", "This cell holds a formula, and formulas are never computed"),
    ]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("محمد بن علي", None),
        ("\u200fمحمد\u200f بن علي", None),
        ("Nour 🌊 Haddad", None),
        ("陈思远", None),
        ("Ἀριστοτέλης", None),
        ("🌊🌊", "no_letter"),
        ("\u200f \u200f", "no_letter"),
        ("\u00a0\u2003", "missing"),
        ("x" * 500, "too_long"),
        ("Nour\u202eddadaH", "deceives"),
        ("=HYPERLINK(1)", "formula"),
        ("????? ????", "lost"),
    ],
)
def test_names_of_any_script_are_taken_and_what_is_no_name_is_told(elodie, institute, name, fault):
    intake = people_in(f'"{name}",somebody@harbour.example,HI', by=elodie)
    assert [problem[:2] for problem in rows_of(intake)[0].problems] == ([["name", fault]] if fault else [])


def test_a_list_in_windows_1256_with_arabic_titles_is_read_and_found_out(elodie, institute):
    intake = people_in(
        "نور حداد;nour@harbour.example;HI;لبنان;العربية",
        head="الاسم;البريد الإلكتروني;الجهة;البلد;لغات العمل",
        by=elodie,
        encoding="cp1256",
    )
    found = rows_of(intake)[0].found
    assert (intake.encoding, rows_of(intake)[0].is_faulty) == ("cp1256", False)
    assert (found["names"], found["area"], found["languages"]) == ([{"given": "نور حداد"}], "LBN", ["ar"])
    assert (found["organisation"], found["constituency"]) == (institute.public_id, "academia")


def test_what_a_row_says_is_found_in_six_languages(elodie, institute):
    intake = people_in(
        "Haddad Nour,Haddad,نور حداد,nour@harbour.example,hi,422,Académie?,HEAD of security,عن جهة,español,Hello",
        head="Name,Surname,Latin name,Email,Organization,Country,Note,Job title,Capacity,Languages,Mot",
        by=elodie,
    )
    assert intake.state == Intake.State.REFUSED  # "Note" and "Mot" are one column
    intake = people_in(
        "Haddad Nour,Haddad,نور حداد,nour@harbour.example,hi,422,HEAD of security,عن جهة,español;中文;de",
        head="Name,Surname,Latin name,Email,Organization,Country,Job title,Capacity,Languages",
        by=elodie,
    )
    found = rows_of(intake)[0].found
    assert found["names"] == [{"given": "Nour", "family": "Haddad", "family_first": True}, {"given": "نور حداد"}]
    assert (found["area"], found["languages"]) == ("LBN", ["es", "zh-hans", "de"])
    assert found["function"] == {"en": "HEAD of security"}


def test_an_organisation_nearly_named_is_proposed_and_several_of_a_name_are_told(elodie, institute):
    a_body("Port Authority", area="LBN")
    a_body("Port Authority", area="EGY")
    intake = people_in(
        "Nour,a@harbour.example,Harbor Institute",
        "Lin,b@harbour.example,Port authority",
        "Anna,c@harbour.example,Nothing of the kind",
        by=elodie,
    )
    assert [row.problems[0][1:] for row in rows_of(intake)] == [
        ["body_alike", "Harbor Institute", "Harbour Institute"],
        ["several_bodies", "Port authority", ""],
        ["body", "Nothing of the kind", ""],
    ]


@pytest.mark.parametrize(
    ("content", "fault", "about"),
    [
        (b"", "empty", ""),
        (b"Name,Mail address,Organisation\n", "empty", ""),
        (b"Name,Organisation\nNour,HI\n", "titles", "Mail address"),
        (b"%PDF-1.7", "no_table", ""),
        (b"Name,Mail address,Organisation\n" + b"x,x@harbour.example,HI\n" * (MOST_ROWS + 1), "too_many_rows", ""),
        (b"Name,Mail address,Organisation\n" + b"x,x@harbour.example,HI\n" * 100_000, "too_many_rows", ""),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(elodie, content, fault, about):
    intake = brought(content, by=elodie)
    assert (intake.state, intake.fault, intake.fault_about) == (Intake.State.REFUSED, fault, about)
    assert (IntakeRow.objects.count(), IntakeFile.objects.count()) == (0, 0)


def test_the_queries_of_a_list_do_not_grow_with_its_rows(elodie, institute):
    counts = []
    for number in (1, 3, 150):
        rows = [f"Somebody {n}x{number},p{n}-{number}@harbour.example,HI" for n in range(number)]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            people_in(*rows, by=elodie)
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_rows_like_each_other_and_like_members_are_proposed(people, elodie, institute):
    member = as_if_admitted(people.amina, organisation=institute)
    member.names.update(given="محمد بن علي")
    keep_name_keys(people.amina.pk)
    intake = people_in(
        "Mohamed Ben Ali,mohamed@harbour.example,HI",
        f"Somebody Else,{people.amina.email},HI",
        "Lin Hai,lin@harbour.example,HI",
        "Lin  HAI,lin.hai@quay.example,HI",
        "Lin Hai Again,LIN@harbour.example,HI",
        by=elodie,
    )
    likes = {one.row.number: one for one in shown(intake, reader=elodie)}
    assert [
        (n, likes[n].rank, [(like.reason, like.person, like.other and like.other.number) for like in likes[n].likes])
        for n in sorted(likes)
    ] == [
        (2, Rank.ASKED, [("name", people.amina, None)]),
        (3, Rank.KNOWN, [("address", people.amina, None)]),
        (4, Rank.FIT, []),
        (5, Rank.ASKED, [("name", None, 4)]),
        (6, Rank.KNOWN, [("address", None, 4)]),
    ]
    assert likes[2].likes[0].likeness >= 70


def test_of_somebody_who_hides_a_row_is_as_if_she_had_never_joined(people, elodie, institute):
    rows = (f"Amina Haddad,{people.amina.email},HI", "Amina Hadad,other@harbour.example,HI")
    before = shown(people_in(*rows, by=elodie), reader=elodie)
    member = as_if_admitted(people.amina, organisation=institute)
    member.names.update(given="Amina", family="Haddad")
    keep_name_keys(people.amina.pk)
    met = people_in(*rows, by=elodie)
    assert counts_of(met, reader=elodie)[Rank.KNOWN] == 1
    exclude(people.amina, from_key=person_key(elodie), by=people.amina)
    for intake in (people_in(*rows, by=elodie), met):  # also one that was read before she hid
        after = shown(intake, reader=elodie)
        assert [(one.rank, one.cells, [(like.reason, like.other.number) for like in one.likes]) for one in after] == [
            (one.rank, one.cells, [(like.reason, like.other.number) for like in one.likes]) for one in before
        ]


def test_an_account_that_never_applied_is_not_told_of(people, elodie, institute):
    intake = people_in(f"Fiona,{people.fiona.email},HI", by=elodie)
    assert [(one.rank, one.likes) for one in shown(intake, reader=elodie)] == [(Rank.FIT, [])]


def test_choices_are_kept_and_what_is_no_choice_changes_nothing(people, elodie, institute):
    intake = people_in("Lin Hai,a@harbour.example,HI", "Lin Hai,b@harbour.example,HI", "Anna,c@x,HI", by=elodie)
    like = IntakeLike.objects.get(row__number=3)
    assert choose(intake, {3: "nonsense", 2: str(like.pk), 4: "other", 99: "out"}, by=elodie) == 0
    assert choose(intake, {3: str(like.pk)}, by=elodie) == 1
    assert counts_of(intake, reader=elodie) == {Rank.FAULTY: 1, Rank.ASKED: 0, Rank.FIT: 1, Rank.KNOWN: 1}
    choose(intake, {3: "other"}, by=elodie)
    assert counts_of(intake, reader=elodie)[Rank.FIT] == 2
    with pytest.raises(PermissionDenied):
        choose(intake, {3: "out"}, by=people.ingrid)


def test_who_does_not_keep_membership_brings_in_nothing(people):
    for person in (people.amina, people.boris, people.chen):
        with pytest.raises(PermissionDenied):
            people_in("Nour,nour@harbour.example,HI", by=person)
    assert not Intake.objects.exists()


def test_reading_is_recorded_with_the_digest_of_the_file(elodie, institute):
    intake = people_in("Nour,nour@harbour.example,HI", by=elodie)
    fact = vars(RecordedFact.objects.get(kind="membership.IntakeRead").fact())
    assert fact == {"intake": intake.public_id, "list_kind": "people", "digest": intake.digest, "rows": 1}
    assert len(intake.digest) == 64


def test_organisations_like_known_ones_and_like_each_other_are_proposed(elodie, institute):
    intake = bodies_in(
        "Harbour Institute,Academia,HI,Lebanon",
        "Harbour Institute,Academia,,Egypt",
        "Harbor Institute,Academia,,Lebanon",
        "Quay Academy,Academia,QA,",
        "The Quay Academy,Academia,,",
        "Sea Watch,nobody,,",
        head="Name in English,Constituency,Acronym,Country",
        by=elodie,
    )
    rows = {one.row.number: one for one in shown(intake, reader=elodie)}
    assert [rows[n].rank for n in sorted(rows)] == [
        Rank.KNOWN,
        Rank.ASKED,
        Rank.ASKED,
        Rank.FIT,
        Rank.ASKED,
        Rank.FAULTY,
    ]
    assert rows[4].likes[0].reason == "name"
    assert rows[6].likes[0].other.number == 5


def test_contacts_of_a_list_are_tidy_and_no_domain_of_free_mail(elodie):
    intake = bodies_in(
        "Quay Academy,Academia,gmail.com; @Quay.example,Office@Quay.example,ftp://x",
        head="Name in English,Constituency,Domain,Contact,Website",
        by=elodie,
    )
    row = rows_of(intake)[0]
    assert [problem[:3] for problem in row.problems] == [
        ["domains", "free_mail", "gmail.com"],
        ["website", "website", "ftp://x"],
    ]
    assert (row.found["addresses"], row.found["domains"]) == (["office@quay.example"], ["gmail.com", "quay.example"])
    assert not Contact.objects.exists()


def test_a_list_that_is_ended_or_old_is_gone_with_its_rows(people, elodie, institute):
    first, second = (people_in("Nour,nour@harbour.example,HI", by=elodie) for _ in range(2))
    with pytest.raises(PermissionDenied):
        end_intake(first, by=people.ingrid)
    end_intake(first, by=elodie)
    assert not IntakeRow.objects.filter(of=first).exists()
    Intake.objects.filter(pk=second.pk).update(begun_at=second.begun_at - timedelta(days=8))
    assert (forget_intakes(), Intake.objects.count(), IntakeRow.objects.count()) == (1, 0, 0)
    assert not Invitation.objects.exists()
