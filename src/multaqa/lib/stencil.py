"""For tests: what many of them begin with is made once in a process; then its rows are written again.

What a maker wrote is found by comparing the tables before and after. That holds for a database which is as it was
``made`` (by migrations); in any other, the maker makes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import MAXYEAR, datetime, timedelta
from typing import Final

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

type Lengths = tuple[int, ...]
type Rows = dict[type[models.Model], list[models.Model]]
type Contents = dict[type[models.Model], dict[object, models.Model]]


@dataclass
class Stencil:
    """New rows of each table, those that others became, and the moment from which their own moments count."""

    rows: Rows
    changed: Rows
    moment: datetime

    @transaction.atomic
    def write(self) -> None:
        """Write the rows under the numbers that they had, their moments moved to now."""
        now = timezone.now()
        for model, rows in self.rows.items():
            _age(model, rows, by=now - self.moment)
            model._base_manager.bulk_create(rows)
        for model, rows in self.changed.items():
            _age(model, rows, by=now - self.moment)
            model._base_manager.bulk_update(rows, [each.name for each in _columns(model)])
        self.moment = now


@dataclass
class _Known:
    """What this process knows: the tables, by their models; how many rows each had at first; what was made since."""

    tables: list[type[models.Model]] = field(default_factory=list)
    at_first: Lengths = ()
    stencils: dict[str, Stencil | None] = field(default_factory=dict)


_known: Final = _Known()


def database_is_made() -> None:
    """Take the database as it is now for the one that every test begins with; says the root ``conftest.py``."""
    tables = set(connection.introspection.table_names())
    every = apps.get_models(include_auto_created=True)
    _known.tables = [model for model in every if model._meta.db_table in tables and not model._meta.proxy]
    _known.at_first = _lengths()
    _known.stencils.clear()


@transaction.atomic
def made_once(name: str, make: Callable[[], object]) -> None:
    """Have in the database what ``make`` writes there; whatever else it does is not done again."""
    if not _known.at_first or _lengths() != _known.at_first:
        make()
    elif name not in _known.stencils:
        before = _contents()
        make()
        _known.stencils[name] = _difference(before, _contents())
    elif (stencil := _known.stencils[name]) is not None:
        stencil.write()
    else:
        make()


def _difference(before: Contents, after: Contents) -> Stencil | None:
    """The new rows and the changed ones; None when some are gone, for nothing is taken out again."""
    if any(before[model].keys() - after[model].keys() for model in before):
        return None
    new = {model: [row for number, row in rows.items() if number not in before[model]] for model, rows in after.items()}
    changed = {model: [row for row in rows.values() if _is_other(row, before[model])] for model, rows in after.items()}
    return Stencil(_filled(new), _filled(changed), timezone.now())


def _is_other(row: models.Model, before: dict[object, models.Model]) -> bool:
    return row.pk in before and _values(row) != _values(before[row.pk])


def _filled(rows: Rows) -> Rows:
    return {model: found for model, found in rows.items() if found}


def _contents() -> Contents:
    return {model: {row.pk: row for row in model._base_manager.all()} for model in _known.tables}


def _columns(model: type[models.Model]) -> list[models.Field[object, object]]:
    return [each for each in model._meta.concrete_fields if not each.primary_key]


def _values(row: models.Model) -> list[object]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]


def _lengths() -> Lengths:
    """How many rows every table has."""
    names = [connection.ops.quote_name(each._meta.db_table) for each in _known.tables]
    counts = [f"(SELECT COUNT(*) FROM {name})" for name in names]  # noqa: S608 - names of our own tables
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}")
        return tuple(cursor.fetchone())


def _age(model: type[models.Model], rows: list[models.Model], *, by: timedelta) -> None:
    moments = [each.attname for each in model._meta.concrete_fields if isinstance(each, models.DateTimeField)]
    for row in rows:
        for name in moments:
            moment = getattr(row, name)
            if moment is not None and moment.year < MAXYEAR:  # which stands for "any time" in the queue of work
                setattr(row, name, moment + by)
