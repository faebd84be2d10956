"""Bytes that go after the transaction in which their row went."""

from multaqa.foundation.files.storing import remove
from multaqa.foundation.jobs.api import task


@task()
def remove_stored(keys: list[str]) -> None:
    """Delete what lies at these keys of the storage."""
    remove(keys)
