"""People are told, and see what they were told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import batched
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from multaqa.foundation.access.api import people_meeting, readers_of, setting_aside
from multaqa.foundation.notify.commands.mail import queue_notice_mail
from multaqa.foundation.notify.kinds import NoticeKind
from multaqa.foundation.notify.manners import rhythms_of
from multaqa.foundation.notify.models import Bell, Notice, Rhythm
from multaqa.foundation.notify.rhythms import DIGESTED
from multaqa.foundation.people.api import Person, active_people

AT_ONCE: Final = 500  # people in one statement: databases limit its parameters


@transaction.atomic
def tell(
    people: Iterable[Person],
    *,
    kind: NoticeKind,
    thing_ref: str = "",
    context: Mapping[str, Any] | None = None,
    once: str = "",
    unless_unseen: bool = False,
    caused_by: Person | None = None,
    source: str = "",
    strand: str = "",
) -> list[Notice]:
    """Tell those of ``people`` who are active and may read the thing: one notice each, and mail by their choice.

    ``context`` holds plain values for the subject. The same ``once`` (such as ``fact:17``) tells a person of one kind
    once, however often it is called; ``unless_unseen`` passes over who has not seen yet what she was told of this kind
    about the thing. Returns the notices that are new.

    ``caused_by`` is whoever did it, or whom it is about, as one person to another: who muted or blocked her, or from
    whom she hides, is not told. What an office does (decisions, suspensions, security) has none and reaches everyone.

    ``source`` is where it comes from (a community), for which people choose how often mail comes; ``strand`` what it
    belongs to (a thread): notices of one strand are shown and mailed as one. Mail that waits for a digest is held.
    """
    told = {"thing": thing_ref, "context": dict(context or {}), "caused_by": caused_by}
    told |= {"source": source, "strand": strand, "kind": kind.name, "once": once or None}
    made: list[Notice] = []
    for some in batched({person.pk for person in people}, AT_ONCE):
        people_told = _receivers(some, kind=kind, thing_ref=thing_ref, once=once, caused_by=caused_by)
        if unless_unseen:
            people_told = people_told.exclude(pk__in=_unseen(kind, thing_ref))
        receivers = list(people_told)
        held = _held(receivers, kind=kind, source=source)
        notices = Notice.objects.bulk_create(
            Notice(person=person, held_for=held.get(person.pk, ""), **told) for person in receivers
        )
        _ring(receivers)
        queue_notice_mail(notice for notice in notices if held.get(notice.person_id) == "")
        made += notices
    return made


@transaction.atomic
def see_notice(public_id: str, *, by: Person) -> None:
    """Mark one of her own notices as seen, and those of its strand; an unknown one changes nothing; leaves no fact."""
    own = Notice.objects.filter(person=by, seen_at=None)
    strand = own.filter(public_id=public_id).exclude(strand="").values("strand")
    if own.filter(Q(public_id=public_id) | Q(strand__in=strand)).update(seen_at=timezone.now()):
        _ring([by])


@transaction.atomic
def see_thing(ref: str, *, by: Person) -> None:
    """Mark all her notices about one thing as seen. Read marks leave no fact."""
    if Notice.objects.filter(thing=ref, person=by, seen_at=None).update(seen_at=timezone.now()):
        _ring([by])


@transaction.atomic
def see_things(seen: Iterable[tuple[int, str]]) -> None:
    """Mark as seen what many people (row numbers) were told about things (references). Read marks leave no fact."""
    by_ref: defaultdict[str, set[int]] = defaultdict(set)
    for person, ref in seen:
        by_ref[ref].add(person)
    for ref, people in by_ref.items():
        unseen = Notice.objects.filter(thing=ref, person__in=people, seen_at=None)
        readers = list(Person.objects.filter(pk__in=unseen.values("person")))
        if readers:
            unseen.update(seen_at=timezone.now())
            _ring(readers)


@transaction.atomic
def see_all(*, by: Person) -> None:
    """Mark all her notices as seen. Read marks leave no fact."""
    if Notice.objects.filter(person=by, seen_at=None).update(seen_at=timezone.now()):
        _ring([by])


def _receivers(
    numbers: tuple[int, ...], *, kind: NoticeKind, thing_ref: str, once: str, caused_by: Person | None
) -> QuerySet[Person]:
    told = active_people().filter(pk__in=numbers)
    if caused_by is not None:
        told = told.filter(people_meeting(caused_by)).exclude(setting_aside(caused_by))
    if thing_ref:
        told = readers_of(thing_ref, told)
    if once:
        told = told.exclude(pk__in=Notice.objects.filter(kind=kind.name, once=once).values("person"))
    return told


def _held(people: list[Person], *, kind: NoticeKind, source: str) -> dict[int, str]:
    """For each person (row number) to whom the kind is mailed the rhythm that mail waits for; "" for at once."""
    if not kind.mailed or not people:
        return {}
    rhythms = rhythms_of(people, kind=kind, source=source)
    mailed = {number: rhythm for number, rhythm in rhythms.items() if rhythm != Rhythm.NEVER}
    return {number: rhythm.value if rhythm in DIGESTED else "" for number, rhythm in mailed.items()}


def _unseen(kind: NoticeKind, thing_ref: str) -> QuerySet[Notice, Any]:
    return Notice.objects.filter(kind=kind.name, thing=thing_ref, seen_at=None).values("person")


def _ring(people: list[Person]) -> None:
    Bell.objects.bulk_create((Bell(person=person) for person in people), ignore_conflicts=True)
    Bell.objects.filter(person__in=people).update(version=F("version") + 1)
