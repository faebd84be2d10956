"""Offices offered by mail."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from multaqa.foundation.people.models.appointment import roles
from multaqa.lib.ids import random_id


class Invitation(models.Model):
    """A role offered to whoever reads the mail of an address; it becomes an appointment when it is accepted in time.

    ``until`` is the end of the office, empty for an open one. Whether the address has an account is asked only when
    the link is opened, so that offering an office tells nobody who is known here.

    Personal data: the address invited, the role, who offered it, why, and who accepted.
    Erasure: invitations to her addresses are deleted; in those she made or accepted the reason is emptied.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    email = models.EmailField(db_index=True)
    role = models.CharField(max_length=20, choices=roles)
    reason = models.CharField(max_length=300)
    until = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=7)
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["email", "role"], condition=Q(ended_at=None), name="people_invitation_open_once"
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(ended_at__isnull=False), name="people_invitation_accepted_is_ended"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="people_invitation_lasts"),
        ]

    def __str__(self) -> str:
        return self.public_id
