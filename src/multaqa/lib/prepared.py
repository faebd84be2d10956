"""Reads that Django puts together once: each time they run, only their values are new.

To build a query set and to turn it into SQL costs a page more than all its statements do. What pages read again and
again in the same form is therefore composed once in a process, with a ``Given`` wherever a value will stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from inspect import signature
from itertools import islice
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

type Row = tuple[Any, ...]
type Converters = tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]


class Given(Expression):
    """Stands in a read for the value of this name, or behind ``__in`` for its values, that is given when it runs."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002  # Django's signature
        """A place for as many values as will be given, in the brackets that several need and one may have."""
        return f"({_place_of(self.name)})", (self,)


class Prepared:
    """A read of columns (``values_list``) that is put together once in a process.

    ``query_set`` is a function that gives it; it gets a ``Given`` for each of its parameters. The values that are given
    later are texts, numbers and moments; several of them are a list. ``given`` names the parameters of a function that
    takes any.
    """

    def __init__(self, query_set: Callable[..., QuerySet[Any, Any]], *, given: Sequence[str] | None = None) -> None:
        self.query_set = query_set
        self._given = given
        self._compiled = cache(self._compile)

    def rows(self, **given: Any) -> list[Row]:
        """The rows for these values; none, without asking, where one of them is an empty list."""
        if [] in given.values():
            return []
        sql, params, converters = self._compiled(connection.vendor)
        for name, value in given.items():
            sql = sql.replace(_place_of(name), ", ".join(["%s"] * len(value)) if isinstance(value, list) else "%s")
        with connection.cursor() as cursor:
            cursor.execute(sql, _filled(params, given))
            found = cursor.fetchall()
        return [_converted(row, converters) for row in found]

    def _compile(self, _vendor: str) -> tuple[str, tuple[Any, ...], Converters]:
        names = signature(self.query_set).parameters if self._given is None else self._given
        composed = self.query_set(**{name: Given(name) for name in names})
        compiler = composed.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]])
        return sql, tuple(params), tuple((place, *each) for place, each in converters.items())


class PreparedObjects[M: Model]:
    """A read of objects, each with what its relations ``along`` lead to, that is put together once in a process.

    What several of them lead to is one object.
    """

    def __init__(self, model: type[M], query_set: Callable[..., QuerySet[M]], *, along: Sequence[str] = ()) -> None:
        def columns(**given: Any) -> QuerySet[Any, Any]:
            beside = (f"{path}__{name}" for path in along for name in columns_of(_related(model, path)))
            return query_set(**given).values_list(*columns_of(model), *beside)

        self.read = Prepared(columns, given=tuple(signature(query_set).parameters))
        self._model = model
        self._along = along

    def objects(self, **given: Any) -> list[M]:
        """The objects for these values."""
        return self.objects_of(self.read.rows(**given))

    def objects_of(self, rows: Iterable[Row]) -> list[M]:
        """The objects of rows of ``read``, for whoever must run that in another way."""
        known: dict[tuple[type[Model], Any], Model] = {}
        return [self._object(row, known) for row in rows]

    def _object(self, row: Row, known: dict[tuple[type[Model], Any], Model]) -> M:
        rest = iter(row)
        made = object_of(self._model, _first_of(rest, self._model))
        for path in self._along:
            related = _related(self._model, path)
            columns = _first_of(rest, related)
            if columns[0] is not None:
                beside = known.get((related, columns[0])) or object_of(related, columns)
                setattr(made, path, known.setdefault((related, columns[0]), beside))
        return made


@cache
def columns_of(model: type[Model]) -> tuple[str, ...]:
    """The columns of a model's own table, as ``values_list`` and ``object_of`` name them."""
    return tuple(field.attname for field in model._meta.concrete_fields)


def object_of[M: Model](model: type[M], columns: Sequence[Any], *, only: Sequence[str] | None = None) -> M:
    """The object whose ``columns_of`` were read; or ``only`` some of these, in their order."""
    return model.from_db(connection.alias, only or columns_of(model), columns)


@cache
def _related(model: type[Model], path: str) -> type[Model]:
    related: type[Model] = model._meta.get_field(path).related_model  # type: ignore[assignment]  # always a model here
    return related


def _first_of(columns: Iterator[Any], model: type[Model]) -> list[Any]:
    return list(islice(columns, len(columns_of(model))))


def _place_of(name: str) -> str:
    return f"{{{name}}}"


def _filled(params: tuple[Any, ...], given: Mapping[str, Any]) -> list[Any]:
    """The parameters of a statement, with the values where a ``Given`` stands."""
    adapt = connection.ops.adapt_datetimefield_value
    values = {name: adapt(value) if isinstance(value, datetime) else value for name, value in given.items()}
    filled: list[Any] = []
    for param in params:
        value = values[param.name] if isinstance(param, Given) else param
        if isinstance(value, list):
            filled.extend(value)
        else:
            filled.append(value)
    return filled


def _converted(row: Row, converters: Converters) -> Row:
    """A row of the database as Django gives it: JSON read, moments with their zone."""
    columns = list(row)
    for place, steps, expression in converters:
        for step in steps:
            columns[place] = step(columns[place], expression, connection)
    return tuple(columns)
