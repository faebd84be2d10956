"""A thing of our own with text in languages, for tests. Nothing in production imports this file."""

from typing import ClassVar

from django.db import models

from multaqa.foundation.access.api import Guarded
from multaqa.foundation.languages.models import TextInLanguage
from multaqa.lib.ids import random_id


class Leaflet(Guarded):
    """A guarded thing whose words are in ``LeafletText``.

    Personal data: none.
    Erasure: nothing to erase.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    objects: ClassVar[models.Manager["Leaflet"]] = models.Manager()

    class Meta:
        app_label = "languages"

    def __str__(self) -> str:
        return self.public_id


class LeafletText(TextInLanguage):
    """The words of a leaflet in one language.

    Personal data: none.
    Erasure: nothing to erase.
    """

    FIELDS = ("title", "body")
    WHOLE = "leaflet"
    leaflet = models.ForeignKey(Leaflet, models.CASCADE, related_name="texts")
    title = models.TextField(null=True)  # noqa: DJ001  # empty means "not in this language"
    body = models.TextField(null=True)  # noqa: DJ001  # empty means "not in this language"
    objects: ClassVar[models.Manager["LeafletText"]] = models.Manager()

    class Meta:
        app_label = "languages"

    def __str__(self) -> str:
        return self.language
