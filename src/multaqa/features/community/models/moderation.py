"""What readers say against posts, and what facilitators or officers decided about posts and people."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.features.community.models.communities import WORDS_LENGTH, Community
from multaqa.features.community.models.posts import Post
from multaqa.lib.ids import random_id


class Rule(models.TextChoices):
    """The rule that a post breaks: what it is flagged for, and what its author is told."""

    DANGER = "danger", pgettext_lazy("rule", "It endangers people or places")
    CONFIDENCE = "confidence", pgettext_lazy("rule", "It passes on what was confided")
    PERSONAL = "personal", pgettext_lazy("rule", "It gives away details of a person")
    HARASSMENT = "harassment", pgettext_lazy("rule", "It insults, threatens or harasses")
    FALSE = "false", pgettext_lazy("rule", "It states what is false as true")
    ADVERTISING = "advertising", pgettext_lazy("rule", "It advertises or repeats itself")
    PLACE = "place", pgettext_lazy("rule", "It does not belong in this community")
    OTHER = "other", pgettext_lazy("rule", "Something else, told in words")


class Flag(models.Model):
    """A reader says that a post breaks a rule. It leaves no fact, and its writer is never named to the post's author.

    ``said`` is what the post said then, for those who decide; under TLP:RED nothing, for its readers pass it to nobody.
    ``for_office``: no facilitator may decide on it, so officers do. ``outcome`` is what its writer is told.

    Personal data: who flagged whose post, why, and in which words.
    Erasure: the words are emptied and the writer's name goes.
    """

    class Outcome(models.TextChoices):
        """What came of it, in general words."""

        NO_BREACH = "no_breach", pgettext_lazy("outcome of a flag", "No breach of the rules was found")
        ACTED = "acted", pgettext_lazy("outcome of a flag", "Something was done about it")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    post = models.ForeignKey(Post, models.PROTECT, related_name="flags")
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    rule = models.CharField(max_length=11, choices=Rule)
    words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    said = models.TextField(blank=True)
    for_office = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "by"], condition=Q(closed_at=None), name="community_flag_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | Q(closed_at__isnull=False) & ~Q(outcome=""),
                name="community_flag_outcome",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["closed_at", "at"], name="community_flag_waiting")]

    def __str__(self) -> str:
        return self.public_id


class Measure(models.Model):
    """What was decided about a person's post or about her in a community: told to her, and open to one appeal.

    ``by_office``: officers decided, not facilitators. ``minutes`` is how long she waits between two posts when she was
    slowed down; ``until`` ends that, or a suspension. ``revision`` is the last writing of a post that was edited.
    ``ended_at``: it was taken back, by whoever decides or on appeal. ``public_id`` names it to her alone.

    Personal data: what was decided about a person, by whom, why; her appeal and the answer.
    Erasure: reason, appeal and answer are emptied; that it was decided stays.
    """

    class Kind(models.TextChoices):
        """What was done."""

        HIDDEN = "hidden", pgettext_lazy("measure", "The post was hidden")
        EDITED = "edited", pgettext_lazy("measure", "The text of the post was changed")
        WARNED = "warned", pgettext_lazy("measure", "A warning")
        SLOWED = "slowed", pgettext_lazy("measure", "A pause between posts")
        SUSPENDED = "suspended", pgettext_lazy("measure", "No taking part until a day")

    class Appeal(models.TextChoices):
        """Where an appeal stands."""

        NONE = "none", pgettext_lazy("appeal against a measure", "None")
        WAITING = "waiting", pgettext_lazy("appeal against a measure", "Waits for a decision")
        UPHELD = "upheld", pgettext_lazy("appeal against a measure", "The decision stands")
        GRANTED = "granted", pgettext_lazy("appeal against a measure", "The decision was taken back")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    community = models.ForeignKey(Community, models.PROTECT, null=True, blank=True, related_name="measures")
    post = models.ForeignKey(Post, models.PROTECT, related_name="measures")
    about = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    rule = models.CharField(max_length=11, choices=Rule)
    reason = models.CharField(max_length=WORDS_LENGTH, blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    by_office = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    appeal = models.CharField(max_length=7, choices=Appeal, default=Appeal.NONE)
    appeal_words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=WORDS_LENGTH, blank=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(by=F("about")), name="community_measure_about_another"),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("by")) & ~Q(answered_by=F("about")),
                name="community_appeal_to_another",
            ),
            models.CheckConstraint(
                condition=~Q(kind="slowed") | Q(minutes__gt=0, until__isnull=False), name="community_measure_minutes"
            ),
            models.CheckConstraint(
                condition=~Q(kind="suspended") | Q(until__isnull=False), name="community_measure_until"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["about", "community", "until"], name="community_measure_holds"),
            models.Index(fields=["appeal", "appealed_at"], name="community_appeal_waiting"),
        ]

    def __str__(self) -> str:
        return self.public_id
