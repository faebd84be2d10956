"""No small count is shown, and none that is withheld follows from those that are shown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.lib.withholding import SMALLEST, Arc, Use, withheld

ALL_IN, ALL_OUT = ("all", "in"), ("all", "out")


def a_table(rows):
    """The arcs of a table with its sums: the cells, the sum of each row and column, and the sum of all."""
    width = len(rows[0])
    cells = [Arc(("cell", str(r), str(c)), ("row", str(r)), ("column", str(c)), rows[r][c]) for r, c in _places(rows)]
    sums = [Arc(("row", str(r)), ALL_OUT, ("row", str(r)), sum(row)) for r, row in enumerate(rows)]
    sums += [Arc(("column", str(c)), ("column", str(c)), ALL_IN, sum(row[c] for row in rows)) for c in range(width)]
    return [*cells, *sums, Arc(("all",), ALL_IN, ALL_OUT, sum(map(sum, rows)))]


def _places(rows):
    return list(product(range(len(rows)), range(len(rows[0]))))


def tables_alike(rows, hidden):
    """Every table of small numbers that shows the same where ``rows`` shows something; found by trying them all."""
    shown = {arc.name: arc.count for arc in a_table(rows) if arc.name not in hidden}
    most, width = max(max(map(max, rows)), SMALLEST) + 2, len(rows[0])
    names = [("cell", str(r), str(c)) for r, c in _places(rows)]
    choices = [[shown[name]] if name in shown else range(most) for name in names]
    for values in product(*choices):
        table = [values[start : start + width] for start in range(0, len(values), width)]
        sums: dict[tuple[str, ...], int] = {("row", str(r)): sum(row) for r, row in enumerate(table)}
        sums |= {("column", str(c)): sum(column) for c, column in enumerate(zip(*table, strict=True))}
        sums[("all",)] = sum(values)
        if all(shown.get(name, count) == count for name, count in sums.items()):
            yield table


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
def test_for_each_withheld_cell_another_number_is_possible(rows):
    hidden = withheld(a_table(rows))
    alike = list(tables_alike(rows, hidden))
    assert [tuple(row) for row in rows] in alike
    for r, c in _places(rows):
        if ("cell", str(r), str(c)) in hidden:
            assert len({table[r][c] for table in alike}) > 1, (r, c)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_withheld_cell_follows_from_the_sum_of_its_row_or_column(data):
    width = data.draw(st.integers(1, 7))
    counts = st.integers(0, 40)
    rows = data.draw(st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=7))
    arcs = a_table(rows)
    hidden = withheld(arcs)
    assert all(arc.count >= SMALLEST for arc in arcs if arc.name not in hidden)
    for line in _lines(arcs):
        gone = [arc for arc in line if arc.name in hidden]
        assert len(gone) != 1, gone


def _lines(arcs):
    """All counts that meet in one sum; a sum with one withheld part tells that part."""
    nodes = {arc.out_of for arc in arcs} | {arc.into for arc in arcs}
    return [[arc for arc in arcs if node in (arc.out_of, arc.into)] for node in nodes]


def test_what_is_large_is_shown():
    assert withheld(a_table([[12, 30], [5, 9]])) == frozenset()


def test_a_small_cell_takes_three_others_with_it_in_a_table_with_sums():
    hidden = withheld(a_table([[3, 30, 41], [8, 9, 50], [60, 70, 80]]))
    assert hidden == {("cell", "0", "0"), ("cell", "0", "1"), ("cell", "1", "0"), ("cell", "1", "1")}


def test_a_small_part_takes_the_next_smallest_with_it():
    parts = {"a": 3, "b": 9, "c": 7}
    arcs = [Arc((name,), ALL_OUT, ALL_IN, count) for name, count in parts.items()]
    assert withheld([*arcs, Arc(("all",), ALL_IN, ALL_OUT, 19)]) == {("a",), ("c",)}


def test_a_sum_that_is_known_anyhow_protects_nothing():
    arcs = [Arc(("a",), ALL_OUT, ALL_IN, 3), Arc(("b",), ALL_OUT, ALL_IN, 9)]
    known = Arc(("all",), ALL_IN, ALL_OUT, 12, Use.KNOWN)
    assert withheld([*arcs, known]) == {("a",), ("b",)}


def test_what_is_kept_from_all_may_hide_a_small_part():
    arcs = [Arc(("a",), ALL_OUT, ALL_IN, 3), Arc(("others",), ALL_OUT, ALL_IN, 9, Use.KEPT)]
    assert withheld([*arcs, Arc(("all",), ALL_IN, ALL_OUT, 12)]) == {("a",)}


@pytest.mark.parametrize("rows", [[[0]], [[1]], [[0, 0], [0, 0]], [[4, 4], [4, 4]]])
def test_where_nearly_all_is_small_nothing_that_is_small_is_shown(rows):
    arcs = a_table(rows)
    hidden = withheld(arcs)
    assert {arc.name for arc in arcs if arc.count < SMALLEST} <= hidden
