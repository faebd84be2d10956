"""Keys by which names that sound alike are found, whatever their script."""

from typing import ClassVar

from django.db import models

LONGEST_KEY = 40


class NameKey(models.Model):
    """One key (``lib.names.keys_of``) of the names that a person has in an application or a membership.

    People whose names are alike share a key, so that a few rows are compared and not every two people.

    Personal data: the coarse sound of parts of a person's names.
    Erasure: the rows are deleted.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "person"], name="membership_name_key_once")]

    def __str__(self) -> str:
        return self.key
