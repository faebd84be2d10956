from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multaqa.foundation.facts.api import RecordedFact
from multaqa.foundation.people.testing import cast
from multaqa.foundation.taxonomy.api import merge_terms, rename_term, retire_term, suggest, term_of_code, tree
from multaqa.foundation.taxonomy.commands import load_terms
from multaqa.foundation.taxonomy.facts import VocabularyLoaded
from multaqa.foundation.taxonomy.models import Scheme, State, Term, TermName
from multaqa.foundation.taxonomy.reading.terms import LoadedTerm
from multaqa.foundation.taxonomy.testing import a_term, our_vocabulary

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parent / "samples"


def loaded(*terms: LoadedTerm):
    return load_terms(terms, slug="sea", title={"en": "Sea"})


def sea(code: str, label: str, *, parent: str = "", also: str = "") -> LoadedTerm:
    return LoadedTerm(code, {"en": label}, (("en", also),) if also else (), parent=parent, suggests=True)


def test_our_vocabulary_is_loaded_and_loading_again_changes_nothing(capsys):
    call_command("load_vocabulary")
    before = list(Term.objects.order_by("pk").values())
    names = list(TermName.objects.order_by("pk").values())
    call_command("load_vocabulary")
    assert list(Term.objects.order_by("pk").values()) == before
    assert list(TermName.objects.order_by("pk").values()) == names
    assert f"0 added, 0 changed, {len(before)} as before" in capsys.readouterr().out
    assert {branch.term.code for branch in tree()} >= {"stages", "vulnerable-targets", "threats", "themes"}


def test_loading_leaves_a_fact():
    loaded(sea("quay", "Quay"))
    recorded = RecordedFact.objects.get(kind="taxonomy.VocabularyLoaded")
    assert recorded.fact() == VocabularyLoaded("sea", added=1, changed=0, unchanged=0, kept=[], retired=0)


def test_a_changed_file_changes_terms():
    loaded(sea("harbour", "Harbour"), sea("quay", "Quay", parent="harbour"))
    loading = loaded(sea("harbour", "Harbour"), sea("quay", "Quay wall", also="Wharf"))
    assert (loading.added, loading.changed, loading.unchanged) == (0, 1, 1)
    quay = Term.objects.get(code="quay")
    assert (quay.labels, quay.parent) == ({"en": "Quay wall"}, None)
    assert sorted(quay.names.values_list("name", "preferred")) == [("Quay wall", True), ("Wharf", False)]


def test_a_term_gone_from_the_file_is_retired_and_comes_back_with_it():
    loaded(sea("quay", "Quay"), sea("crane", "Crane"))
    assert loaded(sea("quay", "Quay")).retired == 1
    assert Term.objects.get(code="crane").state == State.RETIRED
    assert loaded(sea("quay", "Quay")).retired == 0
    loaded(sea("quay", "Quay"), sea("crane", "Crane"))
    assert Term.objects.get(code="crane").state == State.ACTIVE


def test_what_curators_changed_stays_when_the_file_changes():
    elodie = cast().elodie
    quay, crane = (a_term_of_sea(code) for code in ("quay", "crane"))
    rename_term(quay, labels={"en": "Berth"}, by=elodie)
    retire_term(crane, by=elodie)
    again = loaded(sea("quay", "Quay wall"), sea("crane", "Crane"))
    assert (again.kept, again.unchanged) == (["quay"], 1)
    assert Term.objects.get(code="quay").labels == {"en": "Berth"}
    assert Term.objects.get(code="crane").state == State.RETIRED


def test_a_merged_term_stays_merged_when_its_file_is_loaded_again():
    elodie = cast().elodie
    quay, crane = (a_term_of_sea(code) for code in ("quay", "crane"))
    merge_terms(crane, into=quay, by=elodie)
    assert loaded(sea("quay", "Quay"), sea("crane", "Cranes")).unchanged == 2
    assert loaded(sea("quay", "Quays"), sea("crane", "Cranes")).kept == ["quay"]  # it took a synonym here
    assert term_of_code("crane", "sea") == quay


def test_a_failure_in_the_middle_writes_nothing():
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_terms([sea("quay", "Quay")], slug="sea", title={}, on_progress=stop)
    assert not Term.objects.exists()
    assert not Scheme.objects.filter(slug="sea").exists()


def test_statements_do_not_grow_with_terms():
    loaded(sea("quay", "Quay"))
    with CaptureQueriesContext(connection) as few:
        loaded(sea("quay", "Quay"), sea("crane", "Crane"))
    with CaptureQueriesContext(connection) as many:
        loaded(sea("quay", "Quay"), sea("crane", "Crane"), *(sea(f"c{number}", f"C{number}") for number in range(60)))
    assert len(many) == len(few)


def test_a_file_is_loaded_beside_ours_and_never_offered(capsys):
    our_vocabulary()
    call_command("load_vocabulary", SAMPLES / "harbour.ttl", scheme="harbour")
    assert "3 added" in capsys.readouterr().out
    assert suggest("qua", "en") == []
    assert Scheme.objects.get(slug="harbour").labels["en"] == "Harbour words"
    assert [branch.term.label("en") for branch in tree("harbour")] == ["Harbour"]


@pytest.mark.parametrize(
    ("arguments", "options", "says"),
    [
        ([], {"scheme": "x"}, "Give a file together with --scheme"),
        (["no-such.ttl"], {"scheme": "x"}, "No such file"),
        (["x.ttl"], {"scheme": "multaqa"}, "a name that is not ours"),
        ([], {"format": "unbis-csv"}, "needs the table of concepts"),
        ([SAMPLES / "concepts.csv"], {"scheme": "x"}, "is none of .ttl"),
    ],
)
def test_wrong_arguments_are_refused_in_one_sentence(arguments, options, says):
    with pytest.raises(CommandError, match=says):
        call_command("load_vocabulary", *arguments, **options)


def a_term_of_sea(code: str) -> Term:
    loaded(sea("quay", "Quay"), sea("crane", "Crane"))
    return Term.objects.get(scheme__slug="sea", code=code)


def test_a_term_of_ours_is_at_hand_for_other_apps():
    assert a_term("soft-targets").label("en") == "Soft targets"
