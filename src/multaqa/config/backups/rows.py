"""Rows of every table as lines of JSON and back, alike for SQLite and PostgreSQL.

A line holds the values of one row in the order of the table's columns. What JSON does not know is written as text:
moments and days in ISO 8601 with their microseconds, bytes in Base64.
"""

import base64
import datetime
import decimal
import json
import uuid
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

BATCH = 2000


def tables() -> list[type[models.Model]]:
    """Every table of the installation, the ones between many-to-many fields among them, by name."""
    found = [model for model in apps.get_models(include_auto_created=True) if _is_migrated(model)]
    return sorted(found, key=name_of)


def name_of(model: type[models.Model]) -> str:
    """The name a table has in an archive, such as ``people.person``."""
    return model._meta.label_lower


def columns_of(model: type[models.Model]) -> list[str]:
    """The names of a table's columns, in the order of their values in a line."""
    return [field.attname for field in _fields(model)]


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """The rows of a table in the order of their keys, a line each."""
    rows = model._base_manager.order_by("pk").values_list(*columns_of(model)).iterator(chunk_size=BATCH)
    for row in rows:
        yield json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def insert_lines(model: type[models.Model], lines: Iterable[bytes]) -> int:
    """Insert rows as they were, without defaults, signals or timestamps of today; returns how many.

    Raises ValueError or TypeError when a line does not fit the table.
    """
    fields = _fields(model)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  (names are ours)
    rows = [_prepared(fields, json.loads(line)) for line in lines]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
    return len(rows)


def empty(model: type[models.Model]) -> None:
    """Delete every row of a table, without cascades: keys between tables are checked at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608  (the name is ours)


def continue_numbering() -> None:
    """Let new rows take numbers after the highest there is."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)


def _is_migrated(model: type[models.Model]) -> bool:
    """Whether migrations made the table: that is what two installations of one version have in common."""
    maker = model._meta.auto_created  # of a table between many-to-many fields: the model that has the field
    owner = (model if isinstance(maker, bool) else maker)._meta
    return owner.managed and not owner.proxy and (owner.app_label, owner.model_name) in _names_in_migrations()


@cache
def _names_in_migrations() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).project_state().models)


def _fields(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value)
    if isinstance(value, uuid.UUID | decimal.Decimal):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def _prepared(fields: list["models.Field[Any, Any]"], values: list[Any]) -> list[Any]:
    if len(values) != len(fields):
        raise ValueError("A row has another number of columns.")
    return [_for_database(field, value) for field, value in zip(fields, values, strict=True)]


def _for_database(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None and isinstance(field, models.JSONField) and not field.null:
        return connection.ops.adapt_json_value(None, field.encoder)  # JSON's null, which is not the database's
    return field.get_db_prep_save(field.to_python(value), connection=connection)
