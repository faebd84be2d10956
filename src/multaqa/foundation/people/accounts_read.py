"""The account behind a request, read in one statement with what every page asks about it.

That is the offices its person holds, and what apps above register with ``read_along``. Each would otherwise be a
statement of its own, on every page.
"""

from typing import Any, Final

from django.db import connection
from django.utils import timezone

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.offices import remember_capabilities

_ALONG: Final[dict[str, str]] = {}
_ACCOUNT: Final = """
SELECT people_person.*, office.role AS office_role, office.capability AS office_capability{along}
FROM people_person LEFT JOIN people_appointment office
    ON office.person_id = people_person.id AND office.since <= %s AND (office.until IS NULL OR office.until > %s)
WHERE people_person.id = %s
"""


def read_along(name: str, sql: str) -> None:
    """Read one more value with every account: ``sql`` is a query of one value about ``people_person.id``."""
    _ALONG[name] = sql


def read_with(person: Person, name: str) -> Any:
    """What was read along with the account of a request; None for a person who was loaded otherwise."""
    return getattr(person, _attribute(name), None)


def account_of(number: int) -> Person | None:
    """The account with this row number, with its offices and all that is read along; one statement."""
    along = "".join(f", ({sql}) AS {_attribute(name)}" for name, sql in _ALONG.items())
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    # nosemgrep: sql-by-hand - one row of three tables in one query; the values are parameters
    rows: list[Any] = list(Person.objects.raw(_ACCOUNT.format(along=along), [now, now, number]))
    if not rows:
        return None
    person: Person = rows[0]
    remember_capabilities(person, [(row.office_role, row.office_capability) for row in rows])
    return person


def _attribute(name: str) -> str:
    return f"along_{name}"
