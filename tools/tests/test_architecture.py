"""ARCHITECTURE.md says what the import linter holds, and the folders that stand there."""

import re
import tomllib
from pathlib import Path

import pytest

from tools.lints.order import ORDER

ROOT = Path(__file__).resolve().parents[2]
PAPER = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def _rows(title: str) -> list[list[str]]:
    """The folders in the first column of the table under the words ``title``, one list a row."""
    table = PAPER.split(title, 1)[1].split("|---|", 1)[1].split("\n\n", 1)[0]
    return [re.findall(r"\*?`([\w.]+)`\*?", line.split("|")[1]) for line in table.splitlines()[1:]]


def _reserved(title: str) -> set[str]:
    return set(re.findall(r"\*`(\w+)`\*", PAPER.split(title, 1)[1].split("\n\n", 2)[1]))


def _layers(name: str) -> list[list[str]]:
    contract = next(one for one in CONTRACTS if one["id"] == name)
    assert contract["exhaustive"] is True
    assert "ignore_imports" not in contract
    return [re.findall(r"\w+", line) for line in contract["layers"]]


@pytest.mark.parametrize(
    ("contract", "title"),
    [
        ("layers", "## Folders, and who may import whom"),
        ("features", "Inside `features`:"),
        ("foundation", "Inside `foundation`:"),
    ],
)
def test_table_is_the_contract(contract: str, title: str):
    assert _rows(title) == _layers(contract)


@pytest.mark.parametrize(
    ("folder", "title"), [("features", "Inside `features`:"), ("foundation", "Inside `foundation`:")]
)
def test_reserved_folders_are_the_ones_not_yet_built(folder: str, title: str):
    named = {name for row in _rows(title) for name in row}
    built = {path.parent.name for path in (ROOT / "src/multaqa" / folder).glob("*/__init__.py")}
    assert built - named == set()
    assert _reserved(title) == named - built


def test_no_contract_is_left_out_of_the_paper():
    assert [contract["id"] for contract in CONTRACTS] == ["layers", "features", "foundation"]


def test_order_of_roles_is_the_rule():
    roles = [Path(name).stem for row in _rows("## A feature, file by file") for name in row]
    assert roles == [names[0] for names in ORDER]


def test_decisions_named_are_written():
    for name in re.findall(r"\((docs/decisions/[\w-]+\.md)\)", PAPER):
        assert (ROOT / name).exists(), name
