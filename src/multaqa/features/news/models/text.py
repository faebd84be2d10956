"""The words of an article in one language, and every version of them."""

from typing import ClassVar

from django.db import models

from multaqa.features.news.models.article import LANGUAGE_LENGTH, Article
from multaqa.foundation.languages.api import TextInLanguage


class ArticleText(TextInLanguage):
    """An article's words in one language; a field that is None falls back to the original.

    ``body`` is Markdown, ``body_html`` what ``lib.markdown`` made of it when it was written, with a place kept beside
    each sentence that has an editor's note. ``version`` counts the writings (0: none yet), so that two editors at once
    are noticed.
    A title with ``title_is_proposed`` was made by the importer, not by a person: it is no title yet.

    Personal data: who translated it; names of people in the news.
    Erasure: kept; the account loses its name.
    """

    FIELDS = ("title", "lead", "body", "image_alt")
    WHOLE = "article"

    article = models.ForeignKey(Article, models.CASCADE, related_name="texts")
    title = models.CharField(max_length=300, null=True, blank=True)  # noqa: DJ001  # None falls back
    lead = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    body = models.TextField(null=True, blank=True)  # noqa: DJ001  # None falls back
    image_alt = models.CharField(max_length=300, null=True, blank=True)  # noqa: DJ001  # None falls back
    body_html = models.TextField(blank=True)
    title_is_proposed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "language"], name="news_text_language"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}"


class Version(models.Model):
    """What an article said after one writing: its text in ``language``, or its details when ``language`` is "".

    ``values`` maps field names to text, or to lists of text for details of several parts.

    Personal data: who wrote it; names of people in the news.
    Erasure: kept; the account loses its name.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    language = models.CharField(max_length=LANGUAGE_LENGTH, blank=True)
    number = models.PositiveIntegerField()
    values = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "language", "number"], name="news_version_number"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language} {self.number}"
