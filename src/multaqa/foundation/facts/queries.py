"""Reads of the log."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet

from multaqa.foundation.facts.models import RecordedFact


def facts_of(thing: str) -> QuerySet[RecordedFact]:
    """What happened to this thing (a reference), oldest first, with payloads and people."""
    return _told().filter(thing=thing)


def facts_about(person: AbstractBaseUser) -> QuerySet[RecordedFact]:
    """What happened to this person, oldest first, with payloads and people."""
    return _told().filter(about_id=person.pk)


def facts_concerning(person: AbstractBaseUser) -> QuerySet[RecordedFact]:
    """What this person did and what happened to her, oldest first, with payloads and people."""
    return _told().filter(Q(by_id=person.pk) | Q(about_id=person.pk))


def _told() -> QuerySet[RecordedFact]:
    return RecordedFact.objects.select_related("payload", "by", "about").order_by("pk")
