"""Recoveries of accounts whose owner lost every factor, and changes of address that can be undone."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from multaqa.lib.ids import random_id


class Outcome(models.TextChoices):
    """How a recovery ended; empty while it is open."""

    OPEN = "", ""
    DONE = "done", "done"
    STOPPED = "stopped", "stopped"
    REFUSED = "refused", "refused"


class Recovery(models.Model):
    """Somebody lost phone and codes: two people verify her, each alone, then a time is waited, then factors go.

    The first is an officer; the second (``second_officer``) another, or a focal point of her organisation.

    ``asked_at`` is set when she asked herself; ``due_at`` once both have verified her. The constraints hold
    what the commands say: two different people, neither of them the person, one open recovery for each person.

    Personal data: who lost her factors, who verified her, how, and why.
    Erasure: the words are emptied; the rest stays, so that it can be answered who let whom in.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    first_officer = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    first_at = models.DateTimeField(null=True, blank=True)
    first_words = models.TextField(blank=True)
    second_officer = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    second_at = models.DateTimeField(null=True, blank=True)
    second_words = models.TextField(blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=7, blank=True, choices=Outcome, default=Outcome.OPEN)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="people_recovery_open_once"),
            models.CheckConstraint(condition=~Q(first_officer=F("person")), name="people_recovery_first_is_another"),
            models.CheckConstraint(condition=~Q(second_officer=F("person")), name="people_recovery_second_is_another"),
            models.CheckConstraint(
                condition=~Q(second_officer=F("first_officer")), name="people_recovery_two_officers"
            ),
            models.CheckConstraint(condition=Q(due_at=None) | ~Q(second_at=None), name="people_recovery_due_after_two"),
        ]

    def __str__(self) -> str:
        return self.public_id


class AddressChange(models.Model):
    """An account moved from one address to another; whoever reads the old one can undo it for a week.

    Personal data: the address before and after.
    Erasure: deleted after 90 days; with the person.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    before = models.EmailField()
    after = models.EmailField()
    changed_at = models.DateTimeField(default=timezone.now, db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.public_id
