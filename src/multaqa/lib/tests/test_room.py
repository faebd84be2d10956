"""Full disks are told from other faults."""

import errno
import sqlite3

import psycopg
import pytest
from django.db import OperationalError

from multaqa.lib.room import is_full


def _caused(fault: Exception, cause: Exception) -> Exception:
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(
    ("fault", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (OperationalError("database or disk is full"), True),
        (OperationalError("database is locked"), False),
        (_caused(OperationalError("could not extend file"), psycopg.errors.DiskFull("no space")), True),
        (_caused(ValueError("wrong"), sqlite3.OperationalError("database or disk is full")), True),
        (_caused(ValueError("wrong"), KeyError("none")), False),
        (None, False),
    ],
)
def test_full_disk_is_told_from_other_faults(fault: Exception | None, full: bool) -> None:
    assert is_full(fault) is full


def test_faults_that_point_at_each_other_end() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__context__, other.__context__ = other, one
    assert is_full(one) is False
