import pytest
from django.urls import reverse
from django.utils.translation import override

from multaqa.foundation.access.api import readable_refs
from multaqa.foundation.people.testing import cast
from multaqa.foundation.taxonomy.api import merge_terms, propose_term, retire_term, suggest
from multaqa.foundation.taxonomy.commands import load_terms
from multaqa.foundation.taxonomy.models import State, Term
from multaqa.foundation.taxonomy.reading.terms import LoadedTerm
from multaqa.foundation.taxonomy.testing import a_new_term, a_term, our_vocabulary
from multaqa.foundation.taxonomy.things import titles
from multaqa.lib.labels import LANGUAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def address(name: str, *arguments: str, language: str = "en") -> str:
    with override(language):
        return reverse(f"taxonomy:{name}", args=arguments)


def page(client, person, name: str, *arguments: str, language: str = "en", **query: str) -> str:
    client.force_login(person)
    response = client.get(address(name, *arguments, language=language), query)
    assert response.status_code == 200, name
    return str(response.content.decode())


def again(term: Term) -> Term:
    return Term.objects.get(pk=term.pk)


def test_upkeep_is_for_curators_alone(client, people):
    term = a_new_term("Ports", by=people.elodie)
    for name in ("vocabulary", "proposals", "term", "names", "approval", "retirement", "merger"):
        arguments = [] if name in {"vocabulary", "proposals"} else [term.public_id]
        assert client.get(address(name, *arguments)).status_code == 302
        for person, status in ((people.amina, 404), (people.elodie, 200), (people.ingrid, 200)):
            client.force_login(person)
            assert client.get(address(name, *arguments)).status_code == status, (name, person)
        client.logout()


def test_the_tree_shows_every_term_in_the_readers_language(client, people):
    our_vocabulary()
    for language in LANGUAGES:
        body = page(client, people.elodie, "vocabulary", language=language)
        assert a_term("soft-targets").label(language) in body
        assert body.count("/vocabulary/") >= Term.objects.count()


def test_a_search_finds_terms_of_all_vocabularies_and_states(client, people):
    load_terms([LoadedTerm("1", {"en": "Sea ports"})], slug="sea", title={"en": "Sea words"})
    retire_term(a_new_term("Ports", by=people.elodie), by=people.elodie)
    body = page(client, people.elodie, "vocabulary", q="PORTS")
    assert "Sea ports" in body
    assert "Ports en" in body
    assert "Retired" in body
    assert "Sea words</span>" in body
    assert ">multaqa<" not in body
    assert "No term has this name" in page(client, people.elodie, "vocabulary", q="xyzzy")


def test_a_loaded_vocabulary_is_read_level_by_level(client, people):
    our_vocabulary()
    terms = [LoadedTerm("1", {"en": "Sea"}), LoadedTerm("2", {"en": "Harbours"}, parent="1")]
    load_terms(terms, slug="sea", title={"en": "Sea words"}, rights="Nobody's")
    top = page(client, people.elodie, "vocabulary", scheme="sea")
    assert "Nobody&#x27;s" in top
    assert "Sea words" in top
    assert "Harbours" not in top
    assert "Harbours" in page(client, people.elodie, "term", Term.objects.get(code="1").public_id)


def test_a_member_proposes_and_sees_her_proposal(client, people):
    client.force_login(people.amina)
    answer = client.post(address("new"), {"name_ar": "الموانئ", "reason": "Ships are missing"})
    term = Term.objects.get()
    assert answer.headers["Location"] == address("term", term.public_id)
    assert (term.labels, term.reason, term.proposed_by) == ({"ar": "الموانئ"}, "Ships are missing", people.amina)
    assert "waits for a curator" in page(client, people.amina, "term", term.public_id)
    client.force_login(people.karim)
    assert client.get(address("term", term.public_id)).status_code == 404
    assert "Ships are missing" in page(client, people.elodie, "proposals")
    assert "1\u00a0proposal waits" in page(client, people.elodie, "vocabulary")


def test_a_proposal_without_a_name_says_so_and_keeps_what_was_written(client, people):
    client.force_login(people.amina)
    body = client.post(address("new"), {"reason": "Ships are missing"}).content.decode()
    assert "at least one language" in body
    assert "Ships are missing" in body
    assert not Term.objects.exists()


def test_a_known_name_is_refused_on_the_page(client, people):
    a_new_term("Ports", by=people.elodie)
    client.force_login(people.amina)
    assert "exists or is proposed already" in client.post(address("new"), {"name_en": "ports EN"}).content.decode()


def test_the_hidden_proposer_is_not_named(client, people):
    propose_term({"en": "Docks"}, by=people.amina)
    assert people.amina.name in page(client, people.elodie, "proposals")


def test_names_and_place_are_written_together(client, people):
    above = a_new_term("Transport", by=people.elodie)
    term = a_new_term("Ports", by=people.elodie)
    client.force_login(people.elodie)
    fields = {f"name_{code}": label for code, label in term.labels.items()}
    fields |= {"name_en": "Sea ports", "others_en": "Harbours\nHavens", "definition_en": "Where ships lie."}
    client.post(address("names", term.public_id), fields | {"parent": above.public_id})
    term = again(term)
    assert (term.label("en"), term.parent, term.definition) == ("Sea ports", above, {"en": "Where ships lie."})
    assert suggest("haven", "en") == [term]
    assert "Sea ports" in page(client, people.elodie, "names", term.public_id)


def test_a_name_is_not_emptied(client, people):
    term = a_new_term("Ports", by=people.elodie)
    client.force_login(people.elodie)
    answer = client.post(address("names", term.public_id), {"name_en": "Sea ports", "parent": ""})
    assert answer.status_code == 200
    assert again(term).labels == term.labels


def test_approval_and_retirement_ask_first(client, people):
    term = propose_term({code: f"Docks {code}" for code in LANGUAGES}, by=people.amina)
    for name, state in (("approval", State.ACTIVE), ("retirement", State.RETIRED)):
        before = term.state
        page(client, people.elodie, name, term.public_id)
        assert again(term).state == before
        client.post(address(name, term.public_id))
        term = again(term)
        assert term.state == state


def test_a_refusal_is_said_and_leads_on(client, people):
    term = propose_term({"ar": "الموانئ"}, by=people.amina)
    client.force_login(people.elodie)
    body = client.post(address("approval", term.public_id)).content.decode()
    assert "no name yet in" in body
    assert address("names", term.public_id) in body
    assert again(term).state == State.PROPOSED


def test_a_merger_is_chosen_among_what_was_found(client, people):
    ports = a_new_term("Ports", by=people.elodie)
    harbours = a_new_term("Harbours", by=people.elodie)
    found = page(client, people.elodie, "merger", harbours.public_id, q="port")
    assert ports.public_id in found
    there = address("merger", harbours.public_id) + "?q=port"
    asked = client.post(there, {"into": ports.public_id}).content.decode()
    assert "“<bdi>Harbours en</bdi>” goes, and “<bdi>Ports en</bdi>” takes" in asked
    assert again(harbours).merged_into is None
    client.post(there, {"into": ports.public_id, "sure": "yes"})
    assert again(harbours).merged_into == ports
    assert "Ports en" in page(client, people.elodie, "term", harbours.public_id)


def test_history_tells_what_happened(client, people):
    term = a_new_term("Ports", by=people.elodie)
    body = page(client, people.elodie, "term", term.public_id)
    assert body.index("Taken into use") < body.index("Proposed")


def test_nothing_is_written_by_a_get(client, people):
    term = a_new_term("Ports", by=people.elodie)
    client.force_login(people.elodie)
    for name in ("approval", "retirement", "merger", "names"):
        client.get(address(name, term.public_id), {"into": term.public_id})
    assert again(term).state == State.ACTIVE


@pytest.mark.parametrize("name", ["vocabulary", "proposals"])
def test_lists_take_as_many_statements_for_three_terms_as_for_one(client, people, name, django_assert_max_num_queries):
    client.force_login(people.elodie)
    our_vocabulary()
    client.get(address(name))  # the first page of a process fills what is remembered
    counts = []
    for number in (1, 2, 3):
        propose_term({"en": f"Docks {number}"}, by=people.amina)
        with django_assert_max_num_queries(20) as captured:
            client.get(address(name))
        counts.append(len(captured))
    assert counts[0] == counts[2]


def test_terms_are_things_and_proposals_are_not_for_others(people):
    term = a_new_term("Ports", by=people.elodie)
    old = a_new_term("Harbours", by=people.elodie)
    merge_terms(old, into=term, by=people.elodie)
    proposal = propose_term({"en": "Docks"}, by=people.amina)
    refs = [f"taxonomy.term:{one.public_id}" for one in (term, old, proposal)]
    assert readable_refs(refs, reader=None) == set(refs[:2])
    assert readable_refs(refs, reader=people.amina) == set(refs)
    assert {title.text for title in titles([term.public_id, old.public_id], "en").values()} == {"Ports en"}


@pytest.mark.parametrize("name", ["new", "names", "merger"])
def test_form_half_written_when_the_session_ended_is_shown_again(client, people, name):
    arguments = [] if name == "new" else [a_new_term("Ports", by=people.elodie).public_id]
    written = {"name_en": "Quays", "into": "a term chosen"}
    client.force_login(people.elodie)
    client.get(address(name, *arguments))
    del client.cookies["sessionid"]
    assert client.post(address(name, *arguments), written).status_code == 302
    client.force_login(people.elodie)
    form = client.get(address(name, *arguments)).context["form"]
    kept = {field: form[field].value() for field in written if field in form.fields}
    assert kept == {field: written[field] for field in kept} != {}
    assert not Term.objects.filter(labels__en="Quays").exists()
