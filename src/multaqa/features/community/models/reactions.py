"""What readers say of a post with one tap."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from multaqa.features.community.models.posts import Post


class Reaction(models.Model):
    """One person says one of four things of a post; never a fact, for a tap is no act that anybody answers for.

    Personal data: who found which post helpful, agrees, can help or did the same, and when.
    Erasure: the row is deleted.
    """

    class Kind(models.TextChoices):
        """All that can be said: there is no applause and no contempt here."""

        HELPED = "helped", pgettext_lazy("reaction", "It helped me")
        AGREE = "agree", pgettext_lazy("reaction", "I agree")
        CAN_HELP = "can_help", pgettext_lazy("reaction", "I can help")
        DID_TOO = "did_too", pgettext_lazy("reaction", "I did this too")

    post = models.ForeignKey(Post, models.CASCADE, related_name="reactions")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "kind", "person"], name="community_reaction_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["helped", "agree", "can_help", "did_too"]), name="community_reaction_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.post_id}"
