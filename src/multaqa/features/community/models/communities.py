"""Communities, and who belongs to them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.foundation.access.api import Guarded, Label
from multaqa.lib.ids import random_id

NAME_LENGTH = 120
PURPOSE_LENGTH = 500
RULES_LENGTH = 8000
WORDS_LENGTH = 1000


class Access(models.TextChoices):
    """How one comes into a community, and who knows that it exists."""

    OPEN = "open", pgettext_lazy("community", "Open")
    LISTED = "listed", pgettext_lazy("community", "Listed")
    HIDDEN = "hidden", pgettext_lazy("community", "Hidden")


class Community(Guarded):
    """Where people of one subject meet. Its read key says who *knows of* it, not who reads what is said in it.

    That is the network's key, or for a hidden one the community's own. What is said bears ``community:…``; in an open
    one it bears the network's key by default (``is_wide``), and ``default_label`` otherwise as chosen.
    ``name``, ``purpose`` and ``rules`` are labels: language code → text (rules: Markdown). ``languages`` are those in
    which it works, codes in the order of their weight. ``first_posts_wait``: the first posts of who is new wait for a
    facilitator. An archived community is read, and nothing is written in it. ``rules_html`` is what ``lib.markdown``
    made of the rules. ``folded`` holds its names as searching compares them, ``sort_keys`` one for each
    of the six languages (``lib.fold``). ``revision`` is how often it was written: who writes says which one she saw.

    Personal data: who founded it.
    Erasure: kept; the account loses its name.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    network = models.ForeignKey("people.Network", models.PROTECT, related_name="+")
    access = models.CharField(max_length=6, choices=Access, default=Access.OPEN)
    name = models.JSONField()
    purpose = models.JSONField(default=dict, blank=True)
    rules = models.JSONField(default=dict, blank=True)
    rules_html = models.JSONField(default=dict, blank=True)
    folded = models.TextField(blank=True)
    sort_keys = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    languages = models.JSONField(default=list, blank=True)
    topics = models.ManyToManyField("taxonomy.Term", related_name="+", blank=True)
    is_wide = models.BooleanField(default=False)
    default_label = models.CharField(max_length=16, choices=Label, default=Label.GREEN)
    first_posts_wait = models.BooleanField(default=False)
    founded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    founded_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(access__in=Access.values), name="community_access"),
            models.CheckConstraint(condition=Q(is_wide=False) | Q(access="open"), name="community_wide_only_if_open"),
        ]

    def __str__(self) -> str:
        return self.public_id


class Role(models.TextChoices):
    """What a person is in a community."""

    PARTICIPANT = "participant", pgettext_lazy("role in a community", "Participant")
    FACILITATOR = "facilitator", pgettext_lazy("role in a community", "Facilitator")


class Participation(models.Model):
    """A person belongs to a community, asks to, or did; she holds its key exactly while the row is *active*.

    One row for a person and a community; its past spans are in her holdings. ``words`` is what she said when she
    asked, ``reason`` what she was told when refused or put out. ``seen_at`` is when she last looked at its threads
    (written in batches), for "new since". ``public_id`` names it to her alone: where a hidden community ceases to
    exist for her, what she was told of it still stands there.

    Personal data: who belongs to which community, in what role, since when; what she said when asking, what she was
    told, and when she last looked.
    Erasure: words and reason are emptied, the participation ends; that it was stays.
    """

    class State(models.TextChoices):
        """Where a participation stands."""

        ASKED = "asked", pgettext_lazy("participation", "Asked to join")
        ACTIVE = "active", pgettext_lazy("participation", "Active")
        REFUSED = "refused", pgettext_lazy("participation", "Refused")
        LEFT = "left", pgettext_lazy("participation", "Left")
        REMOVED = "removed", pgettext_lazy("participation", "Put out")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    community = models.ForeignKey(Community, models.PROTECT, related_name="participations")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="participations")
    state = models.CharField(max_length=7, choices=State)
    role = models.CharField(max_length=11, choices=Role, default=Role.PARTICIPANT)
    words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    reason = models.CharField(max_length=WORDS_LENGTH, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "person"], name="community_participation_once"),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(since__isnull=False), name="community_participation_since"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "state"], name="community_participation_person"),
            models.Index(fields=["community", "state", "role"], name="community_participation_role"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.community_id}: {self.state}"
