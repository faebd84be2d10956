"""A member's profile: shown part by part, written by herself, there for nobody else."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.features.membership.commands import SaidName, SaidOfHerself, name_focal_point, show_profile, write_profile
from multaqa.features.membership.models import FocalPoint, Level, Member, NameKey, Shown
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.foundation.access.api import exclude, person_key
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.jobs.testing import run_everything
from multaqa.foundation.people.api import Person, rename
from multaqa.foundation.taxonomy.testing import a_term
from multaqa.lib.names import keys_of


@pytest.fixture
def amina(people) -> Member:
    as_if_admitted(people.chen)
    member = as_if_admitted(people.amina, area="JOR", organisation=a_body("Harbour Institute"))
    names = [
        SaidName(given="أمينة", family="الزهراني", form_of_address="الدكتورة"),
        SaidName(given="Amina", family="Zahrani", family_first=True),
    ]
    said = SaidOfHerself(
        names=names,
        function={"en": "Port planner", "ar": "مخططة موانئ"},
        languages={"fr": Level.FLUENT},
        terms=[a_term("transport")],
        offers="Drills at quays",
        needs="Lighting of car parks",
    )
    write_profile(member, said, by=people.amina)
    return Member.objects.get(pk=member.pk)


def page_for(person, member, language="en"):
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.get(f"/{language}/members/{member.public_id}/")


def test_members_see_every_part_and_nobody_else_finds_a_page(people, amina):
    page = page_for(people.chen, amina).content.decode()
    for shown in ("الدكتورة", "Port planner", "Harbour Institute", "Jordan", "French", "Fluent", "Drills at quays"):
        assert shown in page
    assert '<span class="family-name">Zahrani</span> <span class="given-name">Amina</span>' in page
    assert [page_for(person, amina).status_code for person in (None, people.fiona, people.ingrid)] == [404] * 3


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("area", "Jordan"),
        ("organisation", "Harbour Institute"),
        ("function", "Port planner"),
        ("languages", "French ("),
        ("terms", "Transport"),
        ("offers", "Drills at quays"),
        ("needs", "Lighting of car parks"),
        ("name", "الزهراني"),
    ],
)
def test_a_part_is_shown_to_the_circle_she_chose(people, amina, part, word):
    others = {"name": Shown.PUBLIC} if part != "name" else {}
    show_profile(amina, {**others, part: Shown.PUBLIC}, is_listed=True, by=people.amina)
    assert word in page_for(None, amina).content.decode()
    show_profile(amina, {part: Shown.MEMBERS}, is_listed=True, by=people.amina)
    assert word not in page_for(None, amina).content.decode()
    assert word in page_for(people.chen, amina).content.decode()
    show_profile(amina, {part: Shown.NOBODY}, is_listed=True, by=people.amina)
    assert word not in page_for(people.chen, amina).content.decode()
    assert word in page_for(people.amina, amina).content.decode()


def test_whoever_she_hides_from_finds_what_is_found_at_an_address_of_nothing(people, amina):
    exclude(people.amina, from_key=person_key(people.chen), by=people.amina)
    hidden, nothing = page_for(people.chen, amina), Client()
    nothing.force_login(people.chen)
    assert hidden.status_code == 404
    assert people.amina.name not in hidden.content.decode()


def test_an_unlisted_profile_opens_by_its_address_for_whom_the_name_is_shown_to(people, amina):
    show_profile(amina, {}, is_listed=False, by=people.amina)
    assert page_for(people.chen, amina).status_code == 200
    show_profile(amina, {"name": Shown.NOBODY}, is_listed=False, by=people.amina)
    assert page_for(people.chen, amina).status_code == 404


def test_the_function_is_in_the_readers_language(people, amina):
    assert "مخططة موانئ" in page_for(people.chen, amina, language="ar").content.decode()


def test_she_sees_it_as_members_and_as_everyone(people, amina):
    client = Client()
    client.force_login(people.amina)
    assert "Drills at quays" in client.get("/en/settings/profile/seen-by/members/").content.decode()
    assert "Everyone sees nothing of you" in client.get("/en/settings/profile/seen-by/public/").content.decode()
    show_profile(amina, {"name": Shown.PUBLIC}, is_listed=True, by=people.amina)
    page = client.get("/en/settings/profile/seen-by/public/").content.decode()
    assert "الزهراني" in page
    assert "Drills at quays" not in page
    assert client.get("/en/settings/profile/seen-by/auditors/").status_code == 404


def test_only_she_writes_it(people, amina):
    said = SaidOfHerself(names=[SaidName(given="X")])
    with pytest.raises(PermissionDenied):
        write_profile(amina, said, by=people.elodie)
    with pytest.raises(PermissionDenied):
        show_profile(amina, {"name": Shown.PUBLIC}, is_listed=True, by=people.elodie)
    with pytest.raises(CannotBeChanged):
        write_profile(amina, SaidOfHerself(names=[SaidName(form_of_address="Dr")]), by=people.amina)


def test_writing_leaves_one_fact_that_names_the_parts_and_none_when_nothing_changed(people, amina):
    said = SaidOfHerself(names=[SaidName(given="أمينة", family="الزهراني")], offers="Drills")
    for _time in range(2):
        write_profile(amina, said, by=people.amina)
    kinds = [fact.kind for fact in facts_about(people.amina)]
    assert kinds.count("membership.ProfileWritten") == 2  # the fixture's and this one
    for _time in range(2):
        show_profile(amina, {"offers": Shown.PUBLIC}, is_listed=False, by=people.amina)
    facts = [fact.fact() for fact in facts_about(people.amina) if fact.kind == "membership.ProfileShown"]
    assert [shown.values()["parts"] for shown in facts if shown is not None] == [["offers", "listed"]]


def test_likenesses_of_names_follow_a_profile_and_a_renamed_account(people, amina):
    write_profile(amina, SaidOfHerself(names=[SaidName(given="Пётр", family="Чайковский")]), by=people.amina)
    run_everything()
    assert set(NameKey.objects.values_list("key", flat=True)) == keys_of("Пётр Чайковский")
    rename(people.amina, name="Yusuf Haddad", by=people.amina)
    run_everything()
    assert set(NameKey.objects.values_list("key", flat=True)) == keys_of("Yusuf Haddad")


def test_the_account_and_the_profile_are_called_alike(people, amina):
    write_profile(
        amina, SaidOfHerself(names=[SaidName(given="Mina", family="Zahr", family_first=True)]), by=people.amina
    )
    assert Person.objects.get(pk=people.amina.pk).name == "Zahr Mina"
    rename(people.amina, name="أمينة الجديدة", by=people.amina)
    run_everything()
    assert [name.whole for name in amina.names.all()] == ["أمينة الجديدة"]


def test_the_form_writes_names_and_circles(people, amina):
    client = Client()
    client.force_login(people.amina)
    page = client.get("/en/settings/profile/")
    assert page.status_code == 200
    sent = {"name-0-given": "أمينة", "name-0-family": "سالم", "language-0-language": "sw", "language-0-level": "2"}
    parts = ("name", "photo", "area", "organisation", "function", "languages", "terms", "offers", "needs")
    sent |= {f"shown-{part}": "30" for part in parts} | {"function-en": "Harbour master", "words-gender": ""}
    answer = client.post("/en/settings/profile/", sent)
    assert answer.status_code == 302
    now = Member.objects.get(pk=amina.pk)
    assert (now.is_listed, now.name_shown, now.photo_shown) == (False, Shown.PUBLIC, Shown.PUBLIC)
    assert now.function == {"en": "Harbour master"}
    assert list(now.languages.values_list("language", "level")) == [("sw", Level.WORKS)]
    assert [name.whole for name in now.names.all()] == ["أمينة سالم"]


@pytest.mark.parametrize("given", ["", "   ", "12 — ?!", "\u202eanima", "x" * 500])
def test_a_name_that_is_none_is_refused_with_a_sentence(people, amina, given):
    client = Client()
    client.force_login(people.amina)
    answer = client.post("/en/settings/profile/", {"name-0-given": given})
    assert answer.status_code == 422
    assert amina.names.get(place=0).whole == "أمينة الزهراني"


def test_whoever_is_no_member_has_no_such_page(people, amina):
    client = Client()
    client.force_login(people.fiona)
    assert client.get("/en/settings/profile/").status_code == 404
    assert "settings/profile" not in client.get("/en/settings/").content.decode()


def test_an_organisation_is_there_for_members_and_for_whoever_meets_somebody_of_it(people, amina):
    address = f"/en/organisations/{amina.organisation.public_id}/"
    client = Client()
    assert client.get(address).status_code == 404
    show_profile(amina, {"name": Shown.PUBLIC}, is_listed=True, by=people.amina)
    assert client.get(address).status_code == 404
    show_profile(amina, {"organisation": Shown.PUBLIC}, is_listed=True, by=people.amina)
    assert "الزهراني" in client.get(address).content.decode()


def test_an_organisation_of_people_at_risk_is_there_only_for_whoever_meets_somebody_of_it(people, amina):
    association = a_body("Lamp Association", code="civil-society")
    leila = as_if_admitted(people.leila, code="civil-society", organisation=association)
    address = f"/en/organisations/{association.public_id}/"
    client = Client()
    client.force_login(people.chen)
    assert client.get(address).status_code == 200
    show_profile(leila, {}, is_listed=False, by=people.leila)
    assert client.get(address).status_code == 404


def test_a_country_has_its_focal_points_by_sector_under_its_name_in_the_united_nations(people, amina):
    FocalPoint.objects.create(organisation=amina.organisation, person=people.amina)
    client = Client()
    client.force_login(people.chen)
    page = client.get("/ar/countries/JOR/").content.decode()
    assert page.count('class="member-row"') == 2
    assert a_term("transport").label("ar") in page
    assert "الأردن" in page
    assert client.get("/ar/countries/NOW/").status_code == 404
    show_profile(amina, {"area": Shown.NOBODY}, is_listed=True, by=people.amina)
    assert 'class="member-row"' not in client.get("/ar/countries/JOR/").content.decode()


def test_a_profile_costs_eight_queries_and_an_organisation_ten_however_much_they_say(people, amina):
    body = amina.organisation
    assert body is not None
    name_focal_point(body, people.amina, by=None, reason="Named by its director")
    asked = []
    for more in (people.karim, people.diego):
        as_if_admitted(more, organisation=body)
        client = Client()
        client.force_login(people.chen)
        for page in (f"/en/members/{amina.public_id}/", f"/en/organisations/{body.public_id}/"):
            client.get(page)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            asked.append(len(queries))
    assert asked == [8, 10, 8, 10]
