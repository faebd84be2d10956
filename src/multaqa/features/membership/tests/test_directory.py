"""The directory: who stands in it for whom, how they are counted, narrowed and found."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from multaqa.features.membership.commands import SaidName, SaidOfHerself, show_profile, write_profile
from multaqa.features.membership.models import PARTS, Level, Member, Organisation, Shown
from multaqa.features.membership.queries.directory.cards import cards_of
from multaqa.features.membership.queries.directory.finding import Directory, Wish, directory_for
from multaqa.features.membership.queries.directory.labels import Naming
from multaqa.features.membership.queries.indexes import Sieve, areas_by_group, bodies_met, listed
from multaqa.features.membership.queries.naming import language_named
from multaqa.features.membership.testing import a_body, as_if_admitted
from multaqa.foundation.access.api import exclude, hide, organisation_key
from multaqa.foundation.people.api import suspend
from multaqa.foundation.taxonomy.testing import a_term


@pytest.fixture
def members(people):
    """Amina, who says much of herself; Chen and Diego, who say little; Mourad of a ministry."""
    ministry = a_body("Ministry of Ports", code="member-states")
    amina = as_if_admitted(people.amina, area="JOR", organisation=a_body("Harbour Institute"))
    names = [SaidName(given="أمينة", family="الزهراني"), SaidName(given="Amina", family="Al-Zahrani")]
    terms = [a_term("transport"), a_term("prevent"), a_term("behavioural-insights")]
    write_profile(amina, SaidOfHerself(names=names, languages={"fr": Level.FLUENT}, terms=terms), by=people.amina)
    for person in (people.chen, people.diego):
        as_if_admitted(person)
    as_if_admitted(people.mourad, code="member-states", organisation=ministry, area="LBN")
    return people


def found_by(reader, **wish) -> Directory:
    words = wish.pop("q", "")
    return directory_for(reader, wish=Wish(words=words, chosen=wish))


def names_in(directory: Directory) -> set[str]:
    cards = cards_of(directory.members(), directory, language="en")
    return {card.name.whole if card.name else "" for card in cards}


def names_of(directory: Directory, **sieve: str) -> list[str]:
    return [body.labels["en"] for body in bodies_met(directory, Sieve(**sieve), language="en")]


def counts(directory: Directory, facet: str) -> dict[str, int]:
    return {option.label: option.members for option in Naming(directory, "en").options(facet)}


def test_members_meet_who_is_listed_and_everyone_else_only_who_shows_her_name_to_everyone(members):
    assert found_by(members.chen).count == 4
    assert found_by(members.fiona).count == found_by(None).count == 0
    amina = Member.objects.get(person=members.amina)
    show_profile(amina, {"name": Shown.PUBLIC}, is_listed=True, by=members.amina)
    assert names_in(found_by(None)) == {"أمينة الزهراني"}
    show_profile(amina, {}, is_listed=False, by=members.amina)
    assert (found_by(None).count, found_by(members.chen).count) == (0, 3)


def test_what_is_not_shown_is_neither_counted_nor_found(members):
    amina = Member.objects.get(person=members.amina)
    everything = {"country": "JOR", "language": "fr", "organisation": Organisation.objects.get(members=amina).public_id}
    for facet, value in everything.items():
        assert found_by(members.chen, **{facet: value}).count == 1
    show_profile(amina, dict.fromkeys(set(PARTS) - {"photo"}, Shown.NOBODY), is_listed=True, by=members.amina)
    hers = found_by(members.chen)
    assert hers.count == 4
    assert "أمينة الزهراني" not in names_in(hers)
    for facet, value in everything.items():
        assert found_by(members.chen, **{facet: value}).count == 0
    for facet in ("expertise", "stage", "sector", "language"):
        assert counts(hers, facet) == {}
    assert counts(hers, "country") == {"Lebanon": 1}
    for words in ("amina", "الزهراني", "harbour"):
        assert found_by(members.chen, q=words).count == 0


def test_who_shows_no_name_stands_at_the_end_so_that_her_place_tells_nothing(members):
    amina = Member.objects.get(person=members.amina)
    show_profile(amina, {"name": Shown.NOBODY}, is_listed=True, by=members.amina)
    assert found_by(members.chen).members()[-1] == amina.pk


@pytest.mark.parametrize(
    "words", ["amina", "AL-ZAHRANI", "zahrani", "أمينه", "زهراني", "الزهراني", "امينة الزهرانى", "陈", "陈思远", "思远"]
)
def test_names_are_found_in_any_script_and_by_the_beginning_of_a_word(members, words):
    expected = {"陈思远"} if words in {"陈", "陈思远", "思远"} else {"أمينة الزهراني"}
    assert names_in(found_by(members.diego, q=words)) == expected


def test_all_words_must_be_found_and_an_organisation_counts_as_one(members):
    assert names_in(found_by(members.diego, q="amina harbour")) == {"أمينة الزهراني"}
    assert found_by(members.diego, q="amina ports").count == 0


def test_a_wider_subject_finds_the_narrower_and_the_card_names_the_one_that_is_hers(members):
    wider = a_term("critical-infrastructure")
    directory = found_by(members.diego, sector=wider.public_id)
    (card,) = cards_of(directory.members(), directory, language="en")
    assert card.matched == (a_term("transport").label("en"),)
    assert counts(found_by(members.diego), "sector") == {wider.label("en"): 1, a_term("transport").label("en"): 1}


def test_a_country_counts_for_its_regions(members):
    assert counts(found_by(members.diego), "region")["Western Asia"] == 2
    assert found_by(members.diego, region="145").count == 2


def test_counts_of_a_facet_follow_every_other_choice_but_not_its_own(members):
    narrowed = found_by(members.diego, country="JOR")
    assert narrowed.count == 1
    assert counts(narrowed, "country") == {"Jordan": 1, "Lebanon": 1}
    assert counts(narrowed, "constituency") == {"Academia": 1}


def test_who_hides_is_in_no_list_no_count_and_not_found(members):
    ministry = Organisation.objects.get(members__person=members.mourad)
    exclude(members.amina, from_key=organisation_key(ministry.public_id), by=members.amina)
    hers = found_by(members.mourad)
    assert hers.count == 3
    assert (counts(hers, "country"), counts(hers, "stage")) == ({"Lebanon": 1}, {})
    assert found_by(members.mourad, q="amina").count == 0
    assert found_by(members.chen).count == 4


def test_hiding_now_takes_effect_at_the_next_reading(members):
    assert found_by(members.chen, q="amina").count == 1
    hide(members.amina, by=members.amina)
    assert found_by(members.chen, q="amina").count == 0


def test_the_suspended_leave_the_list_at_once(members):
    suspend(members.diego, by=None)
    directory = found_by(members.chen)
    assert "Diego Salvatierra" not in names_in(directory)


def test_the_page_asks_seven_queries_for_one_member_and_for_many(members):
    client = Client()
    client.force_login(members.chen)
    asked = []
    for words in ("amina", ""):
        client.get(f"/en/members/?q={words}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/en/members/?q={words}")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 8


def test_the_page_says_what_was_found_and_offers_a_way_back(members):
    client = Client()
    client.force_login(members.chen)
    page = client.get("/en/members/?country=JOR").content.decode()
    assert "1 member<" in page.replace("\xa0", " ")
    assert '<span class="family-name">الزهراني</span>' in page
    assert 'href="?"' in page
    nothing = client.get("/en/members/?q=nobody-of-this-name&sector=no-such").content.decode()
    assert "Nobody matches" in nothing


def test_names_in_the_script_of_the_readers_language_come_first(members):
    directory = found_by(members.chen)
    first = {}
    for language in ("ar", "zh-hans", "fr"):
        [card, *_others] = cards_of(directory.page(1, 20, language=language), directory, language="en")
        first[language] = card.name.whole if card.name else ""
    assert first == {"ar": "أمينة الزهراني", "zh-hans": "陈思远", "fr": "Diego Salvatierra"}
    assert sorted(directory.page(1, 20, language="ar")) == sorted(directory.members())
    assert directory.page(2, 1, language="ar") != directory.page(1, 1, language="ar")


def test_the_latest_to_join_come_first_and_whoever_shows_no_name_last(members):
    moments = {members.chen: 3, members.amina: 2, members.diego: 1, members.mourad: 9}
    for person, days in moments.items():
        Member.objects.filter(person=person).update(since=timezone.now() - timedelta(days=days))
    chen = Member.objects.get(person=members.chen)
    show_profile(chen, {"name": Shown.NOBODY}, is_listed=True, by=members.chen)
    directory = directory_for(members.diego, wish=Wish(order="latest"))
    cards = cards_of(directory.page(1, 20, language="ar"), directory, language="en")
    names = [card.name.whole if card.name else "" for card in cards]
    assert names == ["Diego Salvatierra", "أمينة الزهراني", members.mourad.name, ""]
    assert directory.page(2, 3) == [chen.pk]


def test_the_best_match_is_who_bears_the_name_before_who_works_at_a_body_of_that_name(members):
    as_if_admitted(members.karim, organisation=a_body("Amina Foundation"))
    orders = {}
    for order in ("match", "name"):
        directory = directory_for(members.chen, wish=Wish(words="amina", order=order))
        cards = cards_of(directory.page(1, 20, language="ar"), directory, language="en")
        orders[order] = [card.public_id for card in cards]
    hers, his = (Member.objects.get(person=person).public_id for person in (members.amina, members.karim))
    assert orders["match"] == [hers, his]
    assert sorted(orders["name"]) == sorted(orders["match"])


def test_the_order_is_kept_in_every_address_of_the_list(members):
    client = Client()
    client.force_login(members.chen)
    page = client.get("/en/members/?order=latest&country=JOR&language=fr").content.decode()
    assert '<option value="latest" selected>' in page
    assert 'href="?language=fr&amp;order=latest"' in page
    assert '<option value="match" selected>' in client.get("/en/members/?order=unheard-of").content.decode()


def test_a_card_names_the_region_and_the_group_that_were_looked_for(members):
    directory = found_by(members.chen, region="145", group="asia-pacific", language="fr")
    (card,) = cards_of(directory.members(), directory, language="en")
    assert card.matched == (language_named("fr", "en"), "Western Asia", "Asia-Pacific States")


def test_members_are_counted_by_regional_group(members):
    assert counts(found_by(members.chen), "group") == {"Asia-Pacific States": 2}
    assert found_by(members.chen, group="asia-pacific").count == 2


def test_lists_of_bodies_and_countries_show_what_the_reader_meets(members):
    a_body("Quay Authority", area="JOR")
    directory = found_by(members.chen)
    met = listed(bodies_met(directory, language="en"), directory, language="en")
    assert [(one.name.text, one.members) for one in met] == [
        ("Harbour Institute", 1),
        ("Ministry of Ports", 1),
        ("Quay Authority", 0),
    ]
    assert names_of(directory, words="port") == ["Ministry of Ports"]
    assert names_of(directory, constituency="academia") == ["Harbour Institute", "Quay Authority"]
    assert names_of(directory, group="asia-pacific") == ["Quay Authority"]
    [group] = areas_by_group(directory, language="en")
    assert (group.name, group.members) == ("Asia-Pacific States", 2)
    assert [(area.name, area.members) for area in group.areas] == [("Jordan", 1), ("Lebanon", 1)]
    assert bodies_met(found_by(None), language="en") == []
    assert areas_by_group(found_by(None), language="en") == []


def test_a_body_of_people_at_risk_is_listed_only_by_a_member_whom_the_reader_meets(members):
    a_body("Families of the Fallen", code="victims-associations")
    assert "Families of the Fallen" not in names_of(found_by(members.chen))


@pytest.mark.parametrize("address", ["/en/organisations/", "/en/countries/"])
def test_the_lists_ask_no_more_for_more(members, address):
    client = Client()
    client.force_login(members.chen)
    asked = []
    for number in range(2):
        for more in range(number * 3):
            a_body(f"Institute {more}")
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 8
