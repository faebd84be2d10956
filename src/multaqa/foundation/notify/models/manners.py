"""How a person wants her mail: how often, at which hour, when not, and from where."""

from typing import ClassVar, Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

MORNING: Final = 7


class Rhythm(models.TextChoices):
    """How often mail comes."""

    AT_ONCE = "now", pgettext_lazy("how often mail comes", "At once")
    DAILY = "day", pgettext_lazy("how often mail comes", "Once a day")
    WEEKLY = "week", pgettext_lazy("how often mail comes", "Once a week")
    NEVER = "never", pgettext_lazy("how often mail comes", "Never")


class Manner(models.Model):
    """How a person wants mail of notices, where she chose; whoever has no row gets it at once.

    ``hour`` (0 to 23) and ``weekday`` (0 is Monday) are when a digest comes, ``quiet_from`` and ``quiet_until`` the
    hours between which nothing comes (both None: mail may always come), all in her own time zone. ``only_direct``:
    nothing but what asks for her in person.

    Personal data: a preference.
    Erasure: deleted with the person.
    """

    person = models.OneToOneField("people.Person", models.CASCADE, primary_key=True, related_name="+")
    rhythm = models.CharField(max_length=5, choices=Rhythm, default=Rhythm.AT_ONCE)
    hour = models.PositiveSmallIntegerField(default=MORNING)
    weekday = models.PositiveSmallIntegerField(default=0)
    quiet_from = models.PositiveSmallIntegerField(null=True, blank=True)
    quiet_until = models.PositiveSmallIntegerField(null=True, blank=True)
    only_direct = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="notify_manner_rhythm"),
            models.CheckConstraint(condition=Q(hour__lt=24, weekday__lt=7), name="notify_manner_hour"),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None) | Q(quiet_from__lt=24, quiet_until__lt=24),
                name="notify_manner_quiet",
            ),
        ]

    def __str__(self) -> str:
        return self.rhythm


class SourceManner(models.Model):
    """How often a person wants mail from one source, such as a community, where she chose otherwise than for the rest.

    Personal data: a preference, and which source it is about.
    Erasure: deleted with the person.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    source = models.CharField(max_length=80)
    rhythm = models.CharField(max_length=5, choices=Rhythm)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "source"], name="notify_source_once"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="notify_source_rhythm"),
        ]
        indexes: ClassVar = [models.Index(fields=["source", "rhythm"], name="notify_source_wanting")]

    def __str__(self) -> str:
        return f"{self.source}: {self.rhythm}"


class DigestRound(models.Model):
    """Up to which moment the digests of one rhythm have told a person, and when the next one is looked at.

    The row moves in the transaction that queues a digest: each moment is in one digest, whatever is killed between.

    Personal data: when a person was last sent a digest.
    Erasure: deleted with the person.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=5, choices=Rhythm)
    told_until = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "rhythm"], name="notify_round_once"),
            models.CheckConstraint(condition=Q(rhythm__in=["day", "week"]), name="notify_round_rhythm"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.rhythm}"
