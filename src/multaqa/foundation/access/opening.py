"""The keys that open for one person, as one SQL subquery for both databases.

It is written by hand because it goes into nearly every statement of the site: put together by the ORM, the same
subquery costs more to build than to run.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Expression
from django.db.models.sql.compiler import SQLCompiler

from multaqa.lib.prepared import Given

_SQL = """(
WITH reader AS (
    SELECT id, public_id FROM people_person WHERE id = %s AND state = 'active'
        AND (NOT second_factor_required OR second_factor_since IS NOT NULL OR (is_demo AND %s))
),
plain AS (
    SELECT 'account' AS key FROM reader
    UNION ALL SELECT 'person:' || public_id FROM reader
    UNION ALL SELECT key FROM access_holding WHERE person_id = (SELECT id FROM reader)
        AND since <= %s AND (until IS NULL OR until > %s)
),
opened AS (
    SELECT opens AS key FROM access_setentry WHERE key IN (SELECT key FROM plain)
        AND since <= %s AND (until IS NULL OR until > %s)
),
opening AS (
    SELECT 'public' AS key UNION ALL SELECT key FROM plain UNION ALL SELECT key FROM opened
    UNION ALL SELECT opens FROM access_setentry WHERE key IN (SELECT key FROM opened)
        AND since <= %s AND (until IS NULL OR until > %s)
)
SELECT key FROM opening
UNION ALL SELECT key || '!' FROM opening WHERE NOT EXISTS (
    SELECT 1 FROM access_freeze WHERE person_id = (SELECT id FROM reader)
        AND since <= %s AND (until IS NULL OR until > %s)
)
)"""


class KeysOpening(Expression):
    """Every key that opens for the account with this row number at a moment, for the right side of ``__in``.

    ``public`` always; for an active account ``account``, her own, those she holds, the sets in which one of these
    stands, and the sets of single things that stand before such a set. Each one also as a vouched key (``keys.py``),
    unless her keys are frozen.
    """

    output_field = CharField()

    def __init__(self, person_id: int, at: datetime) -> None:
        super().__init__()
        self.person_id = person_id
        self.at = at

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002  # Django's signature
        """The subquery in brackets, with its parameters."""
        return _SQL, _parameters(connection, self.person_id, self.at)


class KeysOpeningToGiven(Expression):
    """As ``KeysOpening``, in a read that is prepared: for whom and when, ``opening_to`` says when it runs."""

    output_field = CharField()

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002  # Django's signature
        """The subquery in brackets, with what is to be given."""
        return _SQL, (Given("reader"), Given("is_demo"), *[Given("now")] * 8)


def opening_to(person_id: int, at: datetime) -> dict[str, Any]:
    """What a read with ``KeysOpeningToGiven`` is given for the account with this row number at a moment."""
    return {"reader": person_id, "is_demo": settings.DEMO, "now": at}


def opening_among(keys: Collection[str], *, person_id: int, at: datetime) -> set[str]:
    """Which of these keys open for the account with this row number at a moment, in one query."""
    if not keys:
        return set()
    places = ", ".join(["%s"] * len(keys))
    statement = f"SELECT key FROM {_SQL} AS opening WHERE key IN ({places})"  # noqa: S608  # only placeholders are put in
    with connection.cursor() as cursor:
        cursor.execute(statement, [*_parameters(connection, person_id, at), *keys])
        return {row[0] for row in cursor.fetchall()}


def _parameters(connection: BaseDatabaseWrapper, person_id: int, at: datetime) -> tuple[Any, ...]:
    return (person_id, settings.DEMO, *[connection.ops.adapt_datetimefield_value(at)] * 8)
