"""What an installation runs may be run by anybody: every licence is on the list, and the paper says which."""

from tools.licences import (
    EXCEPTIONS,
    OF_TOOLS,
    PAPER,
    Part,
    front_end_parts,
    journey_parts,
    paper,
    python_parts,
    refused,
    tool_parts,
)


def test_every_licence_is_allowed():
    assert refused(python_parts() + front_end_parts()) == []


def test_paper_is_up_to_date():
    """``python -m tools.licences`` writes it anew."""
    assert PAPER.read_text(encoding="utf-8") == paper()


def test_exceptions_are_used():
    assert set(EXCEPTIONS) <= {part.name for part in python_parts()}


def test_what_only_tests_run_is_on_the_list_or_an_exception_that_is_used():
    assert {part.name for part in refused(tool_parts() + journey_parts())} == set(OF_TOOLS)


def test_other_licences_are_refused():
    assert refused([Part("a", "1", "GPL-3.0-only"), Part("b", "1", ""), Part("c", "1", "MIT AND GPL-2.0")]) != []
    assert refused([Part("d", "1", "GPL-3.0-only OR MIT"), Part("e", "1", "MIT AND Zlib")]) == []
