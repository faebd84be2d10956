"""kill -9 of web, workers and everything under a load of writes: the short form of ``python -m bench.faults``."""

import os
from pathlib import Path

import pytest

from bench.faults import postgresql, trial


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_processes_are_killed(tmp_path: Path):
    if os.environ.get("MULTAQA_TEST_DATABASE") == "postgresql":
        with postgresql(tmp_path / "server") as address:
            outcome = trial(tmp_path, database=address, name="PostgreSQL", seconds=12, pause=3)
    else:
        outcome = trial(tmp_path, database="", name="SQLite", seconds=12, pause=3)
    assert (outcome.lost, outcome.halves, outcome.faults, outcome.mails_unsent) == ([], [], [], 0)
    assert outcome.mails >= outcome.mails_acknowledged
    assert outcome.acknowledged > 10
    assert sum(outcome.kills.values()) >= 3
