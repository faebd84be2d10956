"""The rules of the installation, their versions and texts, who accepted which, and whom to turn to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.languages.api import TextInLanguage

LANGUAGE_LENGTH = 7


class Document(models.TextChoices):
    """One of the documents that people live by here; the value stands in its address."""

    TERMS = "terms-of-use", _("Terms of use")
    PRIVACY = "privacy-notice", _("Privacy notice")
    CODE = "code-of-conduct", _("Code of conduct")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")


class State(models.TextChoices):
    """Where a version stands."""

    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    REPLACED = "replaced", _("Replaced")


class Version(models.Model):
    """One version of a document; ``number`` counts from 1 within its document, and a draft has the next one.

    ``language`` is that of the original. A version that ``asks`` is shown to each person once for acceptance.

    Personal data: who wrote it and who brought it into force.
    Erasure: kept; the accounts lose their names.
    """

    document = models.CharField(max_length=15, choices=Document)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    asks = models.BooleanField(default=False)
    started_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    brought_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    in_force_since = models.DateTimeField(null=True, blank=True)
    in_force_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["document", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="conduct_version_number"),
            models.UniqueConstraint(fields=["document"], condition=Q(state="draft"), name="conduct_one_draft"),
            models.UniqueConstraint(fields=["document"], condition=Q(state="in_force"), name="conduct_one_in_force"),
            models.CheckConstraint(condition=Q(document__in=Document.values), name="conduct_document"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="conduct_state"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(in_force_since__isnull=False), name="conduct_in_force_since"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.number}"


class VersionText(TextInLanguage):
    """The words of a version in one language: ``body`` and, in short, what ``changes`` against the version before.

    Both are CommonMark; ``body_html`` is ``body`` rendered when it was written.

    Personal data: who wrote it.
    Erasure: the writer is emptied; the text stays.
    """

    FIELDS: ClassVar = ("body", "changes")
    WHOLE: ClassVar = "version"

    version = models.ForeignKey(Version, models.CASCADE, related_name="texts")
    body = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    changes = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    body_html = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "language"], name="conduct_text_language"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.language}"


class Acceptance(models.Model):
    """A person accepted a version, having read it in ``language``.

    Personal data: who accepted what, and when.
    Erasure: deleted with the account; the log keeps that a version was accepted, without the name.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="acceptances")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "version"], name="conduct_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.version_id}"


class Contacts(models.Model):
    """Whom to turn to; one row. ``security_key`` is the address of the key for sealed reports, if there is one.

    Personal data: none.
    Erasure: nothing to erase; the addresses are those of offices.
    """

    general_email = models.EmailField(blank=True)
    security_email = models.EmailField(blank=True)
    security_key = models.URLField(blank=True, max_length=500)
    post = models.TextField(blank=True, max_length=1000)
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(only=True), name="conduct_one_row")]

    def __str__(self) -> str:
        return self.general_email
