from pathlib import Path

import pytest

from multaqa.foundation.taxonomy.areas.directory import areas
from multaqa.foundation.taxonomy.reading.ours import read_ours
from tools.messages.termbase import BadTermbase, TermEntry, term_problems, termbase

PAIR = TermEntry(
    name="roles.focal-point",
    source=("focal point*",),
    preferred={"ar": ("جهة التنسيق", "جهات التنسيق"), "ru": ("координатор*",)},
    forbidden={"ar": ("نقطة اتصال",)},
)


@pytest.mark.parametrize("text", ["الاتصال بجهة التنسيق", "لجهات تنسيق", "جِهةُ التنسيق", "وجهة التنسيق."])
def test_arabic_forms_are_known_with_prefixes_and_signs(text: str) -> None:
    assert PAIR.is_kept_by(text, "ar")


@pytest.mark.parametrize("text", ["التنسيق", "جهتان للتنسيق", "مواجهة التنسيق"])
def test_other_words_are_not_taken_for_the_form(text: str) -> None:
    assert not PAIR.is_kept_by(text, "ar")


def test_a_star_takes_every_ending() -> None:
    assert PAIR.is_kept_by("Письмо координатору", "ru")
    assert not PAIR.is_kept_by("Письмо центру", "ru")


def test_forbidden_forms_are_seen_with_the_article() -> None:
    assert list(PAIR.forbidden_in("هذه نقطة الاتصال", "ar")) == ["نقطة اتصال"]


def test_english_calls_for_an_entry_by_whole_words() -> None:
    assert PAIR.is_called_for_by("Your Focal Points")
    assert not PAIR.is_called_for_by("afocal point")


def test_problems_are_excused_by_name_only() -> None:
    wrong = " ".join(term_problems("The Security Council", "المجلس", "ar"))
    assert wrong == "lacks the preferred form “مجلس الأمن” (termbase: names.security-council)"
    assert not list(term_problems("The Security Council", "المجلس", "ar", excused="term names.security-council: short"))
    assert list(term_problems("The Security Council", "المجلس", "ar", excused="term names.office: another entry"))
    assert list(term_problems("", "مكتب مكافحة المخدرات", "ar")) == [
        "uses the forbidden form “مكتب مكافحة المخدرات” (termbase: names.office)"
    ]


def test_placeholders_call_for_nothing() -> None:
    assert list(term_problems("%(network)s: {topic}", "%(network)s: {topic}", "ar")) == []


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('[thing]\nsource = "thing"\ngerman = "Ding"\n')
    with pytest.raises(BadTermbase, match=r"x\.thing"):
        termbase(tmp_path)


def test_the_termbase_holds_fifty_pairs_in_every_language() -> None:
    for language in ("ar", "zh-hans", "fr", "ru", "es"):
        assert sum(bool(entry.source and entry.preferred.get(language)) for entry in termbase()) >= 50


def test_every_preferred_form_is_known_by_itself_and_is_not_forbidden() -> None:
    for entry in termbase():
        for language, forms in entry.preferred.items():
            for form in forms:
                said = form.replace("*", "")
                assert entry.is_kept_by(said, language), (entry.name, form)
                assert not list(entry.forbidden_in(said, language)), (entry.name, form)
        assert all(entry.is_called_for_by(form.replace("*", "RED")) for form in entry.source), entry.name


def test_our_vocabulary_keeps_to_the_termbase() -> None:
    found = [
        f"{term.code}: {problem}"
        for term in read_ours().terms
        for language, label in term.labels.items()
        for problem in term_problems(term.labels["en"], label, language)
    ]
    assert found == []


def test_names_of_areas_keep_to_the_termbase() -> None:
    found = [
        f"{area.code}: {problem}"
        for area in areas().values()
        for language, name in [*area.names.items(), *area.formal.items()]
        for problem in term_problems("", name, language)
    ]
    assert found == []
