"""What a reader knows of communities, and how many she is told belong to them."""

from datetime import timedelta

from django.utils import timezone

from multaqa.features.community.commands import bring_in, carry, join, set_access
from multaqa.features.community.commands.looking import note_looking, write_looks_if_due
from multaqa.features.community.models import Access, Participation, Thread
from multaqa.features.community.queries.communities import (
    Wish,
    communities_called,
    communities_found,
    community_met,
    default_audience,
    lines_of,
)
from multaqa.features.community.queries.looking import looks
from multaqa.features.community.queries.mine import mine_of
from multaqa.features.community.queries.participations import counts_of_people, people_of_community, who_reads
from multaqa.features.community.testing import a_community
from multaqa.features.membership.api import Member
from multaqa.foundation.access.api import Label, body_key, community_key, exclude, hide, open_holding, set_audience
from multaqa.foundation.people.api import the_network


def found(reader, **wish):
    rows = communities_found(Wish(**wish), reader=reader, language="en")
    return [line.name.text for line in lines_of(rows.numbers, rows, reader=reader, language="en")]


def a_thread(community, *, minutes=0):
    """A thread for those who belong, which moved so many minutes ago."""
    carrier = carry(community, community=community)
    at = timezone.now() - timedelta(minutes=minutes)
    thread = Thread.objects.create(carrier=carrier, community=community, title="Gates", language="en", last_at=at)
    set_audience(thread, audience=community_key(community.public_id), label=Label.GREEN, by=None)
    return thread


def test_hidden_community_is_there_for_those_alone_who_belong(people):
    hidden = a_community(people.elodie, access=Access.HIDDEN, name="Quiet matters")
    a_community(people.elodie, name="Open matters")
    a_community(people.elodie, name="Listed matters", access=Access.LISTED)
    assert found(people.amina) == ["Listed matters", "Open matters"]
    assert found(people.fiona) == found(None) == []
    assert community_met(hidden.public_id, reader=people.amina) is None
    assert found(people.amina, words="quiet") == []
    assert not communities_called("quiet matters", reader=people.amina).exists()
    bring_in(hidden, people.amina, by=people.elodie)
    assert found(people.amina) == ["Quiet matters", "Listed matters", "Open matters"]
    assert communities_called("QUIET matters", reader=people.amina).get() == hidden


def test_communities_are_found_by_words_of_a_name_and_by_language(people):
    a_community(people.elodie, name="Gares et métros", languages=["fr", "ar"])
    a_community(people.elodie, name="Museums", languages=["en"])
    assert found(people.amina, words="METRO gare") == ["Gares et métros"]
    assert found(people.amina, language="en") == ["Museums"]
    offered = communities_found(Wish(language="en"), reader=people.amina, language="en")
    assert (offered.languages, offered.known) == (["ar", "en", "fr"], 2)


def test_counts_are_over_whom_the_reader_meets(people):
    community = a_community(people.elodie)
    open_holding(people.mourad, body_key("ministry"), by=None, reason="He serves there")
    for person in (people.leila, people.mourad, people.amina):
        join(community, by=person)
    exclude(people.leila, from_key=body_key("ministry"), by=people.leila)
    assert counts_of_people([community.pk], reader=people.amina) == {community.pk: 4}
    assert counts_of_people([community.pk], reader=people.mourad) == {community.pk: 3}
    met = [one.person for one in people_of_community(community, reader=people.mourad)]
    assert met == [people.elodie, people.mourad, people.amina]
    hide(people.amina, by=people.amina)
    assert counts_of_people([community.pk], reader=people.mourad) == {community.pk: 2}


def test_who_reads_counts_people_and_the_countries_that_are_shown(people):
    community = a_community(people.elodie)
    for person, area in ((people.leila, "LBN"), (people.mourad, "LBN"), (people.amina, "SAU"), (people.karim, "TUN")):
        join(community, by=person)
        Member.objects.filter(person=person).update(area=area)
    Member.objects.filter(person=people.karim).update(area_shown=0)
    keys, network = [community_key(community.public_id), community.read_key], the_network()
    assert who_reads(keys, reader=people.amina, network=network) == (5, 2)
    hide(people.leila, by=people.leila)
    hide(people.mourad, by=people.mourad)
    assert who_reads(keys, reader=people.amina, network=network) == (3, 1)
    set_access(community, Access.HIDDEN, by=people.elodie)
    community.refresh_from_db()
    assert who_reads([community.read_key], reader=people.elodie, network=network) == (3, 1)


def test_my_communities_tell_what_is_new_until_i_look(people):
    first, second = a_community(people.elodie, name="Airports"), a_community(people.elodie, name="Bridges")
    join(second, by=people.amina)
    joined = join(first, by=people.amina)
    Participation.objects.filter(person=people.amina).update(since=timezone.now() - timedelta(days=2))
    assert [one.has_new for one in mine_of(people.amina, language="en", most=7)] == [False, False]
    a_thread(second, minutes=5)
    assert [(one.name.text, one.has_new) for one in mine_of(people.amina, language="en", most=7)] == [
        ("Bridges", True),
        ("Airports", False),
    ]
    note_looking(Participation.objects.get(community=second, person=people.amina))
    assert not any(one.has_new for one in mine_of(people.amina, language="en", most=7))
    write_looks_if_due(seconds=-1)
    assert looks.take_if_due(seconds=-1) == {}
    assert not any(one.has_new for one in mine_of(people.amina, language="en", most=7))
    assert joined.seen_at is None


def test_thread_that_she_may_not_read_is_not_new_to_her(people):
    community = a_community(people.elodie)
    join(community, by=people.amina)
    Participation.objects.filter(person=people.amina).update(since=timezone.now() - timedelta(days=2))
    thread = a_thread(community)
    set_audience(thread, audience=f"person:{people.elodie.public_id}", label=Label.RED, by=None)
    assert [one.has_new for one in mine_of(people.amina, language="en", most=7)] == [False]


def test_list_asks_as_much_for_three_as_for_one(people, django_assert_num_queries):
    join(a_community(people.elodie, name="One"), by=people.amina)
    with django_assert_num_queries(5):
        found(people.amina)
    join(a_community(people.elodie, name="Two"), by=people.amina)
    a_community(people.elodie, name="Three")
    with django_assert_num_queries(5):
        found(people.amina)


def test_what_is_said_is_for_the_community_or_the_network_if_it_speaks_to_all_of_it(people):
    community = a_community(people.elodie, default_label=Label.AMBER)
    assert default_audience(community) == (community_key(community.public_id), Label.AMBER)
    wide = a_community(people.elodie, name="Wide", is_wide=True)
    assert default_audience(wide) == (f"network:{the_network().public_id}", Label.GREEN)
