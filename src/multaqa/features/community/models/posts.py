"""Posts, what they said before, and what is being written."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.features.community.models.carriers import Carrier
from multaqa.features.community.models.threads import LANGUAGE_LENGTH, TITLE_LENGTH, Thread
from multaqa.foundation.access.api import Guarded
from multaqa.lib.ids import random_id


class Post(Guarded):
    """What one person said in a thread. Its own key and the thread's and the carrier's must open.

    ``number`` orders the posts of a thread, is never used twice there, and is never shown. ``source`` is Markdown,
    ``html`` what ``lib.markdown`` made of it when it was written, with placeholders for people and things.
    ``answers`` is the post it quotes or replies to. ``author`` is None under a veil. A deleted post is held back
    before its author until its days are over; ``revision`` counts its writings.

    Personal data: who wrote what, when.
    Erasure: the words stay as the network's record; the author reads "a member".
    """

    WHOLE = "thread"

    class State(models.TextChoices):
        """Where a post stands."""

        WAITING = "waiting", pgettext_lazy("post", "Waits for a facilitator")
        SHOWN = "shown", pgettext_lazy("post", "Shown")
        DELETED = "deleted", pgettext_lazy("post", "Deleted")
        HIDDEN = "hidden", pgettext_lazy("post", "Hidden by a facilitator")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    thread = models.ForeignKey(Thread, models.PROTECT, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    source = models.TextField()
    html = models.TextField()
    answers = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=7, choices=State, default=State.SHOWN)
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["thread", "number"], name="community_post_number"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "shown", "deleted", "hidden"]), name="community_post_state"
            ),
            models.CheckConstraint(
                condition=~Q(state="deleted") | Q(deleted_at__isnull=False), name="community_post_deleted_at"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["author", "-written_at"], name="community_post_author"),
            models.Index(fields=["thread", "-written_at"], name="community_post_written"),
        ]

    def __str__(self) -> str:
        return self.public_id


class Revision(models.Model):
    """What a post said after one writing; the newest is the post's own source.

    Personal data: who wrote it (None under a veil), and her words.
    Erasure: kept; the account loses its name.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    source = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "number"], name="community_revision_number"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} as written {self.number}"


class KeptPost(models.Model):
    """A person's words that were not sent yet: a reply to ``thread``, or with none a new thread on ``carrier``.

    Personal data: what a person was writing.
    Erasure: the row is deleted with the account, when the post is sent, and after 30 days.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    carrier = models.ForeignKey(Carrier, models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, models.CASCADE, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    source = models.TextField(blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "thread"], name="community_kept_reply_once"),
            models.UniqueConstraint(
                fields=["person", "carrier"], condition=Q(thread=None), name="community_kept_thread_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} writes on {self.carrier_id}"
