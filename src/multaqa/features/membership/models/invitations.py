"""Invitations to apply, each bound to the one address it went to."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from multaqa.lib.ids import random_id


class Invitation(models.Model):
    """Somebody asks the reader of one address to apply, for an organisation; it admits nobody.

    ``token`` is the random part of its link, new with each letter; ``letters`` counts those that went out. It counts
    until ``expires_at`` unless it ended before: taken by ``person``, withdrawn, or declined, which empties the address.
    ``said`` is what a list that was brought in says of her, by which her application begins; emptied when it is over,
    None for an invitation that stood in no list.

    Personal data: the address of somebody who may have no account, who invited her, who took the invitation, and what a
    list says of her until then.
    Erasure: deleted with either account, by whoever declines it, and in any case ninety days after its end.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    organisation = models.ForeignKey("membership.Organisation", models.PROTECT, related_name="invitations")
    network = models.ForeignKey("people.Network", models.PROTECT, related_name="+")
    address = models.EmailField(db_index=True, blank=True)
    language = models.CharField(max_length=7)
    token = models.CharField(max_length=32)
    letters = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    said = models.JSONField(null=True, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    application = models.ForeignKey(
        "membership.Application", models.SET_NULL, null=True, blank=True, related_name="invitations"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["by", "organisation", "address"],
                condition=Q(ended_at=None),
                name="membership_invitation_open_once",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(ended_at__isnull=False), name="membership_invitation_taken_is_ended"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="membership_invitation_lasts"),
        ]

    def __str__(self) -> str:
        return self.public_id
