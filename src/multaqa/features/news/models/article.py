"""Articles, the stories they tell, and who spoke."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.api import Guarded, Label
from multaqa.lib.ids import random_id

LANGUAGE_LENGTH = 7


class Kind(models.TextChoices):
    """What an article is."""

    STORY = "story", _("Story")
    STATEMENT = "statement", _("Statement")
    REMARKS = "remarks", _("Remarks")
    ANNOUNCEMENT = "announcement", _("Announcement")


class State(models.TextChoices):
    """Where an article stands between its first line and its public."""

    DRAFT = "draft", _("Draft")
    CLEARED = "cleared", _("Cleared")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Story(models.Model):
    """One story that several articles tell: two teasers of it stay two articles, grouped here.

    Personal data: none.
    Erasure: nothing to erase.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)

    def __str__(self) -> str:
        return self.public_id


class Article(Guarded):
    """A piece of news: what is the same in every language; its words are rows of ``ArticleText``.

    ``source_name`` is a label: language code → text. ``language`` is that of the original.
    ``source_date`` is the day of publication at the source, empty when it is
    not known. ``offered_at`` says since when a draft waits for its second reader. ``details_version`` counts the
    changes of what an editor fills in beside the text. ``import_fingerprint`` is the importer's, "" for what was
    written here.

    Personal data: who wrote, edited, cleared and scheduled it.
    Erasure: kept; the accounts lose their names.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    network = models.ForeignKey("people.Network", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.STORY)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    source_name = models.JSONField(default=dict, blank=True)
    source_url = models.URLField(max_length=1000, blank=True)
    source_date = models.DateField(null=True, blank=True)
    image = models.ForeignKey("files.File", models.SET_NULL, null=True, blank=True, related_name="+")
    image_credit = models.CharField(max_length=200, blank=True)
    topics = models.ManyToManyField("taxonomy.Term", related_name="+", blank=True)
    story = models.ForeignKey(Story, models.SET_NULL, null=True, blank=True, related_name="articles")
    full_article = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="teasers")
    written_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    edited_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    cleared_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    scheduled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField(null=True, blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(auto_now_add=True)
    details_version = models.PositiveIntegerField(default=1)
    import_fingerprint = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "-published_at"], name="news_article_published"),
            models.Index(fields=["publish_at"], condition=Q(state="scheduled"), name="news_article_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="news_article_state"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="news_article_kind"),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False), name="news_article_scheduled_for"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "withdrawn"]) | Q(published_at__isnull=False),
                name="news_article_published_at",
            ),
            models.CheckConstraint(
                condition=Q(cleared_by__isnull=True) | ~Q(cleared_by=F("written_by")), name="news_article_second_person"
            ),
            models.CheckConstraint(
                condition=Q(full_article__isnull=True) | ~Q(full_article=F("pk")), name="news_article_not_its_own"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_close(self) -> bool:
        """Whether it is TLP:AMBER or above: its title names no browser tab and no cache keeps its pages."""
        return self.label not in {Label.CLEAR, Label.GREEN}

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether another published it first: what its words call "today" is then not the day it appeared here."""
        return bool(self.source_url or self.import_fingerprint or self.source_date)


class Speaker(models.Model):
    """Someone whose remarks an article gives: her name in its own script, and the office she held that day.

    ``office`` is a label: language code → text (``lib.labels``).

    Personal data: a public figure's name and office.
    Erasure: edited like the article; nothing points to an account.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="speakers")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    office = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["article", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "position"], name="news_speaker_position"),
        ]

    def __str__(self) -> str:
        return self.name
