"""What is added to an article after publication, and who received what."""

from typing import ClassVar

from django.db import models

from multaqa.features.news.models.article import LANGUAGE_LENGTH, Article
from multaqa.lib.ids import random_id


class Correction(models.Model):
    """What was wrong and is now right: dated, shown on the page, told to everyone who received the article.

    ``words`` is a label: language code → text. ``language`` says whose text was wrong, "" when it was all of them.

    Personal data: who corrected.
    Erasure: kept; the account loses its name.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    language = models.CharField(max_length=LANGUAGE_LENGTH, blank=True)
    words = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.public_id


class EditorNote(models.Model):
    """A steward's dated note beside one sentence of a source whose words are never changed.

    ``quote`` is a part of the text in ``language``, letter by letter, found there exactly once when the note was
    attached. ``words`` is a label: language code → text.

    Personal data: who attached it.
    Erasure: kept; the account loses its name.
    """

    public_id = models.CharField(max_length=12, unique=True, default=random_id)
    article = models.ForeignKey(Article, models.CASCADE, related_name="notes")
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    quote = models.TextField()
    words = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.public_id


class Receipt(models.Model):
    """A person was told of an article, or (with ``correction``) of a correction to it.

    Personal data: who received which news.
    Erasure: the row is deleted with the account.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="receipts")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    correction = models.ForeignKey(Correction, models.CASCADE, null=True, blank=True, related_name="receipts")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "person"], condition=models.Q(correction=None), name="news_receipt_of_article"
            ),
            models.UniqueConstraint(fields=["correction", "person"], name="news_receipt_of_correction"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.person_id}"
