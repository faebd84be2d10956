"""Timed work of conversations."""

from multaqa.features.conversations.commands.keeping import forget_old_kept
from multaqa.features.conversations.commands.writing import delete_old
from multaqa.foundation.jobs.api import task


@task(queue="slow")
def delete_old_messages() -> None:
    """Delete the messages that networks keep no longer."""
    delete_old()


@task(queue="slow")
def forget_kept_messages() -> None:
    """Delete what people were writing and have not touched for 30 days."""
    forget_old_kept()
