"""The world in which somebody never joined, made from the one in which she did: every row of hers is gone."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from django.apps import apps
from django.db import connection, models

from multaqa.foundation.access.api import person_key
from multaqa.foundation.people.api import Person

type Rows = dict[type[models.Model], set[object]]

KEY_COLUMNS: Final = ("key", "from_key")
"""Columns that name a person by her key instead of by her row."""


def never_joined(person: Person) -> int:
    """Take out every row that is hers: about her, by her, or hanging on one of these. Returns how many.

    The database checks foreign keys when a transaction is committed, and this one never is.
    """
    rows = _rows_of(person)
    for model, pks in rows.items():
        model._base_manager.filter(pk__in=pks)._raw_delete("default")
    return sum(map(len, rows.values()))


def _rows_of(person: Person) -> Rows:
    rows: Rows = defaultdict(set)
    rows[Person].add(person.pk)
    for model, column in _key_columns():
        rows[model] |= set(model._base_manager.filter(**{column: person_key(person)}).values_list("pk", flat=True))
    while more := {model: pks - rows[model] for model, pks in _hanging_on(rows) if pks - rows[model]}:
        for model, pks in more.items():
            rows[model] |= pks
    return rows


def _hanging_on(rows: Rows) -> Iterator[tuple[type[models.Model], set[object]]]:
    for model, name, target in _foreign_keys():
        if rows.get(target):
            hanging = model._base_manager.filter(**{f"{name}__in": rows[target]}).values_list("pk", flat=True)
            yield model, set(hanging)


def _foreign_keys() -> Iterator[tuple[type[models.Model], str, type[models.Model]]]:
    for model in _tables():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                yield model, field.name, field.related_model


def _key_columns() -> Iterator[tuple[type[models.Model], str]]:
    for model in _tables():
        yield from ((model, each.name) for each in model._meta.concrete_fields if each.name in KEY_COLUMNS)


def _tables() -> list[type[models.Model]]:
    there = set(connection.introspection.table_names())
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if not model._meta.proxy and model._meta.db_table in there]
