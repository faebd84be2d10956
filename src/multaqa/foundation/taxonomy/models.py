"""Vocabularies, their terms, and the names by which people look for them."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.lib.ids import random_id
from multaqa.lib.labels import label_in


class State(models.TextChoices):
    """Where a term stands: proposed → active → retired (a retired one that was not merged may come back)."""

    PROPOSED = "proposed", _("Proposed")
    ACTIVE = "active", _("Active")
    RETIRED = "retired", _("Retired")


class Scheme(models.Model):
    """A vocabulary: our own, or one that an operator loaded (UNBIS, UNESCO).

    ``labels`` is language code → title (``lib.labels``); ``rights`` says whose it is and under which licence.

    Personal data: none.
    Erasure: nothing to erase.
    """

    slug = models.SlugField(max_length=40, unique=True)
    labels = models.JSONField(default=dict)
    rights = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.slug


class Term(models.Model):
    """A subject: one idea with one label in each language, under at most one wider term of its vocabulary.

    ``code`` names it inside its vocabulary for good. ``suggests`` is false for headings and for the terms of loaded
    vocabularies, which people find by searching and are never offered. ``loaded`` is the digest of the term as a file
    last gave it, by which upkeep made here is told from a change of the file; empty for terms made here. A term that
    was merged points at the term that took its place: whoever refers to it still finds a term.

    Personal data: who proposed it and why.
    Erasure: the proposer is unlinked and the reason emptied; the term stays.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, to_field="slug", related_name="terms")
    code = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="narrower")
    position = models.PositiveIntegerField(default=0)
    labels = models.JSONField(default=dict)
    definition = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    suggests = models.BooleanField(default=True)
    proposed_by = models.ForeignKey(
        "people.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="proposed_terms"
    )
    reason = models.CharField(max_length=500, blank=True)
    loaded = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["scheme", "state", "position"], name="taxonomy_term_tree"),
            models.Index(fields=["state", "suggests"], name="taxonomy_term_suggests"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scheme", "code"], name="taxonomy_term_code"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="taxonomy_term_state"),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(state="retired"),
                name="taxonomy_term_merged_is_retired",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")) & ~models.Q(merged_into=models.F("id")),
                name="taxonomy_term_not_its_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id}:{self.code}"

    def label(self, language: str) -> str:
        """The label in ``language``, else in English, else in any."""
        return label_in(self.labels, language)


class TermName(models.Model):
    """One name of a term in one language: its label (``preferred``) or a synonym, with its folded form for searching.

    Personal data: none.
    Erasure: nothing to erase.
    """

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=7)
    name = models.CharField(max_length=300)
    fold = models.CharField(max_length=300, db_index=True)
    preferred = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["term", "language", "fold"], name="taxonomy_name_once"),
            models.UniqueConstraint(
                fields=["term", "language"], condition=models.Q(preferred=True), name="taxonomy_name_one_preferred"
            ),
        ]

    def __str__(self) -> str:
        return self.name
