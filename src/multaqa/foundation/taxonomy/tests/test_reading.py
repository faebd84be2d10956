from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, SKOS, Graph

from multaqa.foundation.taxonomy.reading.damage import damage_of, mended
from multaqa.foundation.taxonomy.reading.ours import read_ours
from multaqa.foundation.taxonomy.reading.skos import read_skos
from multaqa.foundation.taxonomy.reading.terms import LoadedTerm, UnreadableVocabulary, in_order
from multaqa.foundation.taxonomy.reading.unbis import read_unbis_tables
from multaqa.lib.labels import missing_languages

SAMPLES = Path(__file__).parent / "samples"


def test_our_vocabulary_is_whole():
    terms = read_ours().terms
    assert 100 <= len(terms) <= 140
    assert all(missing_languages(term.labels) == [] for term in terms)
    by_code = {term.code: term for term in terms}
    stages = [term.code for term in terms if term.parent == "stages"]
    assert stages == ["prevent", "protect", "mitigate", "respond", "recover"]
    assert {by_code[code].parent for code in ("critical-infrastructure", "soft-targets")} == {"vulnerable-targets"}
    assert not by_code["stages"].suggests
    assert by_code["vulnerable-targets"].suggests


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("vulnerable-targets", {"الأهداف المعرضة للخطر", "الأهداف الضعيفة"}),
        ("critical-infrastructure", {"البنية التحتية الحيوية", "الهياكل الأساسية الحيوية"}),
        ("soft-targets", {"الأهداف السهلة", "الأهداف غير المحصنة"}),
    ],
)
def test_arabic_equivalents_are_names_of_one_term(code, names):
    term = {term.code: term for term in read_ours().terms}[code]
    assert names <= {term.labels["ar"], *(name for language, name in term.synonyms if language == "ar")}


def test_a_table_without_a_language_is_refused(tmp_path):
    path = tmp_path / "v.toml"
    path.write_text('[thing]\nar = ["شيء"]\nen = ["Thing"]\n')
    with pytest.raises(UnreadableVocabulary, match=r"\[thing\] lacks a language"):
        read_ours(path)


def test_skos_gives_labels_synonyms_notes_and_one_parent():
    vocabulary = read_skos(SAMPLES / "harbour.ttl")
    assert vocabulary.title == {"en": "Harbour words", "ar": "كلمات الميناء"}
    terms = {term.code.rsplit("/", 1)[-1]: term for term in vocabulary.terms}
    assert list(terms) == ["harbour", "crane", "quay"]
    assert terms["quay"].labels == {"en": "Quay", "ar": "رصيف", "zh-hans": "码头", "fr": "Quai"}
    assert terms["quay"].synonyms == (("en", "Wharf"),)
    assert terms["quay"].definition == {"en": "Where ships lie to be loaded."}
    assert terms["quay"].parent == terms["crane"].parent == terms["harbour"].code
    assert not terms["quay"].suggests


def test_skos_reports_what_it_leaves_out():
    left_out = " ".join(read_skos(SAMPLES / "harbour.ttl").left_out)
    assert "broken characters" in left_out
    assert "not in the script" in left_out
    assert "no label in our languages" in left_out


def test_skos_in_rdf_xml_is_the_same(tmp_path):
    path = tmp_path / "harbour.rdf"
    Graph().parse(SAMPLES / "harbour.ttl").serialize(path, format="xml")
    assert read_skos(path).terms == read_skos(SAMPLES / "harbour.ttl").terms


@pytest.mark.parametrize(
    ("name", "content"),
    [("v.ttl", b"@prefix : <x"), ("v.ttl", b""), ("v.json", b"{}"), ("v.ttl", b"\xff\xfe\x00"), ("v.rdf", b"<a>")],
)
def test_broken_files_are_refused_in_one_sentence(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableVocabulary, match=name):
        read_skos(path)


def test_xml_entities_open_no_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("canary")
    path = tmp_path / "v.rdf"
    path.write_text(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
        f'<r:RDF xmlns:r="{RDF}" xmlns:s="{SKOS}"><s:Concept r:about="http://example.org/a">'
        '<s:prefLabel xml:lang="en">a &e;</s:prefLabel></s:Concept></r:RDF>'
    )
    try:
        labels = [term.labels for term in read_skos(path).terms]
    except UnreadableVocabulary as refusal:
        labels = [{"en": str(refusal)}]
    assert "canary" not in str(labels)


def test_unbis_tables_give_concepts_under_their_groups():
    vocabulary = read_unbis_tables(SAMPLES / "concepts.csv", SAMPLES / "groups.csv")
    terms = {term.code: term for term in vocabulary.terms}
    assert terms["100"].parent == "0101"
    assert terms["100"].labels["zh-hans"] == "港口"
    assert terms["102"].parent == ""  # its group is not in the table
    assert terms["101"].labels.keys() == {"en", "fr", "es"}
    assert len(vocabulary.left_out) == 3 + 7


def test_a_table_without_columns_is_refused(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("id,en\n1,A\n")
    with pytest.raises(UnreadableVocabulary, match="lacks one of the columns"):
        read_unbis_tables(path)


@pytest.mark.parametrize(
    ("label", "language", "whole"),
    [
        ("حَبَلْ\u200f", "ar", "حَبَلْ"),
        ("مسـتخلصات", "ar", "مستخلصات"),
        ("اﺳﺎﻟﻴﺐ", "ar", "اساليب"),
        ("  two   words ", "en", "two words"),
    ],
)
def test_labels_are_mended_where_the_writing_is_certain(label, language, whole):
    assert mended(label) == whole
    assert damage_of(mended(label), language) == ""


@pytest.mark.parametrize(
    ("label", "language", "damage"),
    [
        ("??????", "ar", "broken characters"),
        ("Ø§Ù\x84Ù", "ar", "broken characters"),
        ("caf\ufffd", "fr", "broken characters"),
        ("Terror", "ar", "script"),
        ("СЛОВЕНЦЫ", "zh-hans", "script"),
        ("<b>x</b>", "en", "markup"),
        ("---", "en", "empty"),
        ("", "en", "empty"),
        ("x" * 301, "en", "too long"),
    ],
)
def test_damage_is_named(label, language, damage):
    assert damage in damage_of(mended(label), language)


def test_a_name_in_latin_everywhere_is_no_damage():
    assert damage_of("COVID-19", "ar", also_in_latin=True) == ""


@given(st.text())
def test_mending_twice_changes_nothing(label):
    assert mended(mended(label)) == mended(label)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdefx")), max_size=12))
def test_order_puts_every_term_once_and_parents_first(pairs):
    ordered = in_order(LoadedTerm(code, {"en": code}, parent=parent) for code, parent in pairs)
    assert sorted(term.code for term in ordered) == sorted({code for code, _parent in pairs})
    seen = {""}
    for term in ordered:
        assert term.parent in seen
        seen.add(term.code)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("v")
    for name, read in (("v.ttl", read_skos), ("v.nt", read_skos), ("v.rdf", read_skos), ("v.csv", read_unbis_tables)):
        (folder / name).write_bytes(content)
        with pytest.raises(UnreadableVocabulary):
            read(folder / name)
