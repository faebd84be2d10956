"""What a person says of herself, alike in an application and in a membership: names, languages, capacity."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONGEST_NAME = 150
LONGEST_FUNCTION = 200
LONGEST_WORDS = 2000
SPOKEN_CODE_LENGTH = 12
MOST_TERMS = 12  # who names all subjects is found by nobody


class Capacity(models.TextChoices):
    """In whose name a person takes part."""

    STATE = "state", pgettext_lazy("capacity", "For a State")
    ORGANISATION = "organisation", pgettext_lazy("capacity", "For an organisation")
    PERSONAL = "personal", pgettext_lazy("capacity", "In a personal capacity")


class Level(models.IntegerChoices):
    """How well a person works in a language; a higher number is more."""

    READS = 1, _("Reads")
    WORKS = 2, _("Works in it")
    FLUENT = 3, _("Fluent")
    FIRST = 4, _("First language")


class NameForm(models.Model):
    """A person's name in one script. ``family`` is the part of it that is the family name, and may be empty.

    ``family_first``: the family name stands before the given one, as in «陈思远». ``form_of_address`` goes before the
    name («الدكتورة»). ``fold`` is the comparable form of both parts, written with them. ``place`` 0 is her own script.

    Personal data: a name in one script, and how she is addressed.
    Erasure: the row is deleted.
    """

    place = models.PositiveSmallIntegerField(default=0)
    given = models.CharField(max_length=LONGEST_NAME, blank=True)
    family = models.CharField(max_length=LONGEST_NAME, blank=True)
    family_first = models.BooleanField(default=False)
    form_of_address = models.CharField(max_length=60, blank=True)
    fold = models.CharField(max_length=620, db_index=True)

    class Meta:
        abstract = True

    @property
    def whole(self) -> str:
        """The name in its own order, without the form of address."""
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(part for part in parts if part)


class Spoken(models.Model):
    """A language that a person works in. ``language`` is one of our six codes or another BCP 47 code, such as ``sw``.

    Personal data: which languages she works in, and how well.
    Erasure: the row is deleted.
    """

    language = models.CharField(max_length=SPOKEN_CODE_LENGTH)
    level = models.PositiveSmallIntegerField(choices=Level)

    class Meta:
        abstract = True


class Standing(models.Model):
    """For whom and as what a person takes part. ``area`` is an ISO 3166-1 alpha-3 code of ``taxonomy``, or empty.

    ``function`` is a label: language → what she does there. ``offers`` and ``needs`` are her own words: what she can
    help with and what she needs help with.

    Personal data: constituency, organisation, country or area, function, and what she offers and needs.
    Erasure: as the model that stands on it says.
    """

    area = models.CharField(max_length=3, blank=True)
    capacity = models.CharField(max_length=12, choices=Capacity, default=Capacity.ORGANISATION)
    function = models.JSONField(default=dict, blank=True)
    offers = models.TextField(max_length=LONGEST_WORDS, blank=True)
    needs = models.TextField(max_length=LONGEST_WORDS, blank=True)
    terms = models.ManyToManyField("taxonomy.Term", related_name="+", blank=True)

    class Meta:
        abstract = True
