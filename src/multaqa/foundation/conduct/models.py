"""The rules of the installation, who accepted which, whom to turn to, and reports about people."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.languages.api import TextInLanguage
from multaqa.lib.ids import random_id

LANGUAGE_LENGTH = 7
LONGEST_REPORT = 5_000  # characters
LONGEST_ANSWER = 2_000


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


class Reason(models.TextChoices):
    """What a person is reported for."""

    HARASSMENT = "harassment", _("Harassment or threats")
    POSING = "posing", _("Posing as somebody else")
    FALSE = "false", _("False statements about post, organisation or experience")
    CONFIDENCE = "confidence", _("Passing on what was confided")
    COLLECTING = "collecting", _("Collecting details of members")
    ADVERTISING = "advertising", _("Advertising or unwanted messages")
    OTHER = "other", _("Something else")


class Outcome(models.TextChoices):
    """What came of a report, as its writer is told."""

    NO_BREACH = "no_breach", _("No breach of the rules was found")
    SPOKEN = "spoken", _("The person was spoken to")
    MEASURES = "measures", _("Measures were taken")
    PASSED_ON = "passed_on", _("The matter was passed on to those who decide on it")


class PersonReport(models.Model):
    """Somebody reports a person to the officers. ``page`` is the path of hers, without a language, that was reported.

    It leaves no line in the log, for an auditor may be the person reported, and learn it there: what was done, by whom
    and when stands in the row. ``is_unnamed`` says that its writer does not want to be named to that person.

    Personal data: who reported whom, why and in which words; who looked into it; what came of it.
    Erasure: the words are emptied and the writer's name goes; all of it is deleted a year after the matter is closed.
    """

    class State(models.TextChoices):
        """Where a report stands."""

        NEW = "new", _("New")
        TAKEN = "taken", _("Being looked into")
        CLOSED = "closed", _("Closed")

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    reporter = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    reported = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    page = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.TextField(blank=True, max_length=LONGEST_REPORT)
    is_unnamed = models.BooleanField(default=True)
    state = models.CharField(max_length=6, choices=State, default=State.NEW)
    sent_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    answer = models.TextField(blank=True, max_length=LONGEST_ANSWER)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "sent_at"], name="conduct_report_waiting")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reporter=F("reported")), name="conduct_report_of_another"),
            models.CheckConstraint(
                condition=~Q(taken_by=F("reported")), name="conduct_report_not_taken_by_whom_it_is_about"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | ~Q(state="closed"),
                name="conduct_report_closed_at",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id
