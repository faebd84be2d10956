"""Conversations, who takes part in them, what they say, and what a person and the network chose."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.foundation.access.api import Guarded
from multaqa.lib.ids import random_id

LANGUAGE_LENGTH = 7


class Conversation(Guarded):
    """A small number of people who write to one another. Its audience is the set of those who take part now.

    ``pair`` names the two of a conversation between two, so that there is one for them; it is empty for a group, and
    once one of them has left. ``last_number`` is the highest number given to a message here; numbers order messages,
    are never used twice and are never shown.

    Personal data: who began it, and when.
    Erasure: kept; the account loses its name.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    network = models.ForeignKey("people.Network", models.PROTECT, related_name="+")
    begun_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    is_group = models.BooleanField(default=False)
    pair = models.CharField(max_length=48, null=True, blank=True, unique=True)
    last_number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.public_id


class Partaker(models.Model):
    """A person in a conversation, from when she was asked. The entries of its sets say what she reads.

    ``other`` is the other one of two, None in a group: a conversation with somebody who hides is not there. ``read_to``
    is the number of the last message that she read, ``has_new`` whether others wrote since: it is what the sign on
    every page counts.

    Personal data: who takes part in which conversation, when she came, answered and left, and how far she read.
    Erasure: she has left; the row stays, for what the others wrote was also written to her.
    """

    class State(models.TextChoices):
        """Where a person stands in a conversation. Who declined looks to the others as if she had not answered."""

        ASKED = "asked", pgettext_lazy("partaker", "Has not answered yet")
        IN = "in", pgettext_lazy("partaker", "Takes part")
        DECLINED = "declined", pgettext_lazy("partaker", "Declined")
        LEFT = "left", pgettext_lazy("partaker", "Left")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="partakers")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=State)
    asked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    read_to = models.PositiveIntegerField(default=0)
    has_new = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "person"], name="conversations_partaker_once"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "in", "declined", "left"]), name="conversations_partaker_state"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person"], condition=Q(has_new=True), name="conversations_partaker_new"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.conversation_id}"


class Message(Guarded):
    """What one person wrote in a conversation. Its own key is that of those who took part then: both must open.

    ``source`` is Markdown, ``html`` what ``lib.markdown`` made of it, with placeholders for things. A deleted message
    has neither.

    Personal data: who wrote what to whom, when.
    Erasure: the words are emptied, as if she had deleted it; the account loses its name.
    """

    WHOLE = "conversation"

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    source = models.TextField(blank=True)
    html = models.TextField(blank=True)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "number"], name="conversations_message_number"),
            models.CheckConstraint(
                condition=Q(deleted_at=None) | Q(source="", html=""), name="conversations_deleted_is_empty"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["author", "-sent_at"], name="conversations_message_author"),
        ]

    def __str__(self) -> str:
        return self.public_id


class KeptMessage(models.Model):
    """A person's words that were not sent yet: in a conversation, or with none for a new one.

    Personal data: what a person was writing.
    Erasure: the row is deleted with the account, when the message is sent, and after 30 days.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, models.CASCADE, null=True, blank=True, related_name="+")
    source = models.TextField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "conversation"], name="conversations_kept_once"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(conversation=None), name="conversations_kept_new_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} writes in {self.conversation_id}"


class Openness(models.Model):
    """Who may begin to write to a person; without a row everyone of the network may.

    Personal data: her choice.
    Erasure: the row is deleted.
    """

    class Who(models.TextChoices):
        """How wide a person is open to messages of people with whom she does not converse yet."""

        NETWORK = "network", pgettext_lazy("who may write to me", "Every member of the network")
        COMMUNITIES = "communities", pgettext_lazy("who may write to me", "Members with whom I share a community")
        NOBODY = "nobody", pgettext_lazy("who may write to me", "Nobody")

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="+")
    who = models.CharField(max_length=11, choices=Who, default=Who.NETWORK)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(who__in=["network", "communities", "nobody"]), name="conversations_openness_who"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.who}"


class Keeping(models.Model):
    """For how many months a network keeps messages; without a row, for twelve.

    Personal data: none.
    Erasure: nothing to erase.
    """

    network = models.OneToOneField("people.Network", models.CASCADE, related_name="+")
    months = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=120), name="conversations_keeping_months"),
        ]

    def __str__(self) -> str:
        return f"{self.network_id}: {self.months} months"
