"""Threads, and how far each reader has read them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.features.community.models.carriers import Carrier
from multaqa.foundation.access.api import Guarded
from multaqa.lib.ids import random_id

TITLE_LENGTH = 200
LANGUAGE_LENGTH = 7


class Thread(Guarded):
    """A title and the posts under it, which hang on a carrier: both keys must open.

    ``community`` repeats the carrier's, for the stream. ``last_number`` is the highest number given to a post here;
    numbers order posts and are never shown. ``replies`` and ``last_at`` are over the posts after the first whose read
    key is the thread's own, which all of its readers may read: only ``commands/tally.py`` writes them. ``started_by``
    is None for a thread begun under a veil. A thread merged into another leads there.

    Personal data: who started it; its title is her words.
    Erasure: kept; the account loses its name.
    """

    WHOLE = "carrier"

    class Kind(models.TextChoices):
        """What a thread is."""

        DISCUSSION = "discussion", pgettext_lazy("thread", "Discussion")
        INTRODUCTION = "introduction", pgettext_lazy("thread", "Introduction")
        QUESTION = "question", pgettext_lazy("thread", "Question")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    carrier = models.ForeignKey(Carrier, models.PROTECT, related_name="threads")
    community = models.ForeignKey("community.Community", models.PROTECT, null=True, blank=True, related_name="threads")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DISCUSSION)
    title = models.CharField(max_length=TITLE_LENGTH)
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    topics = models.ManyToManyField("taxonomy.Term", related_name="+", blank=True)
    started_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    last_number = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)
    pinned_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["discussion", "introduction", "question"]), name="community_thread_kind"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-last_at"], name="community_thread_stream"),
            models.Index(fields=["carrier", "-last_at"], name="community_thread_carried"),
            models.Index(fields=["community", "pinned_at"], name="community_thread_pinned"),
        ]

    def __str__(self) -> str:
        return self.public_id


class ReadMark(models.Model):
    """How far a person has read a thread: everything up to ``number``. Written in batches, never a fact.

    Personal data: who read which thread, how far and when.
    Erasure: the row is deleted.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="marks")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "thread"], name="community_mark_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} read {self.thread_id} to {self.number}"
