"""The constituencies of a network, and what is said in public of who is admitted and how."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from multaqa.foundation.languages.api import TextInLanguage

CODE_LENGTH = 40


class Constituency(models.Model):
    """One of the bodies of people whom a network admits, such as parliaments.

    ``code`` is what its members' key is made of (``constituency:parliaments``); no two networks share one. ``name`` is
    a label in six languages. ``is_governmental``: those who stand for it speak for a State's authorities.
    ``needs_government_nominator``: one of the nominators must be such a person, of the same country or area.
    ``is_at_risk``: its people start unlisted, without photo and country or area. ``is_open``: it takes applications.

    Personal data: none.
    Erasure: nothing to erase.
    """

    network = models.ForeignKey("people.Network", models.PROTECT, related_name="constituencies")
    code = models.SlugField(max_length=CODE_LENGTH, unique=True)
    name = models.JSONField(default=dict)
    order = models.PositiveSmallIntegerField()
    is_governmental = models.BooleanField(default=False)
    needs_government_nominator = models.BooleanField(default=False)
    is_at_risk = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["order", "pk"]

    def __str__(self) -> str:
        return self.code


class ConstituencyText(TextInLanguage):
    """Who may join by one constituency, in one language: ``who`` is CommonMark, rendered when it is written.

    Personal data: who wrote it.
    Erasure: the writer is emptied; the text stays.
    """

    FIELDS: ClassVar = ("who",)
    WHOLE: ClassVar = "constituency"

    constituency = models.ForeignKey(Constituency, models.CASCADE, related_name="texts")
    who = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    html = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["constituency", "language"], name="membership_constituency_language"),
        ]

    def __str__(self) -> str:
        return f"{self.constituency_id} {self.language}"


class AdmissionRules(models.Model):
    """How a network admits people. ``language`` is that of the original of its texts.

    ``days_to_answer`` is the target time of an answer, in days from the moment the vouching is whole. ``new_for_days``:
    for how long after her own admission a nominator needs a second one beside her. ``term_months``: how
    long a membership lasts before somebody must attest it anew.

    Personal data: none.
    Erasure: nothing to erase.
    """

    network = models.OneToOneField("people.Network", models.PROTECT, related_name="admission_rules")
    language = models.CharField(max_length=7)
    days_to_answer = models.PositiveSmallIntegerField(default=14)
    new_for_days = models.PositiveSmallIntegerField(default=90)
    term_months = models.PositiveSmallIntegerField(default=12)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(term_months__range=(3, 60)), name="membership_term_of_some_months"),
        ]

    def __str__(self) -> str:
        return f"admission to {self.network_id}"


class AdmissionText(TextInLanguage):
    """The page of admission in one language. Each field is CommonMark; ``html`` has them rendered, by field.

    ``welcome`` says for whom the network is, ``asked`` what is asked and why, ``vouching`` who vouches and how,
    ``duration`` how long it takes, ``refusal`` how refusal and appeal work.

    Personal data: who wrote it.
    Erasure: the writer is emptied; the text stays.
    """

    FIELDS: ClassVar = ("welcome", "asked", "vouching", "duration", "refusal")
    WHOLE: ClassVar = "rules"

    rules = models.ForeignKey(AdmissionRules, models.CASCADE, related_name="texts")
    welcome = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    asked = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    vouching = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    duration = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    refusal = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    html = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rules", "language"], name="membership_admission_language"),
        ]

    def __str__(self) -> str:
        return f"{self.rules_id} {self.language}"
