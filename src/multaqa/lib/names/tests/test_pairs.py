"""Pairs of names of twelve languages, written by hand: two thirds are one person's, one third like names of two."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.names import are_alike, keys_of, likeness

PAIRS = Path(__file__).with_name("name_pairs.tsv")


def pairs():
    """(language, whether one person's, one name, the other, whether blind) of every line."""
    seen: Counter[tuple[str, str]] = Counter()
    for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]:
        language, kind, one, other = line.split("\t")
        seen[language, kind] += 1
        yield language, kind == "same", one, other, seen[language, kind] % 2 == 0


def measured(chosen):
    """(recall, precision) over some of the pairs."""
    found = Counter((same, are_alike(one, other)) for _language, same, one, other, _blind in chosen)
    right = found[True, True]
    return right / (right + found[True, False]), right / (right + found[False, True])


def test_there_are_three_hundred_pairs_of_twelve_languages_a_third_of_them_different_people():
    counts = Counter(same for _language, same, *_rest in pairs())
    assert (counts[True], counts[False], len({language for language, *_rest in pairs()})) == (200, 100, 12)


def test_like_names_are_found_and_different_ones_mostly_not():
    recall, precision = measured(pairs())
    assert recall >= 0.9
    assert precision >= 0.8


def test_the_same_holds_for_the_pairs_that_nobody_looked_at_while_building():
    recall, precision = measured(pair for pair in pairs() if pair[4])
    assert recall >= 0.9
    assert precision >= 0.8


def test_nearly_all_like_names_share_a_key():
    same = [(one, other) for _language, is_same, one, other, _blind in pairs() if is_same]
    sharing = sum(bool(keys_of(one) & keys_of(other)) for one, other in same)
    assert sharing / len(same) >= 0.97


@pytest.mark.parametrize(
    "name", ["محمد الشريف", "Mohamed Elsherif", "陈思远", "Юрий Щербаков", "J.-P. Dubois", "राजेश शर्मा"]
)
def test_a_name_is_like_itself_in_another_order(name):
    assert likeness(name, name) >= 0.85
    assert likeness(" ".join(reversed(name.split())), name) >= 0.85


@given(st.text(max_size=500), st.text(max_size=60))
def test_anything_typed_as_a_name_is_compared_without_trouble(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert all(len(key) <= 40 for key in keys_of(one))
