"""Text that exists in several languages: one row for each language."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """How far the text in one language has come."""

    AWAITING = "awaiting", pgettext_lazy("translation", "Awaiting translation")
    DRAFTED = "drafted", pgettext_lazy("translation", "Drafted")
    DONE = "done", pgettext_lazy("translation", "Done")


class TextInLanguage(models.Model):
    """A text in one language. A subclass has nullable text fields.

    The subclass names its text fields in ``FIELDS`` and the foreign key to its whole in ``WHOLE``. The row whose
    ``source_language`` is empty is the original. ``revisions`` counts the writings of each field of this
    row; ``source_revisions`` says which revision of the source each field was translated from; ``is_stale`` is true
    while a field's source has moved on since.

    Personal data: who translated it.
    Erasure: the translator is emptied; the text stays with its whole.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()
    WHOLE: ClassVar[str] = ""

    language = models.CharField(max_length=7, choices=[(code, code) for code in settings.NAMES_OF_LANGUAGES])
    status = models.CharField(max_length=8, choices=Status, default=Status.AWAITING)
    translator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    by_machine = models.BooleanField(default=False)
    source_language = models.CharField(max_length=7, blank=True, default="")
    source_revisions = models.JSONField(default=dict, blank=True)
    revisions = models.JSONField(default=dict, blank=True)
    is_stale = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
