"""Figures of members: counted right, small ones withheld, taken away only with a fact that says so."""

import csv
import io
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from lxml import html

from multaqa.features.membership.commands import export_statistics
from multaqa.features.membership.facts import StatisticsExported
from multaqa.features.membership.models import Constituency, Level, Member, MemberLanguage
from multaqa.features.membership.queries.statistics import figures_of
from multaqa.features.membership.tables import tables_of
from multaqa.features.membership.testing import as_if_admitted
from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.people.api import Person, the_network
from multaqa.lib.withholding import SMALLEST

AT = "/en/staff/members/statistics/"


def members(size, *, start=0, code="academia", area="LBN", **columns):
    """So many members, made row by row without their keys."""
    people = Person.objects.bulk_create(
        Person(email=f"{code}{area}{start + number}@crowd.example", name="x", name_fold="x", name_sort="x")
        for number in range(size)
    )
    constituency = Constituency.objects.get(code=code)
    return Member.objects.bulk_create(
        Member(person=person, network=the_network(), constituency=constituency, area=area, **columns)
        for person in people
    )


@pytest.fixture
def staff(people):
    client = Client()
    client.force_login(people.elodie)
    return client


@pytest.fixture
def crowd(people):
    members(12)
    members(8, area="FRA", gender="woman")
    members(7, code="private-sector", area="FRA")
    members(2, code="civil-society", area="FRA")


def test_members_are_counted_by_place_and_constituency(people, crowd):
    figures = figures_of(the_network(), reader=people.elodie)
    counted = {"all": 29, "area LBN": 12, "area FRA": 17, "group asia-pacific": 12, "constituency academia": 20}
    assert {name: figures.counts[tuple(name.split())] for name in counted} == counted
    assert figures.counts["cell", "western-european-and-others", "civil-society"] == 2
    assert figures.shown("all") == 29


def test_what_is_large_is_shown(people):
    groups = ("LBN", "FRA", "EGY", "MEX", "POL", "")
    for area in groups:
        for one in Constituency.objects.all():
            members(5, code=one.code, area=area)
    figures = figures_of(the_network(), reader=people.elodie)
    assert not [name for name in figures.hidden if name[0] in ("all", "group", "area", "cell", "constituency")]
    assert figures.listed("area") == ["EGY", "FRA", "LBN", "MEX", "POL"]


def test_who_is_suspended_or_has_left_is_not_counted(crowd, people):
    members(6, start=50, state="suspended")
    members(6, start=60, state="ended", ended_at=timezone.now())
    figures = figures_of(the_network(), reader=people.elodie)
    assert figures.shown("all") == 29
    assert figures.shown("ended_at", timezone.localtime().strftime("%Y-%m")) == 6


def test_a_small_count_is_withheld_and_so_is_another_in_its_row_and_column(people, crowd):
    figures = figures_of(the_network(), reader=people.elodie)
    weog = "western-european-and-others"
    assert figures.shown("constituency", "civil-society") is None
    assert figures.shown("cell", weog, "civil-society") is None
    shown = [figures.shown("constituency", code) for code in figures.constituencies]
    assert shown.count(None) >= 2
    assert all(count is None or count >= SMALLEST for count in shown)


def test_languages_and_countries_with_few_members_are_not_named(people, crowd):
    members(3, area="USA")
    some = Member.objects.all()[:6]
    MemberLanguage.objects.bulk_create(MemberLanguage(member=one, language="sw", level=Level.WORKS) for one in some)
    MemberLanguage.objects.bulk_create(MemberLanguage(member=one, language="yo", level=Level.READS) for one in some[:4])
    figures = figures_of(the_network(), reader=people.elodie)
    assert (figures.listed("language"), figures.shown("language", "sw")) == (["sw"], 6)
    assert "USA" not in figures.listed("area")
    said = [row.label for table in tables_of(figures, "en") for row in table.rows]
    assert not [label for label in said if "Yoruba" in label or "United States" in label]


def test_activity_is_told_by_who_signed_in_and_who_wrote(crowd, people):
    now = timezone.now()
    numbers = list(Member.objects.values_list("person", flat=True))
    Person.objects.filter(pk__in=numbers[:10]).update(last_login=now - timedelta(days=2))
    Person.objects.filter(pk__in=numbers[10:17]).update(last_login=now - timedelta(days=60))
    figures = figures_of(the_network(), reader=people.elodie)
    assert [figures.shown("seen", value) for value in ("30", "90", "longer")] == [10, 7, 12]


def test_the_page_draws_each_table_and_writes_it_besides(crowd, staff):
    page = html.fromstring(staff.get(AT).content)
    drawn, written = len(page.find_class("plot")), len(page.xpath("//main//table"))
    assert (drawn, written) == (7, 8)  # nobody has named a language; the last table is crossed, and not drawn
    assert not page.xpath("//main//*[@style]")
    (title,) = [h2 for h2 in page.xpath("//h2") if h2.text == "Members by constituency"]
    rows = {row[0].text: row[1].text for row in title.getparent().xpath(".//tbody/tr") if row[0].text is not None}
    assert (rows["Academia"], rows["All"], rows["Civil society"]) == ("20", "29", "withheld")


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_takes_as_many_queries_however_many_members_there_are(people, staff, size, django_assert_num_queries):
    members(size)
    staff.get(AT)
    with django_assert_num_queries(11):
        staff.get(AT)


def test_an_empty_network_has_a_page_too(people, staff):
    assert staff.get(AT).status_code == 200


def test_the_file_says_what_the_page_says_and_the_log_who_took_it(crowd, staff, people):
    answer = staff.post(f"{AT}export/")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert ["Members by constituency", "Academia", "Members", "20"] in rows
    assert ["Members by constituency", "Civil society", "Members", "withheld"] in rows
    assert not [row for row in rows if row[3].isdigit() and int(row[3]) < SMALLEST]
    (fact,) = RecordedFact.objects.filter(kind=StatisticsExported.kind())
    assert fact.by == people.elodie
    assert fact.fact() == StatisticsExported(the_network().public_id, sha256(answer.content).hexdigest())


def test_a_constituency_that_is_called_like_a_formula_is_none_in_the_file(crowd, staff):
    Constituency.objects.filter(code="academia").update(name={"en": "=cmd()"})
    assert b"'=cmd()" in staff.post(f"{AT}export/").content
    assert b",=cmd()" not in staff.post(f"{AT}export/").content


def test_the_figures_do_not_exist_for_others(crowd, people):
    as_if_admitted(people.amina)
    for person in (people.amina, people.chen, people.fiona):
        client = Client()
        client.force_login(person)
        assert client.get(AT).status_code == 404
        assert client.post(f"{AT}export/").status_code == 404
        with pytest.raises(PermissionDenied):
            export_statistics(the_network(), language="en", by=person)
    assert Client().get(AT).status_code == 302
