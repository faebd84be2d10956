"""The log of what happened: chained rows that hold digests, and erasable rows that hold the words."""

import json
from typing import ClassVar

from django.conf import settings
from django.db import models

from multaqa.foundation.facts.kinds import Fact, known_facts


class RecordedFact(models.Model):
    """One fact, never changed after it is written; what it says lies in its payload, here is only the digest.

    ``thing`` is a reference such as "news.article:abc123" or empty.

    Personal data: who acted and whom it is about, as row numbers of accounts.
    Erasure: kept; the account's own row loses its name, and the payload its words.
    """

    kind = models.CharField(max_length=100)
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    thing = models.CharField(max_length=200, blank=True)
    payload_digest = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [  # each in the order of numbers, in which the log is searched
            models.Index(fields=["kind", "id"], name="facts_of_kind"),
            models.Index(fields=["by", "id"], name="facts_by_person"),
            models.Index(fields=["about", "id"], name="facts_about_person"),
            models.Index(fields=["thing", "id"], name="facts_of_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def fact(self) -> Fact | None:
        """The fact as its class, or None when its words were erased. Raises LookupError when the class is gone."""
        words = self.payload.words
        return known_facts()[self.kind].restored(json.loads(words)) if words else None


class FactPayload(models.Model):
    """What a fact says, as canonical JSON, with the random salt that keeps its digest from being guessed.

    Personal data: whatever the fact's fields hold.
    Erasure: ``erase_payloads`` empties both columns; the digest in the chain stays.
    """

    recorded = models.OneToOneField(RecordedFact, models.PROTECT, primary_key=True, related_name="payload")
    salt = models.CharField(max_length=64, blank=True)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"payload of {self.pk}"


class Seal(models.Model):
    """A link of the chain: ``digest`` is taken over the link before, this number and the sealed fact's columns.

    Numbers follow the order of sealing, without gaps; facts that were committed late are sealed late.

    Personal data: none.
    Erasure: never.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    recorded = models.OneToOneField(RecordedFact, models.PROTECT, related_name="seal")
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"
