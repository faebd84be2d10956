"""Which tables a request wrote to, and what stands in them: so that nothing is half-saved without being seen."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection

_WRITE: Final = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
WORK: Final = "django_tasks_database_dbtaskresult"
"""The table in which work waits."""
type Contents = dict[str, list[tuple[object, ...]]]


@contextmanager
def written_tables() -> Iterator[set[str]]:
    """The names of the tables that statements write to while the block lasts."""
    written: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found = _WRITE.match(sql)
        if found:
            written.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written


def contents(tables: set[str]) -> Contents:
    """Every row of some tables, in an order that does not depend on when it was written."""
    return {table: sorted(_rows(table), key=repr) for table in sorted(tables)}


def texts_in(found: Contents) -> set[str]:
    """Every text in some rows, those inside JSON too."""
    return {text for rows in found.values() for row in rows for value in row for text in _texts(value)}


def _rows(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return list(cursor.fetchall())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        if value[:1] in '{["':
            try:
                yield from _texts(json.loads(value))
            except ValueError:
                return
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
