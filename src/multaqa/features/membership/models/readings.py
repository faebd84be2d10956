"""How many profiles are read by whom: numbers alone, never whose profile was read."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from multaqa.lib.ids import random_id

READER_LENGTH = 80


class ProfileReader(models.Model):
    """Who reads profiles, and how many lately. ``reader`` is a person's key, or ``net:`` and a digest of the day's.

    ``counts`` holds tenths of profiles by the slot of five minutes in which they were shown (Unix time over 300), for
    the last day. ``waits_until`` is when the next one may be shown, once somebody waits. One row for each reader, which
    is locked while it is counted: so the limits hold however many connections ask at once. ``stamp`` is another one
    after each count: who remembers the counts with it may add to them without reading them.

    Personal data: how many profiles an account was shown in each five minutes of a day; a digest of network addresses.
    Erasure: the row is deleted.
    """

    reader = models.CharField(max_length=READER_LENGTH, unique=True)
    counts = models.JSONField(default=dict)
    waits_until = models.DateTimeField(null=True, blank=True)
    is_stopped = models.BooleanField(default=False)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)
    stamp = models.CharField(max_length=12, default=random_id)

    def __str__(self) -> str:
        return self.reader


class ReadingStop(models.Model):
    """An account read so many profiles in a day that it may read none until a steward lets it go on.

    ``profiles`` is how many it had been shown in a day when it was stopped.

    Personal data: whose account was stopped, when, after how many profiles, who let it go on and why.
    Erasure: kept as a record of oversight; the reason is emptied.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    profiles = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at=None), name="membership_reading_stop_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(ended_by=models.F("person")), name="membership_reading_not_ended_by_herself"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
