"""The figures of the members leave as a file."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import pgettext

from multaqa.features.membership.facts import StatisticsExported
from multaqa.features.membership.policies import can_keep_membership
from multaqa.features.membership.queries.statistics import figures_of
from multaqa.features.membership.tables import Table, tables_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Network, Person
from multaqa.lib.spreadsheets import as_csv


@transaction.atomic
def export_statistics(network: Network, *, language: str, by: Person) -> bytes:
    """The figures of a network's members as a file (RFC 4180), with the same counts withheld as on their page.

    One line for each count: the table, the line and the column it stands in, and the count. Raises
    ``PermissionDenied`` for whoever does not keep the membership.
    """
    if not can_keep_membership(by):
        raise PermissionDenied
    tables = tables_of(figures_of(network, reader=by), language)
    content = as_csv(line for table in tables for line in _lines(table))
    record(StatisticsExported(network.public_id, sha256(content).hexdigest()), by=by)
    return content


def _lines(table: Table) -> Iterator[Sequence[str]]:
    """In Western digits, that a program may read them."""
    for row in table.rows:
        for column, count in zip(table.columns, row.counts, strict=True):
            said = pgettext("a count that is withheld", "withheld") if count is None else str(count)
            yield table.title, row.label, column, said
