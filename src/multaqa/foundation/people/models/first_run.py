"""The first run of an installation."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class FirstRun(models.Model):
    """How far the setting up of this installation has come; one row, made by its first start, or none.

    ``key`` goes into the link that makes the first steward's account: a new one ends older links, an empty one all.
    ``looked_through`` names the parts that a steward has been through. Until ``opened_at`` is set, visitors see that
    the site is not open yet. An installation without this row, such as one that is older than it, is open.

    Personal data: none.
    Erasure: nothing to erase.
    """

    key = models.CharField(max_length=12, blank=True)
    looked_through = models.JSONField(default=list, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(only=True), name="people_first_run_one_row")]

    def __str__(self) -> str:
        return "open" if self.opened_at else "closed"
