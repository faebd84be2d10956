"""What someone is writing, kept on the server until she saves it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from multaqa.features.news.limits import RefusedText
from multaqa.features.news.models import Article, KeptDraft
from multaqa.foundation.people.api import Person

KEPT_FOR: Final = timedelta(days=30)
MOST_LETTERS: Final = 200_000


@transaction.atomic
def keep_draft(by: Person, values: Mapping[str, object], *, article: Article | None, language: str) -> KeptDraft:
    """Keep what stands in a form's fields, in place of what was kept before. Leaves no fact: it is nobody else's.

    Raises RefusedText when there is more than ``MOST_LETTERS`` of it.
    """
    if sum(len(str(value)) for value in values.values()) > MOST_LETTERS:
        raise RefusedText({"body": ""})
    kept, _ = KeptDraft.objects.update_or_create(
        person=by, article=article, language=language if article else "", defaults={"values": dict(values)}
    )
    return kept


def forget_draft(by: Person, *, article: Article | None, language: str) -> None:
    """Drop what was kept: it is saved, or its writer does not want it."""
    KeptDraft.objects.filter(person=by, article=article, language=language if article else "").delete()


def forget_old_drafts() -> int:
    """Drop what nobody has touched for ``KEPT_FOR``; returns how many."""
    return KeptDraft.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()[0]
