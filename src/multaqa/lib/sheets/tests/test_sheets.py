"""Tables of any encoding and form are read as text; what would harm is refused with its reason."""

import contextlib
import csv
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from multaqa.lib.sheets import MOST_COLUMNS, MOST_ROWS, CellFault, Refusal, RefusedSheetError, as_workbook, read_sheet
from multaqa.lib.sheets.tests.files import ARABIC, CHINESE, FRENCH, RUSSIAN, repacked, workbook


def texts(content):
    sheet = read_sheet(content)
    return [[cell.text for cell in row.cells] for row in (sheet.titles, *sheet.rows)]


def refusal_of(content):
    with pytest.raises(RefusedSheetError) as refused:
        list(read_sheet(content).rows)
    return refused.value.refusal


def refusal_if_any(content):
    try:
        list(read_sheet(content).rows)
    except RefusedSheetError as refused:
        return refused.refusal
    return None


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (ARABIC, "utf-8", "utf-8"),
        (ARABIC, "utf-8-sig", "utf-8-sig"),
        (ARABIC, "utf-16", "utf-16"),
        (ARABIC, "utf-16-le", "utf-16-le"),
        (ARABIC, "utf-16-be", "utf-16-be"),
        (ARABIC, "cp1256", "cp1256"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "utf-16", "utf-16"),
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1", "cp1252"),
    ],
)
def test_a_table_is_read_in_the_encoding_it_is_in(text, encoding, found):
    separator = ";" if ";" in text else ","
    content = text.encode(encoding)
    assert read_sheet(content).encoding == found
    assert texts(content) == [line.split(separator) for line in text.splitlines()]


def test_bytes_that_no_encoding_makes_words_of_are_refused():
    assert refusal_of(bytes(range(128, 256)) * 20) == Refusal.ENCODING


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_parted_by_any_of_three_signs_and_hold_line_breaks(separator):
    content = f'a{separator}"b, c; d"\r\n1{separator}"two\r\nlines"\r\n'.encode()
    assert texts(content) == [["a", "b, c; d"], ["1", "two\nlines"]]
    assert texts(f"sep={separator}\na{separator}b\n".encode()) == [["a", "b"]]


def test_rows_bear_the_numbers_that_a_spreadsheet_shows():
    content = b'name\n\n"two\nlines"\n  \nlast\n'
    assert [row.number for row in read_sheet(content).rows] == [3, 5]
    assert [row.number for row in read_sheet(workbook([["name"], [], ["x"], [" "], ["y"]])).rows] == [3, 5]


@pytest.mark.parametrize(
    "text", ["=cmd()", " =1+1", "\u200f=cmd()", "'=cmd()", "@SUM(A1)", "+cmd|' /C calc'!A0", "＝A1"]
)
def test_a_formula_is_told_from_text_in_a_csv(text):
    quoted = text.replace('"', '""')
    assert next(read_sheet(f'name\n"{quoted}"\n'.encode()).rows).cells[0].fault == CellFault.FORMULA


@pytest.mark.parametrize("text", ["@harbour.example", "+961 1 000 000", "- see below (1)", "-5", "a=b"])
def test_text_that_only_begins_like_one_is_none(text):
    assert next(read_sheet(f'name\n"{text}"\n'.encode()).rows).cells[0].fault is None


def test_a_dash_alone_is_nothing():
    assert texts("name,b\n–,x\n".encode())[1] == ["", "x"]


def test_a_formula_and_an_error_in_a_workbook_are_never_computed():
    row = next(read_sheet(workbook([["a", "b", "c", "d"], ["=1+1", "#REF!", 12.0, "نص"]])).rows)
    assert [cell.fault for cell in row.cells] == [CellFault.FORMULA, CellFault.ERROR, None, None]
    assert [cell.text for cell in row.cells[2:]] == ["12", "نص"]


def test_a_cell_is_cut_and_says_so():
    cell = next(read_sheet(f"name\n{'x' * 5000}\n".encode()).rows).cells[0]
    assert (len(cell.text), cell.fault) == (4000, CellFault.TOO_LONG)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b" \r\n\t ", Refusal.EMPTY),
        (b"a" * 10_000_001, Refusal.TOO_LARGE),
        (b"%PDF-1.7 ...", Refusal.NO_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Refusal.OLD_WORKBOOK),
        (b"PK\x03\x04 and nothing that follows", Refusal.DAMAGED),
        (b",".join([b"x"] * (MOST_COLUMNS + 1)), Refusal.TOO_MANY_COLUMNS),
        (b"name\n" + b"x\n" * (MOST_ROWS + 1), Refusal.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_table_or_too_much_is_refused(content, refusal):
    assert refusal_of(content) == refusal


def test_a_workbook_may_hold_as_many_rows_and_columns_as_a_text_and_no_more():
    assert len(texts(workbook([["x"]] * (MOST_ROWS + 1)))) == MOST_ROWS + 1
    assert refusal_of(workbook([["x"]] * (MOST_ROWS + 2))) == Refusal.TOO_MANY_ROWS
    assert refusal_of(workbook([["x"] * (MOST_COLUMNS + 1)])) == Refusal.TOO_MANY_COLUMNS


def test_a_workbook_that_unpacks_to_very_much_is_refused_before_it_is_unpacked():
    bomb = repacked(workbook([["x"]]), sheet1=b" " * 101_000_000)
    assert len(bomb) < 200_000
    assert refusal_of(bomb) == Refusal.UNPACKS_TOO_MUCH


def test_a_workbook_that_declares_entities_is_refused():
    laughing = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><sst>&a;</sst>'
    assert refusal_of(repacked(workbook([["x"]]), sheet1=laughing)) == Refusal.DAMAGED


def test_a_row_far_below_does_not_fill_the_rows_between():
    content = workbook([["name"], ["x"]])
    far = b'<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c></row>'
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    name = b'<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
    sheet = head + name + far.replace(b'"2"', b'"1048576"').replace(b"A2", b"A1048576") + b"</sheetData></worksheet>"
    assert list(read_sheet(repacked(content, sheet1=sheet)).rows) == []


def test_a_workbook_that_is_written_is_read_back_with_formulas_as_text():
    content = as_workbook([["name", "b"], ["نور", "=1"]], title="قائمة", right_to_left=True)
    assert texts(content)[1][0] == "نور"


def test_a_hundred_thousand_rows_are_refused_with_memory_for_a_few():
    content = b"name,address\n" + b"Somebody,somebody@harbour.example\n" * 100_000
    tracemalloc.start()
    assert refusal_of(content) == Refusal.TOO_MANY_ROWS
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * len(content)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2_000))
def test_whatever_the_bytes_a_table_or_a_refusal_comes_of_them(content):
    try:
        rows = list(read_sheet(content).rows)
    except RefusedSheetError:
        return
    assert all(len(cell.text) <= 4000 for row in rows for cell in row.cells)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), min_size=2, max_size=4), min_size=1, max_size=5), st.booleans())
def test_whatever_is_written_is_read_without_a_fault_of_ours(rows, as_book):
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows([["name", "b"], *rows])
    try:
        content = workbook([["name", "b"], *rows]) if as_book else kept.getvalue().encode()
    except (IllegalCharacterError, UnicodeEncodeError):
        return  # neither form takes every character
    assert refusal_if_any(content) in {None, Refusal.DAMAGED, Refusal.EMPTY, Refusal.ENCODING}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=20))
def test_a_workbook_damaged_anywhere_is_read_or_refused(place, damage):
    content = workbook([["name", "b"], ["x", "y"]])
    place %= len(content)
    with contextlib.suppress(RefusedSheetError):
        list(read_sheet(content[:place] + damage + content[place + len(damage) :]).rows)
