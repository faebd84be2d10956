"""Slow work: exports made, erasures carried out on their day, what has expired taken away."""

from multaqa.foundation.jobs.api import task
from multaqa.foundation.privacy.commands import (
    carry_out_erasure,
    forget_old_exports,
    make_export,
    sweep_archives,
)
from multaqa.foundation.privacy.kept_list import note_erased
from multaqa.foundation.privacy.models import Erasure, Export
from multaqa.foundation.privacy.queries import due_erasures, erased_ids


@task(queue="slow")
def pack_export(export_id: int) -> None:
    """Make one export; nothing happens when it was made or its person is gone."""
    export = Export.objects.select_related("person").filter(pk=export_id).first()
    if export is not None:
        make_export(export)


@task(queue="slow")
def carry_out(erasure_id: int) -> None:
    """Carry out one erasure, if its day has come and no hold lies on it; whole or not at all, so it can be repeated."""
    erasure = Erasure.objects.filter(pk=erasure_id).first()
    if erasure is not None:
        carry_out_erasure(erasure)


@task(queue="slow")
def carry_out_due_erasures() -> None:
    """Begin every erasure whose day has come, and write down those that a killed process left off the list."""
    for number in due_erasures().values_list("pk", flat=True):
        carry_out.enqueue(number)
    note_erased(erased_ids())


@task(queue="slow")
def forget_exports() -> None:
    """Delete the archives of exports that have expired, and archives that no export names."""
    forget_old_exports()
    sweep_archives()
