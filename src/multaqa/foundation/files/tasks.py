"""Upkeep: uploads that nothing uses, and bytes that no row names."""

from datetime import timedelta
from pathlib import PurePosixPath

from django.utils import timezone

from multaqa.foundation.files.commands import delete_file
from multaqa.foundation.files.models import File
from multaqa.foundation.files.storing import days_before, keys_of_day, remove
from multaqa.foundation.jobs.api import task

KEPT_UNATTACHED = timedelta(days=3)
SWEPT_DAYS = (2, 9)


@task(queue="slow")
def forget_unattached_files() -> None:
    """Delete uploads that have been part of nothing for three days."""
    for file in File.objects.filter(whole="", uploaded_at__lt=timezone.now() - KEPT_UNATTACHED):
        delete_file(file, by=None)


@task(queue="slow")
def sweep_storage() -> None:
    """Delete bytes of the days before yesterday, nine days back, that no file names.

    A process killed, or a transaction rolled back, between the storage and the database leaves such bytes.
    """
    first, last = SWEPT_DAYS
    for day in days_before(timezone.now(), first=first, last=last):
        known = File.objects.filter(storage_key__startswith=f"{day:%Y/%m/%d}/").values_list("storage_key", flat=True)
        stems = {_stem(key) for key in known}
        remove(key for key in keys_of_day(day) if _stem(key) not in stems)


def _stem(key: str) -> str:
    return PurePosixPath(key).stem.partition("-")[0]
