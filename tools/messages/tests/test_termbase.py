from pathlib import Path

import pytest

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
    wrong = list(term_problems("Office of Counter-Terrorism", "مكتب مكافحة المخدرات", "ar"))
    assert len(wrong) == 2
    assert list(term_problems("Office of Counter-Terrorism", "المكتب", "ar", excused="term body.office: short")) == []


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('[thing]\nsource = "thing"\ngerman = "Ding"\n')
    with pytest.raises(BadTermbase, match=r"x\.thing"):
        termbase(tmp_path)
