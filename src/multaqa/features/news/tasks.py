"""Slow and timed work of news: what appears at a set time, imports that fetch or hold much, and upkeep."""

from multaqa.features.news.commands import forget_old_drafts, publish_scheduled
from multaqa.features.news.commands.imports import forget_old_imports as forget
from multaqa.features.news.commands.imports import read_import
from multaqa.features.news.models import Import
from multaqa.features.news.queries.newsroom import due_articles
from multaqa.foundation.jobs.api import task


@task(queue="quick")
def publish_due() -> None:
    """Bring out every scheduled article whose moment has come, each in a transaction of its own."""
    for public_id in due_articles():
        publish_scheduled(public_id)


@task(queue="quick")
def forget_drafts() -> None:
    """Delete forms that were kept for their writers and not touched for 30 days."""
    forget_old_drafts()


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
