from collections.abc import Collection, Iterator, Mapping

import pytest
from django.urls import reverse
from django.utils.translation import get_language

from multaqa.foundation.access.api import (
    ACCOUNT,
    PUBLIC,
    Label,
    ThingKind,
    Title,
    cards,
    exclude,
    owner_of,
    permanent_address,
    person_key,
    readable_refs,
    readers_of,
    ref_of,
    register,
    set_audience,
)
from multaqa.foundation.access.testing import Margin, Note, in_the_network, known
from multaqa.foundation.people.api import Person
from multaqa.foundation.people.testing import Cast, cast

pytestmark = pytest.mark.django_db


def titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    notes = Note.objects.filter(public_id__in=public_ids)
    return {note.public_id: Title(f"{note.words} ({language})", language, "a note") for note in notes}


def names(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    people = Person.objects.filter(public_id__in=public_ids)
    return {person.public_id: Title(person.name, person.language) for person in people}


def row_numbers(public_ids: Collection[str]) -> Mapping[str, int]:
    return dict(Person.objects.filter(public_id__in=public_ids).values_list("public_id", "pk"))


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    """Kinds of our own, known during one test only."""
    with known(
        ThingKind(name="access.note", titles=titles, address=lambda public_id: f"/{get_language()}/{public_id}/"),
        ThingKind(name="access.margin", titles=lambda ids, _: {one: Title("…", "en") for one in ids}, address=str),
        ThingKind(name="people.person", titles=names, address=str, about=row_numbers),
    ):
        yield


@pytest.fixture
def people() -> Cast:
    return cast()


def note(words: str, audience: str = PUBLIC) -> Note:
    made = Note.objects.create(words=words)
    label = Label.RED if audience.startswith("person") else Label.CLEAR
    set_audience(made, audience=audience, label=label, by=None)
    return made


def test_cards_are_those_the_reader_may_see_in_the_order_asked(people):
    open_note, hers = note("open"), note("hers", person_key(people.amina))
    refs = [ref_of(hers), "access.note:nothing", "no.kind:x", "nonsense", ref_of(open_note)]
    shown = cards(refs, reader=people.amina, language="ar")
    assert [(ref, card.title, card.title_language) for ref, card in shown.items()] == [
        (ref_of(hers), "hers (ar)", "ar"),
        (ref_of(open_note), "open (ar)", "ar"),
    ]
    assert list(cards(refs, reader=people.jun, language="ar")) == [ref_of(open_note)]
    assert list(cards(refs, reader=None, language="ar")) == [ref_of(open_note)]


def test_cards_take_as_many_queries_for_three_as_for_one(people, django_assert_num_queries):
    refs = [ref_of(note(str(number), ACCOUNT)) for number in range(3)]
    refs += [f"people.person:{person.public_id}" for person in (people.amina, people.jun, people.leila)]
    for some in ([refs[0], refs[3]], refs):
        with django_assert_num_queries(6):
            assert set(cards(some, reader=people.chen, language="fr")) == set(some)


def test_part_is_readable_with_its_own_key_and_its_wholes(people):
    part = Margin.objects.create(note=note("whole", person_key(people.amina)))
    set_audience(part, audience=ACCOUNT, label=Label.CLEAR, by=None)
    assert readable_refs([ref_of(part)], reader=people.amina) == {ref_of(part)}
    assert readable_refs([ref_of(part)], reader=people.jun) == set()
    assert set(readers_of(ref_of(part), Person.objects.all())) == {people.amina}


def test_thing_about_a_person_is_hidden_from_those_she_hides_from(people):
    ref = f"people.person:{people.leila.public_id}"
    in_the_network(people.amina, people.mourad)
    exclude(people.leila, from_key=person_key(people.mourad), by=people.leila)
    assert readable_refs([ref], reader=people.amina) == {ref}
    assert readable_refs([ref], reader=people.mourad) == set()


def test_readers_and_owner_of_nothing_are_none(people):
    assert set(readers_of("access.note:nothing", Person.objects.all())) == set()
    assert owner_of("access.note:nothing") is None
    assert owner_of("no.kind:x") is None


def test_kind_that_is_no_model_is_refused():
    with pytest.raises(LookupError):
        register(ThingKind(name="access.nothing", titles=titles, address=str))


def test_permanent_address_leads_to_the_page_in_the_readers_language(people, client):
    thing = note("hers", person_key(people.jun))
    address = permanent_address(ref_of(thing))
    assert address == f"/t/access.note/{thing.public_id}/"
    client.force_login(people.jun)
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/{people.jun.language}/{thing.public_id}/")
    assert answer["Cache-Control"] == "private, no-store"


def test_permanent_address_of_what_may_not_be_read_is_as_unknown_as_nothing(people, client):
    client.force_login(people.amina)
    secret = client.get(permanent_address(ref_of(note("hers", person_key(people.jun)))))
    nothing = client.get(reverse("access:thing", args=["access.note", "nothing"]))
    unknown_kind = client.get(reverse("access:thing", args=["no.kind", "nothing"]))
    assert {secret.status_code, nothing.status_code, unknown_kind.status_code} == {404}
