"""Writes of what combines features."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.foundation.facts.api import Wanted, record
from multaqa.foundation.people.api import Capability, Person, has_capability
from multaqa.web.auditing.exporting import Export, export
from multaqa.web.facts import FactsExported


@transaction.atomic
def export_facts(wanted: Wanted, *, form: str, reason: str, query: str, by: Person) -> Export:
    """Facts as a file for an auditor, and the fact that she took them. Raises PermissionDenied for others."""
    if not has_capability(by, Capability.AUDIT):
        raise PermissionDenied
    made = export(wanted, form=form, reader=by)
    fact = FactsExported(made.count, query=query, form=form, reason=reason, sha256=made.sha256)
    record(fact, by=by)
    return made
