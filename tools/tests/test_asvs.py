"""The paper of ASVS 5.0 has every number of levels 1 and 2 once, in known states; files and tests it names exist."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAPER = (ROOT / "docs/operate/asvs.md").read_text(encoding="utf-8")
BASES = [ROOT, *(ROOT / "src/multaqa" / part for part in ("", "foundation", "features"))]
STATES = {"met", "partly", "open", "none here", "operator"}
# How many requirements of levels 1 and 2 each section has, in order; where a number between is of level 3 it is last.
SECTIONS = {
    **{"1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1},
    **{"3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4},
    **{"5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4},
    **{"7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1},
    **{"9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3},
    **{"11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4},
    **{"13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7},
    **{"16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2},
}


def test_every_number_stands_there_once():
    wanted = [f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1)]
    assert len(wanted) == 253
    assert Counter(number for row in _rows() for number in _numbers(row[0])) == Counter(wanted)


def test_states_are_known():
    assert {row[2] for row in _rows()} <= STATES


def test_files_named_exist():
    assert {name for name in _named() if _file(name) is None} == set()


def test_tests_named_exist():
    """``path::test`` names a function of that file, and the part before "::" is a file of tests."""
    named = {(path, test) for path, _, test in (name.partition("::") for name in _named()) if test}
    assert len(named) > 20
    assert {(path, test) for path, test in named if test not in _tests_in(path)} == set()


def test_what_is_met_says_where():
    bare = [row[0] for row in _rows() if row[2] in ("met", "partly") and not row[4]]
    assert bare == ["6.2.10", "6.4.2"]  # where nothing is done, nothing can be shown


def _named() -> set[str]:
    return {name for row in _rows() for name in re.findall(r"`([^`]+)`", row[4])}


def _file(name: str) -> Path | None:
    path = name.partition("::")[0]
    return next((base / path for base in BASES if (base / path).exists()), None)


def _tests_in(path: str) -> set[str]:
    file = _file(path)
    return set(re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE)) if file else set()


def _rows() -> Iterator[list[str]]:
    for line in PAPER.splitlines():
        if re.match(r"\| \d", line):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _numbers(cell: str) -> Iterator[str]:
    for part in cell.split(", "):
        first, _, last = part.partition("–")
        section, _, start = first.rpartition(".")
        for number in range(int(start), int((last or first).rpartition(".")[2]) + 1):
            yield f"{section}.{number}"
