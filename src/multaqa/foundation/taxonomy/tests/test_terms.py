import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from multaqa.foundation.facts.api import facts_of
from multaqa.foundation.people.testing import cast
from multaqa.foundation.taxonomy.api import (
    Refused,
    TermRenamed,
    active_terms,
    approve_term,
    choices,
    current,
    kept_names,
    merge_terms,
    move_term,
    names_of,
    propose_term,
    rename_term,
    retire_term,
    set_synonyms,
    suggest,
    term_of,
    terms_of,
    tree,
    with_narrower,
)
from multaqa.foundation.taxonomy.models import State, Term, TermName
from multaqa.foundation.taxonomy.policies import can_see, seen_by
from multaqa.foundation.taxonomy.testing import a_new_term, a_term
from multaqa.lib.labels import LANGUAGES

pytestmark = pytest.mark.django_db
SIX = {code: f"Harbours {code}" for code in LANGUAGES}


@pytest.fixture
def people():
    return cast()


def kinds_of(term: Term) -> list[str]:
    return [fact.kind.removeprefix("taxonomy.") for fact in facts_of(f"taxonomy.term:{term.public_id}")]


def test_any_member_proposes_and_a_curator_approves(people):
    term = propose_term(SIX, by=people.amina, reason="Ports are missing")
    assert (term.state, term.proposed_by, term.suggests) == (State.PROPOSED, people.amina, True)
    assert suggest("harb", "en") == []
    approve_term(term, by=people.elodie)
    assert Term.objects.get().state == State.ACTIVE
    assert suggest("harb", "en") == [term]
    assert kinds_of(term) == ["TermProposed", "TermApproved"]


def test_only_curators_change_terms(people):
    term = propose_term(SIX, by=people.amina)
    for change in (
        lambda: approve_term(term, by=people.amina),
        lambda: retire_term(term, by=people.amina),
        lambda: rename_term(term, labels={"en": "x"}, by=people.amina),
        lambda: set_synonyms(term, language="en", names=[], by=people.amina),
        lambda: move_term(term, under=None, by=people.amina),
        lambda: merge_terms(term, into=term, by=people.amina),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert kinds_of(term) == ["TermProposed"]


def test_the_suspended_propose_nothing(people):
    with pytest.raises(PermissionDenied):
        propose_term(SIX, by=people.ghada)


def test_a_proposal_without_a_name_or_with_a_known_one_is_refused(people):
    with pytest.raises(Refused):
        propose_term({"en": "  "}, by=people.amina)
    first = propose_term({"ar": "الموانئ"}, by=people.amina)
    with pytest.raises(Refused) as refusal:
        propose_term({"ar": "المَوَانِئ"}, by=people.karim)
    assert refusal.value.term == first
    assert Term.objects.count() == 1


def test_a_term_is_approved_only_with_six_names(people):
    term = propose_term({"ar": "الموانئ"}, by=people.amina)
    with pytest.raises(Refused, match="Русский"):
        approve_term(term, by=people.elodie)
    rename_term(term, labels={code: label for code, label in SIX.items() if code != "ar"}, by=people.elodie)
    approve_term(term, by=people.elodie)
    assert term.state == State.ACTIVE


def test_renaming_keeps_the_old_name_as_a_synonym(people):
    term = a_new_term("Harbours", by=people.elodie)
    before = dict(term.labels)
    rename_term(term, labels={"en": "Sea ports"}, by=people.elodie)
    assert names_of(term, "en") == ["Sea ports", "Harbours en"]
    assert names_of(term, "fr") == ["Harbours fr"]
    assert suggest("harbours en", "en") == [term]
    *_, last = facts_of(f"taxonomy.term:{term.public_id}")
    assert last.fact() == TermRenamed(term.public_id, before=before, after=before | {"en": "Sea ports"})


def test_a_name_cannot_be_taken_away(people):
    term = a_new_term("Harbours", by=people.elodie)
    with pytest.raises(Refused):
        rename_term(term, labels={"en": ""}, by=people.elodie)
    assert Term.objects.get(pk=term.pk).labels["en"] == "Harbours en"


def test_synonyms_that_fold_alike_are_one(people):
    term = a_new_term("Harbours", by=people.elodie)
    set_synonyms(
        term, language="fr", names=["Ports de mer", "ports de MER ", "Havres", "Harbours fr"], by=people.elodie
    )
    assert names_of(term, "fr") == ["Harbours fr", "Ports de mer", "Havres"]
    set_synonyms(term, language="fr", names=["Havres"], by=people.elodie)
    assert names_of(term, "fr") == ["Harbours fr", "Havres"]
    assert kinds_of(term)[-2:] == ["SynonymsChanged", "SynonymsChanged"]


def test_merging_loses_no_name_no_narrower_term_and_no_reference(people):
    ports = a_new_term("Ports", by=people.elodie)
    harbours = a_new_term("Harbours", by=people.elodie)
    quays = a_new_term("Quays", by=people.elodie, parent=harbours)
    older = a_new_term("Havens", by=people.elodie)
    merge_terms(older, into=harbours, by=people.elodie)
    merge_terms(harbours, into=ports, by=people.elodie)
    assert names_of(ports, "ar") == ["Ports ar", "Harbours ar", "Havens ar"]
    assert Term.objects.get(pk=quays.pk).parent == ports
    assert {current(Term.objects.get(pk=one.pk)) for one in (ports, harbours, older)} == {ports}
    assert term_of(harbours.public_id) == harbours
    assert set(terms_of([older.public_id, harbours.public_id]).values()) == {ports}
    assert with_narrower(ports) == {ports.pk, quays.pk, harbours.pk, older.pk}
    assert suggest("havens", "en") == [ports]
    assert kinds_of(harbours)[-1] == "TermsMerged"


def test_unfit_merges_are_refused(people):
    ports = a_new_term("Ports", by=people.elodie)
    quays = a_new_term("Quays", by=people.elodie, parent=ports)
    proposed = propose_term({"en": "Docks"}, by=people.amina)
    for term, into in ((ports, ports), (ports, quays), (ports, proposed)):
        with pytest.raises(Refused):
            merge_terms(term, into=into, by=people.elodie)
    merge_terms(proposed, into=quays, by=people.elodie)
    with pytest.raises(Refused):
        merge_terms(proposed, into=ports, by=people.elodie)
    with pytest.raises(Refused):
        approve_term(proposed, by=people.elodie)


def test_a_term_with_narrower_terms_is_not_retired(people):
    ports = a_new_term("Ports", by=people.elodie)
    quays = a_new_term("Quays", by=people.elodie, parent=ports)
    with pytest.raises(Refused) as refusal:
        retire_term(ports, by=people.elodie)
    assert refusal.value.term == quays
    retire_term(quays, by=people.elodie)
    retire_term(ports, by=people.elodie)
    assert list(active_terms()) == []
    approve_term(ports, by=people.elodie)
    assert list(active_terms()) == [ports]


def test_no_term_stands_under_itself(people):
    ports = a_new_term("Ports", by=people.elodie)
    quays = a_new_term("Quays", by=people.elodie, parent=ports)
    for under in (ports, quays):
        with pytest.raises(Refused):
            move_term(ports, under=under, by=people.elodie)
    move_term(quays, under=None, by=people.elodie)
    move_term(ports, under=quays, by=people.elodie)
    assert [(branch.term, [below.term for below in branch.branches]) for branch in tree()] == [(quays, [ports])]


def test_the_database_refuses_a_second_preferred_name(people):
    term = a_new_term("Ports", by=people.elodie)
    with pytest.raises(IntegrityError), transaction.atomic():
        TermName.objects.create(term=term, language="en", name="Docks", fold="docks", preferred=True)


def test_a_proposal_is_seen_by_its_proposer_and_curators_alone(people):
    term = propose_term({"en": "Docks"}, by=people.amina)
    readers = people.readers()
    seen = {name for name, reader in readers.items() if can_see(reader, term)}
    assert seen == {"amina", "elodie", "ingrid"}
    assert seen == {name for name, reader in readers.items() if Term.objects.filter(seen_by(reader)).exists()}


def test_suggestions_put_the_readers_language_and_beginnings_first(people):
    a_term("stages")
    assert suggest("soft", "en")[0].code == "soft-targets"
    assert [term.code for term in suggest("أهداف", "ar")][:2] == ["soft-targets", "vulnerable-targets"]
    assert [term.code for term in suggest("الضعيفه", "ar")] == ["vulnerable-targets"]
    assert [term.code for term in suggest("软目标", "zh-hans")] == ["soft-targets"]
    assert [term.code for term in suggest("cctv", "ar")] == ["video-surveillance"]
    assert suggest("stages", "en") == []  # a heading
    assert suggest(" ", "en") == []
    assert len(suggest("a", "en", limit=3)) == 3


def test_choices_group_the_terms_without_headings(people):
    a_term("stages")
    grouped = dict(choices("ar"))
    assert [label for _public_id, label in grouped["مراحل الحماية"]] == [
        "المنع",
        "الحماية",
        "التخفيف من الحدة",
        "الاستجابة",
        "التعافي",
    ]
    labels = [label for _public_id, label in grouped["الأهداف المعرضة للخطر"]]
    assert labels[:3] == ["الأهداف المعرضة للخطر", "— البنية التحتية الحيوية", "— — مرافق الطاقة"]


def test_reads_do_not_grow_with_terms(people, django_assert_num_queries):
    ports = a_new_term("Ports", by=people.elodie)
    with django_assert_num_queries(1):
        tree()
    with django_assert_num_queries(1):
        suggest("ports", "en")
    for number in range(3):
        a_new_term(f"Ports {number}", by=people.elodie, parent=ports)
    with django_assert_num_queries(1):
        choices("en")
    with django_assert_num_queries(1):
        assert len(suggest("ports", "en")) == 4


def test_the_terms_that_forms_offer_are_found_by_every_name(people):
    term, hidden = (a_new_term(name, by=people.elodie) for name in ("Piers", "Lanterns"))
    set_synonyms(term, language="en", names=["Quays", "Wharves"], by=people.elodie)
    retire_term(hidden, by=people.elodie)
    assert kept_names("en") == {term.public_id: "Piers en Quays Wharves"}
