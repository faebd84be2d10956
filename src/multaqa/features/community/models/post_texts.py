"""What posts say in other languages, who disputes it, and who would rather read originals."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from multaqa.features.community.models.posts import Post
from multaqa.foundation.languages.api import TextInLanguage

REASON_LENGTH = 500


class PostText(TextInLanguage):
    """A post in another language than its own, by a member or drafted by a machine; the original is the post itself.

    It has no key of its own: it is read where its post is read, and closes with it. ``body`` is Markdown, ``html`` what
    ``lib.markdown`` made of it when it was written, with placeholders as in posts. A draft (``status``) is shown to
    those who may translate, and to nobody else. ``disputed_at`` is when a reader first said that it is wrong and nobody
    has answered: until then the original stands in front. What a machine drafted stays ``by_machine`` for ever, and
    ``translator`` is then who checked it.

    Personal data: who translated it.
    Erasure: the words stay as the network's record; the translator reads "a member".
    """

    FIELDS: ClassVar = ("body",)
    WHOLE: ClassVar = "post"

    post = models.ForeignKey(Post, models.CASCADE, related_name="texts")
    body = models.TextField(null=True, blank=True)  # noqa: DJ001  # None: not in this language yet
    html = models.TextField(blank=True)
    disputed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "language"], name="community_post_text_language"),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} in {self.language}"


class Dispute(models.Model):
    """A reader says that a translation is wrong, and why; ``closed_at`` is when it was mended or answered.

    Personal data: who disputed which translation, and her words.
    Erasure: the words are emptied; who disputed it reads "a member".
    """

    text = models.ForeignKey(PostText, models.CASCADE, related_name="disputes")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["text", "person"], condition=models.Q(closed_at=None), name="community_dispute_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} disputes {self.text_id}"


class ReadingChoice(models.Model):
    """Whether a person sees posts in her own language where a translation exists; without a row she does.

    Personal data: how a person likes to read.
    Erasure: the row is deleted.
    """

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="+")
    in_mine = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.in_mine}"
