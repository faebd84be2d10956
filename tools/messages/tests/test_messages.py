"""`make messages` on small trees of our own."""

import gettext
from collections.abc import Mapping
from gettext import c2py
from pathlib import Path

import polib
import pytest
from babel import Locale

from tools.compile_catalogues import compile_catalogues
from tools.messages import catalogues
from tools.messages.__main__ import faults_below, main
from tools.messages.sources import StringOutsideApps, strings_by_app

VIEWS = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
SAVE = _("Save")
# Translators: on a button
LEFT = ngettext("%(n)s day left", "%(n)s days left", n) % {"n": n}
SHARE = pgettext("portion", "Share")
"""
TEMPLATE = '{% translate "100% done" %} {{ name|default:_("Nobody") }} {% button _("Save") kind="primary" %}'
ARABIC: dict[str, str | list[str]] = {
    "Save": "حفظ",
    "100%% done": "اكتمل بنسبة 100%%",
    "Nobody": "لا أحد",
    "Share": "حصة",
    "%(n)s day left": ["لم يبق يوم", "بقي يوم", "بقي يومان", "بقيت %(n)s أيام", "بقي %(n)s يوما", "بقي %(n)s يوم"],
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    app = tmp_path / "letters"
    (app / "templates" / "letters").mkdir(parents=True)
    (app / "tests").mkdir()
    (app / "apps.py").touch()
    (app / "views.py").write_text(VIEWS)
    (app / "tests" / "test_views.py").write_text('_("not for readers")')
    (app / "templates" / "letters" / "page.html").write_text(TEMPLATE)
    return tmp_path


def catalogue(tree: Path, language: str) -> polib.POFile:
    return catalogues.read(catalogues.path_of(tree / "letters", language))


def translate(tree: Path, language: str, texts: Mapping[str, str | list[str]]) -> None:
    path = catalogues.path_of(tree / "letters", language)
    filled = catalogues.read(path)
    for entry in filled:
        text = texts.get(entry.msgid, "")
        if isinstance(text, list):
            entry.msgstr_plural = dict(enumerate(text))
        else:
            entry.msgstr = text
    filled.save(str(path))


def faults(tree: Path, language: str, *, write: bool = True) -> list[str]:
    folder = catalogues.FOLDERS[language]
    return [fault.split(": ", 1)[1] for fault in faults_below(tree, write=write) if f"/{folder}/" in fault]


def test_strings_of_python_and_templates_are_found_once_each(tree: Path) -> None:
    (strings,) = strings_by_app(tree).values()
    assert [(one.context, one.text, one.plural) for one in strings] == [
        ("", "%(n)s day left", "%(n)s days left"),
        ("", "100%% done", ""),
        ("", "Nobody", ""),
        ("", "Save", ""),
        ("portion", "Share", ""),
    ]
    assert strings[3].files == {"views.py", "templates/letters/page.html"}
    assert strings[0].comments == {"Translators: on a button"}


def test_a_string_outside_every_app_is_refused(tree: Path) -> None:
    (tree / "stray.py").write_text('_("lost")')
    with pytest.raises(StringOutsideApps, match="lost"):
        strings_by_app(tree)


def test_english_is_filled_from_the_source_with_unbreakable_numbers(tree: Path) -> None:
    assert faults(tree, "en") == []
    texts = {entry.msgid: entry.msgstr or entry.msgstr_plural for entry in catalogue(tree, "en")}
    assert texts["Save"] == "Save"
    assert texts["%(n)s day left"] == {0: "%(n)s\u00a0day left", 1: "%(n)s\u00a0days left"}


def test_every_gap_is_named_until_it_is_filled(tree: Path) -> None:
    assert "'Save' is missing" in faults(tree, "ar")
    assert "'%(n)s day left' is missing its plural form 5" in faults(tree, "ar")
    translate(tree, "ar", ARABIC)
    assert faults(tree, "ar") == []


def test_check_writes_nothing_and_says_what_is_out_of_date(tree: Path) -> None:
    assert "is not up to date: run `make messages`" in "".join(faults_below(tree, write=False))
    assert not (tree / "letters" / "locale").exists()


def test_writing_twice_changes_no_byte(tree: Path) -> None:
    main([], root=tree)
    translate(tree, "ar", ARABIC)
    main([], root=tree)
    before = {path: path.read_bytes() for path in tree.rglob("*.po")}
    main([], root=tree)
    assert {path: path.read_bytes() for path in tree.rglob("*.po")} == before
    assert len(before) == 6


def test_a_string_that_left_the_source_leaves_the_catalogue(tree: Path) -> None:
    main([], root=tree)
    (tree / "letters" / "views.py").write_text("")
    assert "not up to date" in "".join(faults_below(tree, write=False))
    main([], root=tree)
    assert {entry.msgid for entry in catalogue(tree, "ar")} == {"100%% done", "Nobody", "Save"}


def test_a_string_that_moves_to_another_app_takes_its_translation_along(tree: Path) -> None:
    main([], root=tree)
    translate(tree, "ar", ARABIC)
    (tree / "parcels").mkdir()
    (tree / "parcels" / "apps.py").write_text('NAME = _("Save")')
    main([], root=tree)
    moved = catalogues.read(catalogues.path_of(tree / "parcels", "ar"))
    assert [(entry.msgid, entry.msgstr) for entry in moved] == [("Save", "حفظ")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (["لا", "يوم", "يومان", "%(m)s أيام", "%(n)s يوما", "%(n)s يوم"], "has other placeholders than its source"),
        (["لا", "يوم", "يومان", "أيام", "%(n)s يوما", "%(n)s يوم"], "has other placeholders than its source"),
        (["لا", "يوم", "يومان", "%(n)s أيام", "%(n)s يوما"], "is missing its plural form 5"),
        (["لا", "يوم", "يومان", "%(n)s أيام", "%(n)s يوما", "%(n)s يوم", "زائدة"], "has 7 plural forms where ar has 6"),
    ],
)
def test_broken_plurals_are_refused(tree: Path, text: list[str], fault: str) -> None:
    main([], root=tree)
    translate(tree, "ar", ARABIC | {"%(n)s day left": text})
    assert any(fault in found for found in faults(tree, "ar"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("احفظ", "begins with an imperative: احفظ"),
        ("حفظ.", "ends otherwise than its source"),
        ("<b>حفظ</b>", "has other HTML tags than its source"),
        ("حفظ ", "has other spaces at its ends"),
    ],
)
def test_unfit_translations_are_refused(tree: Path, text: str, fault: str) -> None:
    main([], root=tree)
    translate(tree, "ar", ARABIC | {"Save": text})
    assert any(fault in found for found in faults(tree, "ar"))


def test_a_fuzzy_entry_is_refused(tree: Path) -> None:
    main([], root=tree)
    translate(tree, "ar", ARABIC)
    path = catalogues.path_of(tree / "letters", "ar")
    path.write_text(path.read_text().replace('msgid "Save"', '#, fuzzy\nmsgid "Save"'))
    assert faults(tree, "ar") == ["'Save' is fuzzy: confirm the translation and take the mark away"]


def test_long_english_left_in_a_translation_needs_a_reason(tree: Path) -> None:
    (tree / "letters" / "views.py").write_text('_("UNOCT Connect and Learn platform")')
    main([], root=tree)
    texts = {"UNOCT Connect and Learn platform": "UNOCT Connect and Learn platform", "Save": "Guardar"}
    translate(tree, "es", texts | {"Nobody": "Nadie", "100%% done": "100%% hecho"})
    assert [fault for fault in faults(tree, "es") if "equals its English" in fault]
    path = catalogues.path_of(tree / "letters", "es")
    path.write_text(path.read_text().replace("#: views.py", "# same: a proper name\n#: views.py"))
    assert faults(tree, "es") == []


def test_catalogues_of_the_project_are_read_by_the_compiler(tree: Path) -> None:
    main([], root=tree)
    assert len(compile_catalogues(tree)) == 6
    assert compile_catalogues(tree) == []


@pytest.mark.parametrize("language", catalogues.PLURALS)
def test_plural_forms_are_those_of_unicode(language: str) -> None:
    choose = c2py(catalogues.plural_rule(language)[1])
    unicodes = Locale.parse(catalogues.FOLDERS[language]).plural_form
    forms = {(choose(n), unicodes(n)) for n in range(1000)}
    assert len(forms) == len({form for form, _ in forms}) == len({name for _, name in forms})
    assert {form for form, _ in forms} == set(range(catalogues.plural_rule(language)[0]))


@pytest.mark.parametrize(
    ("count", "words"), [(3, "بقيت 3 أيام"), (19, "بقي 19 يوما"), (99, "بقي 99 يوما"), (100, "بقي 100 يوم")]
)
def test_arabic_counts_are_said_as_in_arabic(tree: Path, count: int, words: str) -> None:
    main([], root=tree)
    translate(tree, "ar", ARABIC)
    main([], root=tree)
    compile_catalogues(tree)
    with catalogues.path_of(tree / "letters", "ar").with_suffix(".mo").open("rb") as compiled:
        said = gettext.GNUTranslations(compiled).ngettext("%(n)s day left", "%(n)s days left", count)
    assert (said % {"n": count}).replace("\xa0", " ") == words
