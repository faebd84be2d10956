"""Reads of the log."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from multaqa.foundation.facts.models import RecordedFact


def facts_of(thing: str) -> QuerySet[RecordedFact]:
    """What happened to this thing (a reference), oldest first, with payloads and people."""
    return _told().filter(thing=thing)


def facts_about(person: AbstractBaseUser) -> QuerySet[RecordedFact]:
    """What happened to this person, oldest first, with payloads and people."""
    return _told().filter(about_id=person.pk)


def _told() -> QuerySet[RecordedFact]:
    return RecordedFact.objects.select_related("payload", "by", "about").order_by("pk")
