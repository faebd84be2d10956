"""What an applicant says to a decision: the more that was asked of her, or an appeal."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from multaqa.features.membership.models.applications import Decision
from multaqa.features.membership.models.said import LONGEST_WORDS


class Reply(models.Model):
    """An applicant's words to one decision, said once: to *more* what was asked, to a *refusal* her appeal.

    Personal data: what an applicant said of herself, or why she thinks that a decision is wrong.
    Erasure: deleted with the application.
    """

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="reply")
    words = models.TextField(max_length=LONGEST_WORDS)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="membership_reply_says_something"),
        ]

    def __str__(self) -> str:
        return f"reply to {self.decision_id}"
