"""How far a newly admitted person has come with her first ten minutes."""

from django.db import models


class Beginning(models.Model):
    """What a member settled herself of the steps of the first ten minutes; there is none before she did so.

    ``settled`` says by the names of steps how: "skipped", or "right" where all stays as it is. What a step asks for
    (a second factor, words) is never kept here: whether it is there is asked each time.

    Personal data: which steps a member skipped.
    Erasure: the row is deleted.
    """

    member = models.OneToOneField("membership.Member", models.CASCADE, primary_key=True, related_name="beginning")
    settled = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"beginning of {self.member_id}"
