"""Suspensions: for a time a member holds no key; why, until when, her appeal, and how it ended."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.features.membership.models.said import LONGEST_WORDS
from multaqa.lib.ids import random_id


class Suspension(models.Model):
    """A membership is suspended from ``since`` until ``ended_at``; at most one at a time.

    ``reason`` is what the member is told, in ``language``. One by a focal point lapses at ``lapses_at`` unless staff
    confirm it before (``confirmed_by``); one by staff has none. ``appeal`` is what she answers; somebody who neither
    suspended nor confirmed hears it, and says so in ``answer``.

    Personal data: who was suspended by whom and why, her appeal, and what was answered.
    Erasure: the words are emptied; since when and until when stays.
    """

    class Outcome(models.TextChoices):
        """How a suspension ended."""

        LIFTED = "lifted", pgettext_lazy("suspension", "Lifted")
        LAPSED = "lapsed", pgettext_lazy("suspension", "Lapsed, nobody confirmed it")
        OVER = "over", pgettext_lazy("suspension", "The membership ended")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    member = models.ForeignKey("membership.Member", models.PROTECT, related_name="suspensions")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    reason = models.TextField(max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(max_length=7)
    lapses_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    appeal = models.TextField(max_length=LONGEST_WORDS, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=LONGEST_WORDS, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["lapses_at"], condition=Q(ended_at=None), name="membership_suspension_lapses"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(ended_at=None), name="membership_suspension_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="membership_suspension_outcome",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("by")), name="membership_suspension_two_people"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(appealed_at__isnull=False), name="membership_suspension_heard"
            ),
        ]

    def __str__(self) -> str:
        return f"suspension {self.public_id}"
