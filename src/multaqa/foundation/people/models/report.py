"""Confidential reports of reprisals."""

from django.db import models
from django.utils import timezone

from multaqa.lib.ids import random_id


class ReprisalReport(models.Model):
    """What someone wrote about reprisals, for the two officers whom the network names, and for nobody else.

    ``sealed`` holds everything, the writer's name among it, encrypted: no column says who she is.

    Personal data: who wrote what about whom, encrypted.
    Erasure: by the two officers when the matter is closed, and a year after that at the latest.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    sealed = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.public_id
