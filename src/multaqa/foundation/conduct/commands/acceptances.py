"""Acceptance of the rules."""

from collections.abc import Iterable

from django.db import transaction

from multaqa.foundation.conduct.facts import VersionAccepted
from multaqa.foundation.conduct.models import Acceptance, State, Version
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


@transaction.atomic
def accept(person: Person, versions: Iterable[Version], *, language: str) -> None:
    """Record that a person accepts versions, read in ``language``; what she has accepted before is passed over.

    Only versions in force count: one that was replaced while she read is asked for anew in its new words.
    """
    shown = [version.pk for version in versions]
    for version in Version.objects.filter(pk__in=shown, state=State.IN_FORCE):
        _accept(person, version, language=language)


def _accept(person: Person, version: Version, *, language: str) -> None:
    _row, is_new = Acceptance.objects.get_or_create(person=person, version=version, defaults={"language": language})
    if is_new:
        fact = VersionAccepted(document=version.document, number=version.number, language=language)
        record(fact, by=person, about=person)
