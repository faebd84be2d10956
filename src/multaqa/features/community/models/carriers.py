"""What threads hang on."""

from django.db import models

from multaqa.foundation.access.api import Guarded
from multaqa.lib.ids import random_id


class Carrier(Guarded):
    """A thing that carries threads, by reference; ``community`` is the one in whose stream they appear, if any.

    Its four columns repeat the thing's: whoever moves the thing's audience calls ``carry`` in the same transaction, and
    so moves all of its threads by one row.

    Personal data: none.
    Erasure: nothing to erase.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    ref = models.CharField(max_length=64, unique=True)
    community = models.ForeignKey("community.Community", models.PROTECT, null=True, blank=True, related_name="carriers")

    def __str__(self) -> str:
        return self.ref
