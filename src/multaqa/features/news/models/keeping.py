"""What someone is writing and has not saved."""

from typing import ClassVar

from django.db import models

from multaqa.features.news.models.article import LANGUAGE_LENGTH, Article


class KeptDraft(models.Model):
    """A person's unsaved words on one form: ``article`` and ``language`` say which; no article is a new one.

    ``values`` is what stood in the form's fields, ``version`` which version it began from.

    Personal data: what a person was writing.
    Erasure: the row is deleted with the account, when the form is saved, and after 30 days.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="kept_drafts")
    language = models.CharField(max_length=LANGUAGE_LENGTH, blank=True)
    values = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "article", "language"], name="news_kept_draft_once"),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(article=None), name="news_kept_draft_of_new_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.article_id} {self.language}"
