"""Publication: at once or at a set moment; and taking away what was published."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.features.news.commands.clearing import NotReady, refuse_unready
from multaqa.features.news.commands.team import newsroom
from multaqa.features.news.commands.writing import locked
from multaqa.features.news.facts import (
    ArticlePublished,
    ArticleRestored,
    ArticleScheduled,
    ArticleWithdrawn,
    PublishingRefused,
    ScheduleEnded,
)
from multaqa.features.news.limits import refuse_problems
from multaqa.features.news.models import Article, ArticleText, State
from multaqa.features.news.policies import Act, can
from multaqa.foundation.access.api import hold_back, ref_of, release, set_key
from multaqa.foundation.facts.api import record
from multaqa.foundation.languages.api import CODES, Status
from multaqa.foundation.people.api import Person
from multaqa.lib.controls import tidy


class BadMoment(ValueError):
    """The moment at which an article should appear has passed already."""


@transaction.atomic
def publish(article: Article, *, by: Person, at: datetime | None = None) -> None:
    """Bring a cleared article before its audience; its other languages begin to await translation.

    ``at`` may lie in the past, for what was public elsewhere before. Raises PermissionDenied, NotReady, BadMoment.
    """
    article = locked(article)
    if not can(by, Act.PUBLISH, article):
        raise PermissionDenied
    refuse_unready(article)
    if at is not None and at > timezone.now():
        raise BadMoment
    _bring_out(article, at=at, by=by)


@transaction.atomic
def schedule(article: Article, *, at: datetime, by: Person) -> None:
    """Let a cleared article appear at a moment to come. Raises PermissionDenied, NotReady, BadMoment."""
    article = locked(article)
    if not can(by, Act.PUBLISH, article):
        raise PermissionDenied
    refuse_unready(article)
    if at <= timezone.now():
        raise BadMoment
    article.state, article.publish_at, article.scheduled_by = State.SCHEDULED, at, by
    article.save(update_fields=["state", "publish_at", "scheduled_by"])
    record(ArticleScheduled(article.public_id, at.isoformat()), by=by, thing=ref_of(article))


@transaction.atomic
def unschedule(article: Article, *, by: Person) -> None:
    """Let a scheduled article wait as cleared. Raises PermissionDenied."""
    article = locked(article)
    if not can(by, Act.UNSCHEDULE, article):
        raise PermissionDenied
    _wait_as_cleared(article)
    record(ScheduleEnded(article.public_id), by=by, thing=ref_of(article))


@transaction.atomic
def publish_scheduled(public_id: str) -> bool:
    """Bring out a scheduled article whose moment has come; whether it appeared. Safe to repeat.

    One that lacks something by now waits as cleared, and its history says why.
    """
    due = Article.objects.select_for_update().filter(
        public_id=public_id, state=State.SCHEDULED, publish_at__lte=timezone.now()
    )
    article = due.first()
    if article is None:
        return False
    try:
        refuse_unready(article)
    except NotReady as refusal:
        _wait_as_cleared(article)
        lacking: Sequence[str] = [lack.value for lack in refusal.missing]
        record(PublishingRefused(article.public_id, list(lacking)), by=None, thing=ref_of(article))
        return False
    _bring_out(article, at=article.publish_at, by=article.scheduled_by)
    return True


@transaction.atomic
def withdraw(article: Article, *, reason: str, by: Person) -> None:
    """Take a published article away: its address says that it was withdrawn, and nothing of it can be read.

    Raises PermissionDenied, RefusedText.
    """
    article, reason = locked(article), tidy(reason).strip()
    if not can(by, Act.WITHDRAW, article):
        raise PermissionDenied
    refuse_problems({"reason": reason})
    article.state, article.withdrawn_at = State.WITHDRAWN, timezone.now()
    article.save(update_fields=["state", "withdrawn_at"])
    hold_back(article, key=set_key(newsroom()), by=by)
    record(ArticleWithdrawn(article.public_id, reason), by=by, thing=ref_of(article))


@transaction.atomic
def restore(article: Article, *, by: Person) -> None:
    """Bring a withdrawn article back before its audience, as it was. Raises PermissionDenied."""
    article = locked(article)
    if not can(by, Act.RESTORE, article):
        raise PermissionDenied
    article.state, article.withdrawn_at = State.PUBLISHED, None
    article.save(update_fields=["state", "withdrawn_at"])
    release(article, by=by)
    record(ArticleRestored(article.public_id), by=by, thing=ref_of(article))


def await_translations(article: Article) -> None:
    """Put every language that an article has no text in on the translators' board."""
    there = set(article.texts.values_list("language", flat=True))
    ArticleText.objects.bulk_create(
        ArticleText(article=article, language=code, status=Status.AWAITING, source_language=article.language)
        for code in CODES
        if code not in there
    )


def _bring_out(article: Article, *, at: datetime | None, by: Person | None) -> None:
    article.state, article.published_at = State.PUBLISHED, at or timezone.now()
    article.publish_at = article.scheduled_by = None
    article.save(update_fields=["state", "published_at", "publish_at", "scheduled_by"])
    release(article, by=by)
    await_translations(article)
    record(ArticlePublished(article.public_id, article.language), by=by, thing=ref_of(article))


def _wait_as_cleared(article: Article) -> None:
    article.state, article.publish_at, article.scheduled_by = State.CLEARED, None, None
    article.save(update_fields=["state", "publish_at", "scheduled_by"])
