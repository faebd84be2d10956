"""What someone is importing, from the choice of files until its drafts are saved."""

from typing import ClassVar

from django.db import models

from multaqa.features.news.limits import LONGEST_ADDRESS
from multaqa.lib.ids import random_id


class Import(models.Model):
    """Sources that a person wants read into drafts; kept so that a preview can be left and found again.

    ``record`` is the reading (``reading.record_of``) once it was read; ``fault`` why it could not be read at all.
    ``fresh`` is how many entries of it can be saved, ``refused`` how many of its sources could not be read; both are
    None until it is read, and spare a list of imports their long readings.
    ``saved`` are public ids of the articles saved from it. Rows are deleted after seven days.

    Personal data: who imports.
    Erasure: the row goes with the account.
    """

    class State(models.TextChoices):
        """Waiting until it is read, then ready to be looked through, then saved."""

        WAITING = "waiting"
        READY = "ready"
        SAVED = "saved"

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    names = models.JSONField(default=list)
    record = models.JSONField(null=True)
    fault = models.CharField(max_length=40, blank=True)
    fresh = models.PositiveSmallIntegerField(null=True)
    refused = models.PositiveSmallIntegerField(null=True)
    saved = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="waiting") | models.Q(record__isnull=False), name="news_import_read"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class ImportSource(models.Model):
    """A file (``content``) or the address of a page to be fetched, until it has been read.

    Personal data: none beyond what the file holds.
    Erasure: deleted as soon as it is read, and with its import.
    """

    of = models.ForeignKey(Import, models.CASCADE, related_name="sources")
    name = models.CharField(max_length=300)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    content = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name
