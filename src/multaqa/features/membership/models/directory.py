"""By what every process tells that the directory it keeps in memory has been overtaken."""

from django.db import models

from multaqa.lib.ids import random_id


class DirectoryEdition(models.Model):
    """The edition of a network's directory: a new random word whenever something in it has changed.

    It is written in the transaction of the change (``commands/editions.py``), so whoever reads it before she reads the
    members never takes old rows for new ones.

    Personal data: none.
    Erasure: nothing to erase.
    """

    network = models.OneToOneField("people.Network", models.CASCADE, related_name="+")
    edition = models.CharField(max_length=12, default=random_id)

    def __str__(self) -> str:
        return f"directory of {self.network_id}: {self.edition}"
