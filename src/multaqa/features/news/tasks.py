"""Slow work of news: imports that fetch or hold much, and their upkeep."""

from multaqa.features.news.commands.imports import forget_old_imports as forget
from multaqa.features.news.commands.imports import read_import
from multaqa.features.news.models import Import
from multaqa.foundation.jobs.api import task


@task(queue="slow")
def read_in_background(import_id: int) -> None:
    """Read an import that is waiting; nothing happens when it was read or discarded meanwhile."""
    begun = Import.objects.filter(pk=import_id).select_related("person").first()
    if begun is not None:
        read_import(begun)


@task(queue="slow")
def forget_old_imports() -> None:
    """Delete imports that were begun more than seven days ago; drafts saved from them stay."""
    forget()
