"""The pages of communities: who sees which, and what sending their forms does."""

import pytest
from django.test import Client

from multaqa.features.community.commands import ask_to_join, bring_in, join, set_access
from multaqa.features.community.models import Access, Community, Participation
from multaqa.features.community.testing import a_community, with_facilitator
from multaqa.foundation.people.testing import sign_in_proved

State = Participation.State
ALL_PAGES = (
    "",
    "about/",
    "people/",
    "joining/",
    "leaving/",
    "words/",
    "access/",
    "archive/",
    "requests/",
    "newcomers/",
    "facilitators/",
)


def signed_in(person):
    client = Client()
    sign_in_proved(client, person)
    return client


def at(community, page=""):
    return f"/en/communities/{community.public_id}/{page}"


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def of(community, person):
    return Participation.objects.get(community=community, person=person)


@pytest.mark.parametrize("known", ALL_PAGES)
def test_hidden_community_has_no_page_for_others(people, known):
    community = a_community(people.elodie, access=Access.HIDDEN)
    for person in (people.amina, people.fiona, people.ingrid):
        client = signed_in(person)
        assert client.get(at(community, known)).status_code == 404
        assert client.post(at(community, known)).status_code in {404, 405}
    hers = of(community, people.elodie)
    for below in ("facilitating", "putting-out"):
        assert signed_in(people.amina).get(at(community, f"people/{hers.public_id}/{below}/")).status_code == 404
    assert signed_in(people.amina).get(at(community, f"requests/{hers.public_id}/")).status_code == 404
    assert signed_in(people.amina).get(f"/en/belonging/{hers.public_id}/").status_code == 404


def test_who_is_not_signed_in_is_led_to_sign_in(people):
    community = a_community(people.elodie)
    for address in ("/en/communities/", at(community), at(community, "people/")):
        assert Client().get(address).status_code == 302


def test_list_shows_mine_first_and_says_what_to_do_when_empty(people):
    client = signed_in(people.amina)
    assert "No community yet" in page(client, "/en/communities/")
    join(a_community(people.elodie, name="Zoos"), by=people.amina)
    a_community(people.elodie, name="Airports")
    shown = page(client, "/en/communities/")
    assert shown.index("My communities") < shown.index("Zoos") < shown.index("Other communities")
    assert shown.index("Other communities") < shown.index("Airports")
    assert "No community matches" in page(client, "/en/communities/?q=harbour")
    assert "Founding a community" not in shown
    assert "Founding a community" in page(signed_in(people.elodie), "/en/communities/")


def test_joining_and_leaving_an_open_community(people):
    community, client = a_community(people.elodie), signed_in(people.amina)
    assert "Join this community" in page(client, at(community))
    assert client.post(at(community, "joining/")).status_code == 302
    assert of(community, people.amina).state == State.ACTIVE
    assert "Leaving the community" in page(client, at(community))
    page(client, at(community, "leaving/"))
    assert of(community, people.amina).state == State.ACTIVE
    assert client.post(at(community, "leaving/")).status_code == 302
    assert client.post(at(community, "leaving/")).status_code == 302
    assert of(community, people.amina).state == State.LEFT


def test_joining_one_that_is_hidden_meanwhile_is_not_found(people):
    community, client = a_community(people.elodie), signed_in(people.amina)
    page(client, at(community))
    set_access(community, Access.HIDDEN, by=people.elodie)
    assert client.post(at(community, "joining/")).status_code == 404
    assert not Participation.objects.filter(person=people.amina).exists()


def test_last_facilitator_confirms_twice(people):
    community, client = a_community(people.elodie), signed_in(people.elodie)
    assert "You are its only facilitator" in page(client, at(community, "leaving/"))
    assert client.post(at(community, "leaving/")).status_code == 200
    assert of(community, people.elodie).state == State.ACTIVE
    assert client.post(at(community, "leaving/"), {"knows": "1"}).status_code == 302
    assert of(community, people.elodie).state == State.LEFT


def test_request_is_admitted_and_another_refused_with_a_reason(people):
    community = a_community(people.elodie, access=Access.LISTED)
    asker, facilitator = signed_in(people.amina), signed_in(people.elodie)
    assert asker.post(at(community, "joining/"), {"words": "I plan <b>stations</b>"}).status_code == 302
    assert "You asked to join on" in page(asker, at(community))
    queue = page(facilitator, at(community, "requests/"))
    assert "I plan &lt;b&gt;stations&lt;/b&gt;" in queue
    deciding = at(community, f"requests/{of(community, people.amina).public_id}/")
    assert asker.post(deciding, {"admits": "1"}).status_code == 404
    assert facilitator.post(deciding, {"admits": "1"}).status_code == 302
    assert of(community, people.amina).state == State.ACTIVE
    request = ask_to_join(community, words="", by=people.karim)
    deciding = at(community, f"requests/{request.public_id}/")
    assert facilitator.post(deciding, {"reason": " "}).status_code == 422
    assert facilitator.post(deciding, {"reason": "It is for planners"}).status_code == 302
    told = page(signed_in(people.karim), f"/en/belonging/{request.public_id}/")
    assert "It is for planners" in told
    assert "Write to the stewards of the network" in told
    assert signed_in(people.amina).get(f"/en/belonging/{request.public_id}/").status_code == 404


def test_who_was_put_out_of_a_hidden_one_still_reads_why_without_its_name(people):
    community = a_community(people.elodie, access=Access.HIDDEN, name="Quiet matters")
    hers = bring_in(community, people.amina, by=people.elodie)
    assert "Quiet matters" in page(signed_in(people.amina), f"/en/belonging/{hers.public_id}/")
    address = at(community, f"people/{hers.public_id}/putting-out/")
    assert signed_in(people.elodie).post(address, {"reason": "It was advertising"}).status_code == 302
    told = page(signed_in(people.amina), f"/en/belonging/{hers.public_id}/")
    assert "It was advertising" in told
    assert "Quiet matters" not in told


def test_people_of_a_listed_community_are_seen_by_those_who_belong(people):
    community = a_community(people.elodie, access=Access.LISTED)
    assert "Élodie" in page(signed_in(people.elodie), at(community, "people/"))
    assert signed_in(people.amina).get(at(community, "people/")).status_code == 404
    assert "Amina" not in page(signed_in(people.amina), at(community))


def test_member_is_found_by_name_and_brought_in(people):
    community = a_community(people.elodie, access=Access.HIDDEN)
    client = signed_in(people.elodie)
    shown = page(client, at(community, "newcomers/?q=أمينة"))
    member = people.amina.memberships.get().public_id
    assert f'value="{member}"' in shown
    assert client.post(at(community, "newcomers/?q=أمينة"), {"member": member}).status_code == 302
    assert of(community, people.amina).state == State.ACTIVE
    assert client.post(at(community, "newcomers/"), {"member": "nobody"}).status_code == 404


def test_facilitator_is_named_and_released(people):
    community = a_community(people.elodie)
    client = signed_in(people.elodie)
    member = people.diego.memberships.get().public_id
    assert client.post(at(community, "facilitators/"), {"member": member}).status_code == 302
    assert of(community, people.diego).role == "facilitator"
    address = at(community, f"people/{of(community, people.diego).public_id}/facilitating/")
    page(client, address)
    assert client.post(address).status_code == 302
    assert of(community, people.diego).role == "participant"
    assert client.post(address).status_code == 302
    assert of(community, people.diego).role == "facilitator"


def fields(**others):
    return {"name_en": "Stations", "default_label": "TLP:GREEN", "access": "open", **others}


def test_community_is_founded_and_written(people):
    client = signed_in(people.elodie)
    page(client, "/en/communities/founding/")
    assert client.post("/en/communities/founding/", fields(name_en="")).status_code == 422
    assert client.post("/en/communities/founding/", fields(name_en="x" * 500)).status_code == 422
    assert client.post("/en/communities/founding/", fields(access="listed", is_wide="on")).status_code == 422
    assert not Community.objects.exists()
    assert client.post("/en/communities/founding/", fields(languages=["ar", "fr"])).status_code == 302
    community = Community.objects.get()
    assert (community.name, community.languages) == ({"en": "Stations"}, ["ar", "fr"])
    page(client, at(community, "words/"))
    assert client.post(at(community, "words/"), fields(name_fr="Gares", revision=1)).status_code == 302
    late = client.post(at(community, "words/"), fields(name_fr="Métros", revision=1))
    assert late.status_code == 422
    assert "Somebody else changed this community meanwhile" in late.content.decode()
    community.refresh_from_db()
    assert (community.name["fr"], community.revision) == ("Gares", 2)
    assert signed_in(people.amina).get(at(community, "words/")).status_code == 404
    assert signed_in(people.amina).get("/en/communities/founding/").status_code == 404


def test_name_is_compared_with_those_alone_that_the_writer_knows(people):
    a_community(people.elodie, access=Access.HIDDEN, name="Quiet matters")
    with_facilitator(a_community(people.elodie, name="Open matters"), people.diego)
    other = with_facilitator(a_community(people.elodie, name="Third"), people.diego)
    client = signed_in(people.diego)
    taken = client.post(at(other, "words/"), fields(name_en="OPEN matters", revision=1))
    assert taken.status_code == 422
    assert client.post(at(other, "words/"), fields(name_en="Quiet matters", revision=1)).status_code == 302


def test_name_that_overrides_the_direction_is_not_taken(people):
    client = signed_in(people.elodie)
    assert client.post("/en/communities/founding/", fields(name_en="Sta\u202etions")).status_code == 422
    assert not Community.objects.exists()


def test_access_and_archive_are_the_stewards(people):
    community = with_facilitator(a_community(people.elodie), people.diego)
    for below in ("access/", "archive/"):
        assert signed_in(people.diego).get(at(community, below)).status_code == 404
    client = signed_in(people.elodie)
    for below in ("access/", "archive/"):
        page(client, at(community, below))
    assert client.post(at(community, "access/"), {"access": "listed"}).status_code == 302
    assert client.post(at(community, "archive/")).status_code == 302
    community.refresh_from_db()
    assert (community.access, community.archived_at is not None) == ("listed", True)
    assert "Archived" in page(client, at(community))
    assert "Crowded places" in page(client, "/en/communities/?archived=1")
    assert client.post(at(community, "archive/")).status_code == 302
    community.refresh_from_db()
    assert community.archived_at is None


def test_pages_of_one_ask_as_much_for_many_people(people, django_assert_max_num_queries):
    community = a_community(people.elodie)
    client = signed_in(people.elodie)
    page(client, at(community, "people/"))
    with django_assert_max_num_queries(12) as few:
        page(client, at(community, "people/"))
    for person in (people.amina, people.karim, people.jun):
        join(community, by=person)
    with django_assert_max_num_queries(len(few)):
        page(client, at(community, "people/"))
