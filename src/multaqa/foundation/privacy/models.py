"""Exports of what is held about a person, erasures of it, and holds that the law puts on erasing."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.lib.ids import random_id


class Export(models.Model):
    """All that is held about a person, packed for her; ``storage_key`` names the archive, "" until it is made.

    ``size`` in bytes. The archive goes at ``expires_at``, the row thirty days later.

    Personal data: who asked for an export, and, in the archive, all that is held about her.
    Erasure: deleted with its archive.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    progress = models.ForeignKey("jobs.Progress", models.SET_NULL, null=True, related_name="+")
    language = models.CharField(max_length=7)
    storage_key = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(made_at=None), name="privacy_export_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.public_id


class ErasureState(models.TextChoices):
    """Proposed by an officer → waiting → done; or withdrawn before that."""

    PROPOSED = "proposed", pgettext_lazy("erasure", "Waits for a second officer")
    WAITING = "waiting", pgettext_lazy("erasure", "Waits for its day")
    WITHDRAWN = "withdrawn", pgettext_lazy("erasure", "Taken back")
    DONE = "done", pgettext_lazy("erasure", "Carried out")


class Erasure(models.Model):
    """A person's wish to be erased: her own, or brought to an officer (``proposed_by``) and confirmed by a second.

    ``due_at`` is the end of the waiting time. ``request`` says how an officer received it and knew who asked.
    ``rows`` maps tables to the numbers of rows changed, once done.

    Personal data: that a person asked to be erased, and when; who acted on it.
    Erasure: kept, as the proof that it was carried out; what an officer wrote is emptied.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=ErasureState)
    request = models.CharField(max_length=500, blank=True)
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    rows = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state__in=["proposed", "waiting"]), name="privacy_erasure_open_once"
            ),
            models.CheckConstraint(condition=Q(state__in=ErasureState.values), name="privacy_erasure_state"),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(due_at__isnull=False), name="privacy_erasure_waits_for_a_day"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="privacy_erasure_second_officer",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_overdue(self) -> bool:
        """Whether its day has come and something stands in its way."""
        return self.state == ErasureState.WAITING and self.due_at is not None and self.due_at <= timezone.now()


class LegalHold(models.Model):
    """Nothing of a person is erased while this holds: from ``since`` until ``until``, or until it is lifted.

    Whether she is told (``is_told``) follows from the rule in the operators' guide: she is, unless the law forbids it.

    Personal data: that there is a hold, why, and who set it.
    Erasure: nothing while it holds; afterwards the reason is emptied and the rest stays.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    is_told = models.BooleanField()
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "until"], name="privacy_hold_live")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="privacy_hold_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def last_day(self) -> date:
        """The last day on which it holds, in the reader's zone."""
        return timezone.localdate(self.until)
