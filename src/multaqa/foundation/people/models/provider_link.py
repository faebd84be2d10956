"""Which identity elsewhere signs in to which account."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class ProviderLink(models.Model):
    """That whoever is ``subject`` at a provider of sign-ins may sign in as a person; no token of hers is kept.

    ``provider`` is the id that the installation has given the provider (``MULTAQA_SIGN_IN_BY``).

    Personal data: the number of a person at another house, since when it is used here and when last.
    Erasure: deleted with the person.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    provider = models.CharField(max_length=31)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "subject"], name="people_link_of_subject"),
            models.UniqueConstraint(fields=["person", "provider"], name="people_link_of_person"),
        ]

    def __str__(self) -> str:
        return self.provider
