"""How many rows each holding has about a person, counted in one statement."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from multaqa.foundation.people.holdings import Holding, holdings
from multaqa.foundation.people.models import Person

type _Part = tuple[str, Sequence[Any]]
"""A SELECT of one number, and its values."""


def counts_about(person: Person) -> dict[str, int]:
    """Each holding's model → how many rows an export of it would have."""
    of, parts = [], list[_Part]()
    for holding in holdings():
        for part in (*_by_columns(holding, person), *_by_queries(holding, person)):
            of.append(holding.model)
            parts.append((f"SELECT {len(parts)} AS place, {part[0]}", part[1]))
    counts = dict.fromkeys((holding.model for holding in holdings()), 0)
    for place, count in _rows(parts):
        counts[of[place]] += count
    return counts


def _rows(parts: Sequence[_Part]) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        # nosemgrep: sql-by-hand - one statement instead of forty; the parts are Django's, or made of names of columns
        cursor.execute(" UNION ALL ".join(sql for sql, _ in parts), [one for _, values in parts for one in values])
        found: list[tuple[int, int]] = cursor.fetchall()
    return found


def _by_columns(holding: Holding, person: Person) -> Iterator[_Part]:
    for model, columns in holding.naming.items():
        yield _naming(model, columns), [person.pk] * len(columns)


@cache
def _naming(label: str, names: tuple[str, ...]) -> str:
    """The count of rows of a model in which one of the columns is a person's number."""
    meta, quote = apps.get_model(label)._meta, connection.ops.quote_name
    columns = [meta.pk.column if name == "pk" else meta.get_field(name).column for name in names]
    condition = " OR ".join(f"{quote(column)} = %s" for column in columns)
    return f"COUNT(*) FROM {quote(meta.db_table)} WHERE {condition}"


def _by_queries(holding: Holding, person: Person) -> Iterator[_Part]:
    for rows in holding.matching(person):
        try:
            sql, values = _compiled(rows)
        except EmptyResultSet:  # it is known beforehand that there are none
            continue
        yield f"COUNT(*) FROM ({sql}) AS matching", values


def _compiled(rows: "models.QuerySet[models.Model]") -> tuple[str, Sequence[Any]]:
    sql, values = rows.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
    return sql, values
