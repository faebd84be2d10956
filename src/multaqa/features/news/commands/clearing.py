"""The second person: a draft is offered, then cleared or handed back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.features.news.commands.writing import locked, original_text
from multaqa.features.news.facts import ArticleCleared, ArticleOffered, ArticleReturned
from multaqa.features.news.limits import refuse_problems
from multaqa.features.news.models import Article, State
from multaqa.features.news.policies import Act, Missing, can, missing
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.lib.controls import tidy


class NotReady(Exception):
    """Something is missing; ``missing`` says what, in the order of the editor's form."""

    def __init__(self, lacking: list[Missing]) -> None:
        super().__init__(", ".join(lacking))
        self.missing = lacking


@transaction.atomic
def offer(article: Article, *, by: Person) -> None:
    """Say that a draft is ready for a second person. Raises PermissionDenied, NotReady."""
    article = locked(article)
    if not can(by, Act.OFFER, article):
        raise PermissionDenied
    refuse_unready(article)
    if article.offered_at is None:
        article.offered_at = timezone.now()
        article.save(update_fields=["offered_at"])
        record(ArticleOffered(article.public_id), by=by, thing=ref_of(article))


@transaction.atomic
def hand_back(article: Article, *, by: Person, reason: str = "") -> None:
    """Return an offered or cleared article to its writers, with a reason that its history keeps.

    Raises PermissionDenied, RefusedText.
    """
    article, reason = locked(article), tidy(reason).strip()
    if not can(by, Act.RETURN, article):
        raise PermissionDenied
    refuse_problems({"reason": reason})
    article.state, article.cleared_by, article.offered_at = State.DRAFT, None, None
    article.save(update_fields=["state", "cleared_by", "offered_at"])
    record(ArticleReturned(article.public_id, reason), by=by, thing=ref_of(article))


@transaction.atomic
def clear(article: Article, *, by: Person) -> None:
    """Clear a draft for publication, as a second person. Raises PermissionDenied, NotReady."""
    article = locked(article)
    if not can(by, Act.CLEAR, article):
        raise PermissionDenied
    refuse_unready(article)
    article.state, article.cleared_by = State.CLEARED, by
    article.offered_at = article.offered_at or timezone.now()
    article.save(update_fields=["state", "cleared_by", "offered_at"])
    record(ArticleCleared(article.public_id), by=by, thing=ref_of(article))


def refuse_unready(article: Article) -> None:
    """Raise NotReady when the article lacks what it must have before it is published."""
    if lacking := missing(article, original_text(article)):
        raise NotReady(lacking)
