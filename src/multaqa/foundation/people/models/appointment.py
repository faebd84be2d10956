"""Appointments of staff."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from multaqa.foundation.people.capabilities import Capability, Role


def roles() -> list[tuple[str, str]]:
    """The choices of a role: a function, so that a new one changes no table."""
    return [(role.value, role.value) for role in Role]


def capabilities() -> list[tuple[str, str]]:
    """The choices of a capability: a function, so that a new one changes no table."""
    return [(capability.value, capability.value) for capability in Capability]


class Appointment(models.Model):
    """A role, or one capability, held by a person from ``since`` until ``until`` (open when empty).

    It is closed, never deleted, so that "who could do this on that day" has an answer.

    Personal data: who was appointed to what, by whom, when and why.
    Erasure: kept as a record of office; the reason is emptied.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, blank=True, choices=roles)
    capability = models.CharField(max_length=30, blank=True, choices=capabilities)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "until"], name="people_appointment_live")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(role="") & ~models.Q(capability=""))
                | (~models.Q(role="") & models.Q(capability="")),
                name="people_appointment_one_office",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="people_appointment_ends_after",
            ),
        ]

    def __str__(self) -> str:
        return self.role or self.capability
