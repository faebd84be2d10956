"""How far people have read: noted in memory while pages are read, written together. Read marks leave no fact."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from multaqa.features.community.models import ReadMark, Thread
from multaqa.foundation.notify.api import see_things
from multaqa.foundation.people.api import Person
from multaqa.lib.batches import batched

type Key = tuple[int, int, str]
"""Row numbers of a person and of a thread, and the reference of the thread."""

type Mark = tuple[int, datetime]
"""The number of the last post that was read, and when."""


@transaction.atomic
def write_marks(noted: Mapping[Key, Mark]) -> None:
    """Write how far people have read; a mark never goes back. What they were told of these threads counts as seen."""
    before = {
        (mark.person_id, mark.thread_id): mark.number
        for mark in ReadMark.objects.filter(
            person__in={person for person, *_ in noted}, thread__in={thread for _, thread, _ in noted}
        )
    }
    threads = set(Thread.objects.filter(pk__in={thread for _, thread, _ in noted}).values_list("pk", flat=True))
    people = set(Person.objects.filter(pk__in={person for person, *_ in noted}).values_list("pk", flat=True))
    ReadMark.objects.bulk_create(
        (
            ReadMark(person_id=person, thread_id=thread, number=max(number, before.get((person, thread), 0)), at=at)
            for (person, thread, _), (number, at) in noted.items()
            if thread in threads and person in people
        ),
        update_conflicts=True,
        unique_fields=["person", "thread"],
        update_fields=["number", "at"],
    )
    see_things((person, ref) for person, _, ref in noted)


_batch: Final = batched(write_marks, seconds=settings.READ_MARKS_WRITTEN_SECONDS)


def note_read(thread: Thread, *, by: Person, number: int) -> None:
    """Remember that a person has read a thread up to a post's number; it is written with others, soon."""
    _batch.note((by.pk, thread.pk, f"community.thread:{thread.public_id}"), (number, timezone.now()))


def write_noted_marks() -> None:
    """Write what was noted now, however short ago: for tests and before a process ends."""
    _batch.write_now()
