"""Reads: what an applicant was told, and what she may say to it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from multaqa.features.membership.models import Decision, Reply
from multaqa.foundation.access.api import split_ref
from multaqa.foundation.people.api import Person


@dataclass(frozen=True)
class Answer:
    """The latest decision on her application that was carried out, and her reply to it if there is one."""

    decision: Decision
    reply: Reply | None


def answer_to(person: Person, public_id: str) -> Answer | None:
    """What a person was told of her own application; None for everyone else and before anything was decided."""
    told = Decision.objects.filter(application__public_id=public_id, application__person=person)
    latest = _latest(told.select_related("application", "reply"))
    return Answer(latest, getattr(latest, "reply", None)) if latest else None


def words_told(ref: str) -> Decision | None:
    """The latest decision on an application that was carried out, by the application's reference."""
    _kind, public_id = split_ref(ref)
    return _latest(Decision.objects.filter(application__public_id=public_id))


def _latest(decisions: QuerySet[Decision]) -> Decision | None:
    return decisions.filter(done_at__isnull=False).order_by("-done_at", "-pk").first()
