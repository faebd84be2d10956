"""Labels are raised by any reader, at once; and the author of what is labelled TLP:RED says who reads it."""

from django.db import transaction

from multaqa.features.community.audiences import audience_under
from multaqa.features.community.commands.rows import locked_post, locked_thread, permit
from multaqa.features.community.commands.tally import recount
from multaqa.features.community.commands.threads import set_of_author
from multaqa.features.community.facts.threads import LabelRaised, ReaderNamed
from multaqa.features.community.models import Post, Thread
from multaqa.features.community.policies.threads import may_name_reader, may_raise_label
from multaqa.foundation.access.api import (
    KeySet,
    Label,
    add_entry,
    person_key,
    ref_of,
    set_audience,
)
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


@transaction.atomic
def raise_label(thing: Thread | Post, label: Label | str, *, by: Person) -> None:
    """Put a stricter label on a thread or a post: from now on it is for fewer, in the same transaction.

    TLP:AMBER closes it to its community; under TLP:RED its author alone reads it until she names others, and the
    first post of a thread goes with the thread. Raises PermissionDenied.
    """
    locked = locked_post(thing) if isinstance(thing, Post) else locked_thread(thing)
    label = Label(label)
    permit(may_raise_label(by, locked, label))
    before, thread = locked.label, locked.thread if isinstance(locked, Post) else locked
    audience = audience_under(label, thread, now=locked.audience) or set_of_author(_author(locked))
    set_audience(locked, audience=audience, label=label, by=by)
    if label == Label.RED and isinstance(locked, Thread):
        _close_first_post(locked, by=by)
    recount(thread)
    thing.refresh_from_db()
    record(LabelRaised(ref_of(locked), before, label.value), by=by, thing=ref_of(locked))


@transaction.atomic
def name_reader(thing: Thread | Post, person: Person, *, by: Person) -> None:
    """Let a person read what is labelled TLP:RED: only its author says so. Raises PermissionDenied."""
    locked = locked_post(thing) if isinstance(thing, Post) else locked_thread(thing)
    permit(may_name_reader(by, locked))
    keyset = KeySet.objects.get(public_id=locked.audience.removeprefix("set:"))
    add_entry(keyset, person_key(person), by=by, reason="Named by the author")
    record(ReaderNamed(ref_of(locked), person.public_id), by=by, thing=ref_of(locked), about=person)


def _close_first_post(thread: Thread, *, by: Person) -> None:
    """Give the first post of a thread under TLP:RED to those who may read the thread: they are let in by its author."""
    first = Post.objects.filter(thread=thread, author=thread.started_by).order_by("number").first()
    if first is not None and first.state == Post.State.SHOWN:
        set_audience(first, audience=thread.audience, label=Label.RED, by=by)


def _author(thing: Thread | Post) -> Person:
    """Who wrote it. Raises LookupError for what was written under a veil."""
    author = thing.author if isinstance(thing, Post) else thing.started_by
    if author is None:
        raise LookupError("Under a veil nobody is known who could name readers.")
    return author
