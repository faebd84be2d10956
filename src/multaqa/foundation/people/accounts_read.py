"""The account behind a request, read in one statement with what every page asks about it.

That is the offices its person holds, and what apps above register with ``read_along``. Each would otherwise be a
statement of its own, on every page.
"""

from typing import Any, Final

from django.db.models import FilteredRelation, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.offices import remember_capabilities
from multaqa.lib.prepared import Given, Prepared, columns_of, object_of

_ALONG: Final[dict[str, str]] = {}


def read_along(name: str, sql: str) -> None:
    """Read one more value with every account: ``sql`` is a query of one value about ``people_person.id``."""
    _ALONG[name] = sql


def read_with(person: Person, name: str) -> Any:
    """What was read along with the account of a request; None for a person who was loaded otherwise."""
    return getattr(person, _attribute(name), None)


def account_of(number: int) -> Person | None:
    """The account with this row number, with its offices and all that is read along; one statement."""
    rows = _ACCOUNT.rows(number=number, now=timezone.now())
    if not rows:
        return None
    own = len(columns_of(Person))
    person = object_of(Person, rows[0][:own])
    for name, value in zip(_ALONG, rows[0][own + 2 :], strict=True):
        setattr(person, _attribute(name), value)
    remember_capabilities(person, [(row[own], row[own + 1]) for row in rows])
    return person


def _account(number: Given, now: Given) -> QuerySet[Any, Any]:
    """The columns of an account, of a live office of its (nothing without one), and what is read along."""
    live = Q(appointments__since__lte=now) & (Q(appointments__until=None) | Q(appointments__until__gt=now))
    offices = FilteredRelation("appointments", condition=live)
    # nosemgrep: sql-by-hand - queries of one value, each written by the app whose table it reads
    along = {_attribute(name): RawSQL(sql, ()) for name, sql in _ALONG.items()}  # noqa: S611 - constants of ours, of no reader
    found = Person.objects.filter(pk=number).annotate(office=offices, **along)
    return found.values_list(*columns_of(Person), "office__role", "office__capability", *along)


_ACCOUNT: Final = Prepared(_account)


def _attribute(name: str) -> str:
    return f"along_{name}"
