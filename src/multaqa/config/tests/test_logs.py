"""Log lines are machine-readable and hold nothing of persons."""

import json
import logging
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.config.logs import MASK, logging_settings, mask_persons


@pytest.fixture
def line() -> Callable[[logging.LogRecord], str]:
    formatter = logging_settings(form="json", level="INFO")["formatters"]["events"]
    made = formatter["()"](foreign_pre_chain=formatter["foreign_pre_chain"], processors=formatter["processors"])
    return lambda record: made.format(record)


def _record(message: str, *arguments: object, error: BaseException | None = None) -> logging.LogRecord:
    trouble = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("multaqa.x", logging.ERROR, "x.py", 1, message, arguments, trouble)


def test_foreign_line_becomes_json(line: Callable[[logging.LogRecord], str]):
    event = json.loads(line(_record("%s of %s rows", 3, 4)))
    assert event["event"] == "3 of 4 rows"
    assert event["level"] == "error"
    assert event["logger"] == "multaqa.x"
    assert event["timestamp"].endswith("Z")


def test_addresses_in_messages_and_errors_are_masked(line: Callable[[logging.LogRecord], str]):
    try:
        raise ValueError("duplicate key\nDETAIL:  Key (name)=(Amina Al-Rashid) exists.")
    except ValueError as error:
        written = line(_record("no mail for %s", "amina@example.org", error=error))
    assert "amina" not in written.lower()
    assert json.loads(written)["event"] == f"no mail for {MASK}"


def test_local_variables_of_errors_are_not_written(line: Callable[[logging.LogRecord], str]):
    with pytest.raises(KeyError) as raised:
        _fail_with_local("canary-local")
    written = line(_record("failed", error=raised.value))
    assert "canary-local" not in written
    assert json.loads(written)["exception"][0]["frames"][-1]["name"] == "_fail_with_local"


def _fail_with_local(kept: str) -> None:
    raise KeyError(len(kept))


def test_personal_keys_are_masked_wherever_they_are():
    event = {"event": "x", "email": "a", "nested": {"name": "Amina", "rows": [{"user": "b", "count": 2}]}}
    assert mask_persons(None, "info", event) == {
        "event": "x",
        "email": MASK,
        "nested": {"name": MASK, "rows": [{"user": MASK, "count": 2}]},
    }


def test_signed_tokens_are_masked():
    token = "ImFtaW5hIg:1vX9aB:Jk3_0sQmZx8T1bYp5yqLr2nE7wA"
    assert (
        mask_persons(None, "info", {"event": f"link /confirm/{token}/ opened"})["event"]
        == f"link /confirm/{MASK}/ opened"
    )


def test_heads_of_the_chain_of_facts_stay():
    event = {"event": "facts sealed", "head": f"26:{'0f' * 32}"}
    assert mask_persons(None, "info", dict(event)) == event


@given(st.emails(), st.text())
def test_no_address_survives(address: str, around: str):
    event = mask_persons(None, "info", {"event": f"{around} {address} {around}", "more": [address]})
    assert address not in str(event)
