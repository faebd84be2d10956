"""Announcements, their texts in six languages, and who receives them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.foundation.access.api import Guarded
from multaqa.foundation.languages.api import TextInLanguage
from multaqa.lib.ids import random_id

LONGEST_TITLE = 200
LONGEST_REASON = 500


class Whom(models.TextChoices):
    """To what sort of people an announcement goes; ``whom_detail`` of its row says which language, office or topic."""

    ALL = "all", pgettext_lazy("audience", "Everyone with an account")
    NETWORK = "network", pgettext_lazy("audience", "The members of the network")
    LANGUAGE = "language", pgettext_lazy("audience", "People who read in one language")
    OFFICE = "office", pgettext_lazy("audience", "The holders of an office")
    TOPIC = "topic", pgettext_lazy("audience", "People who follow a topic")
    NAMED = "named", pgettext_lazy("audience", "People chosen by name")


class State(models.TextChoices):
    """Where an announcement stands."""

    DRAFT = "draft", pgettext_lazy("announcement", "Draft")
    WAITING = "waiting", pgettext_lazy("announcement", "Awaits a second person")
    SCHEDULED = "scheduled", pgettext_lazy("announcement", "Scheduled")
    SENT = "sent", pgettext_lazy("announcement", "Sent")
    CORRECTED = "corrected", pgettext_lazy("announcement", "Replaced by a correction")
    WITHDRAWN = "withdrawn", pgettext_lazy("announcement", "Withdrawn")


class Announcement(Guarded):
    """Words to ``whom``, read by nobody before they are sent and never changed afterwards.

    ``language`` is that of the original. ``begins_at`` is when it is to be sent (None: at once), ``ends_at`` when its
    banner goes. One that ``corrects`` another goes to those who received that one. ``receivers`` counts whom it was for
    when it was sent; ``told_at`` is when the last of them had been told.

    Personal data: who began, offered, sent and withdrew it.
    Erasure: kept; the accounts lose their names.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    language = models.CharField(max_length=7)
    whom = models.CharField(max_length=8, choices=Whom, default=Whom.NETWORK)
    whom_detail = models.CharField(max_length=20, blank=True)
    for_visitors = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    begins_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    receivers = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    offered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    sent_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[models.Manager["Announcement"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "begins_at"], name="announcements_due"),
            models.Index(fields=["-started_at"], name="announcements_latest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="announcements_state"),
            models.CheckConstraint(condition=Q(whom__in=Whom.values), name="announcements_whom"),
            models.CheckConstraint(
                condition=Q(for_visitors=False) | Q(whom=Whom.ALL, ends_at__isnull=False),
                name="announcements_visitors_until",
            ),
            models.CheckConstraint(
                condition=Q(urgent=False) | Q(state=State.DRAFT) | ~Q(offered_by=None), name="announcements_offered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.public_id}"


class AnnouncementText(TextInLanguage):
    """An announcement in one language: its ``title`` and ``body``, which is CommonMark, rendered when written.

    Personal data: who wrote it.
    Erasure: the writer is emptied; the text stays.
    """

    FIELDS: ClassVar = ("title", "body")
    WHOLE: ClassVar = "announcement"

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="texts")
    title = models.CharField(max_length=LONGEST_TITLE, null=True, blank=True)  # noqa: DJ001  # None falls back
    body = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    body_html = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["announcement", "language"], name="announcements_text_language"),
        ]

    def __str__(self) -> str:
        return f"{self.announcement_id} {self.language}"


class Receiver(models.Model):
    """A person chosen by name for an announcement (``told_at`` is empty until it is sent), or told of it.

    Personal data: which announcements a person received, and when she marked them as read.
    Erasure: deleted with the person.
    """

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="received")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["announcement", "person"], name="announcements_received_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=Q(read_at=None), name="announcements_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.announcement_id} {self.person_id}"
