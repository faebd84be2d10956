"""Organisations, their names in every script, the contacts by which the network reaches them, their focal points."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.lib.ids import random_id

LONGEST_ORGANISATION = 200
LONGEST_REASON = 500


class Organisation(models.Model):
    """A body that people belong to. ``name`` is a label in up to six languages; all its names are ``names``.

    One that is *proposed* was named by an applicant: nobody else meets it until staff know it. A *merged* one points at
    the one it became. ``area`` is an ISO 3166-1 alpha-3 code of ``taxonomy``, empty where there is none.

    Personal data: who proposed it and who made it known.
    Erasure: kept; the accounts lose their names.
    """

    class State(models.TextChoices):
        """Whether the network knows it."""

        PROPOSED = "proposed", pgettext_lazy("organisation", "Proposed")
        KNOWN = "known", pgettext_lazy("organisation", "Known")
        MERGED = "merged", pgettext_lazy("organisation", "Merged")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    name = models.JSONField(default=dict)
    acronym = models.CharField(max_length=30, blank=True)
    constituency = models.ForeignKey("membership.Constituency", models.PROTECT, related_name="organisations")
    area = models.CharField(max_length=3, blank=True)
    website = models.URLField(max_length=300, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    known_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    known_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "constituency"], name="membership_org_state")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state="merged") ^ Q(merged_into=None), name="membership_org_merged"),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="membership_org_not_into_itself"),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(known_at__isnull=False), name="membership_org_known_at"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class OrganisationName(models.Model):
    """One name of an organisation: a label in a language, its own in another script, an acronym, a former name.

    ``language`` is any BCP 47 code, empty for an acronym. ``fold`` is the comparable form, written with the name.

    Personal data: none.
    Erasure: nothing to erase.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    language = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=LONGEST_ORGANISATION)
    fold = models.CharField(max_length=400, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "language", "fold"], name="membership_org_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A way by which the network reaches an organisation, found out by staff and never by whoever applies.

    ``value`` is a mail address, or the domain of its addresses, in lower case and with Internet names in their ASCII
    form (RFC 5891). ``how`` says how it was found out. It counts for an application that was begun after ``since``, was
    not recorded by the applicant, and has not ended. A trusted domain opens the fast lane to its own organisation:
    whoever applies with a confirmed address under it has that body asked at once; nothing else is spared her.

    Personal data: a mail address of an office, who recorded it, who trusts it and why, and who ended it.
    Erasure: kept as the organisation's; the accounts lose their names and the words are emptied.
    """

    class Kind(models.TextChoices):
        """What the value is."""

        ADDRESS = "address", _("Mail address")
        DOMAIN = "domain", _("Domain of mail addresses")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=7, choices=Kind)
    value = models.CharField(max_length=254)
    how = models.CharField(max_length=LONGEST_REASON, blank=True)
    is_trusted = models.BooleanField(default=False)
    trusted_why = models.CharField(max_length=LONGEST_REASON, blank=True)
    trusted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    trusted_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["value"], name="membership_contact_value")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "value"], condition=Q(until=None), name="membership_contact_once"
            ),
            models.CheckConstraint(
                condition=Q(is_trusted=False) | Q(kind="domain"), name="membership_contact_trusted_domain"
            ),
            models.CheckConstraint(
                condition=Q(is_trusted=False) | Q(trusted_at__isnull=False), name="membership_contact_trusted_at"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.organisation_id}"


class FocalPoint(models.Model):
    """A person acts for the body that named her, for a time; never for a State's nationals.

    Personal data: who acts for which body, since when, until when, by whom named, and why.
    Erasure: the reason is emptied; the rest stays, so that past days have an answer.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="focal_points")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(until=None), name="membership_focal_point_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "until"], name="membership_focal_live")]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.organisation_id}"
