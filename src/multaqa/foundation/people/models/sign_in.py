"""Where a person is signed in, and from which browsers she has signed in before."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from multaqa.lib.ids import random_id


class Device(models.Model):
    """A browser from which a person has signed in; ``digest`` is that of the secret in the browser's cookie.

    Personal data: that a person used this browser, and when first and last.
    Erasure: deleted with the person, and a year after it was last used.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    first_used_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "digest"], name="people_device_once"),
        ]

    def __str__(self) -> str:
        return self.digest[:8]


class SignIn(models.Model):
    """One session of a person: ``browser`` and ``system`` are coarse words (``devices.py``), "" when unknown.

    ``session_key`` is the key of the session in Django's store, by which it is ended. ``seen_at`` is written in
    batches, so it may lie a minute back.

    Personal data: when and with what a person was signed in, and from which address of the network.
    Erasure: the address is emptied after 30 days, the row deleted 30 days after its end; with the person.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, db_index=True)
    browser = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    network_address = models.GenericIPAddressField(null=True, blank=True)
    began_at = models.DateTimeField(default=timezone.now, db_index=True)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "ended_at"], name="people_sign_in_live")]

    def __str__(self) -> str:
        return self.public_id
