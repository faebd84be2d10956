"""Threads are begun, pinned and closed."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.audiences import audiences_offered, default_audience
from multaqa.features.community.commands.posts import Writing, add_post
from multaqa.features.community.commands.rows import locked_thread, permit
from multaqa.features.community.facts.threads import (
    ThreadClosed,
    ThreadPinned,
    ThreadReopened,
    ThreadStarted,
    ThreadUnpinned,
)
from multaqa.features.community.models import Carrier, Thread
from multaqa.features.community.policies.questions import must_be_concluded
from multaqa.features.community.policies.threads import may_arrange, may_start_thread
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.sources import LONGEST_TITLE, RefusedPost, harmless
from multaqa.foundation.access.api import (
    Label,
    Reach,
    add_entry,
    may_cap,
    new_set,
    person_key,
    ref_of,
    set_audience,
    set_key,
)
from multaqa.foundation.facts.api import Fact, record
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import Term


@transaction.atomic
def start_thread(
    carrier: Carrier,
    *,
    title: str,
    source: str,
    by: Person,
    kind: Thread.Kind = Thread.Kind.DISCUSSION,
    language: str = "",
    audience: str = "",
    label: Label | str = "",
    topics: Collection[Term] = (),
) -> Thread:
    """Begin a thread with its first post, for the audience and under the label that its carrier has by default.

    ``language`` is what the writer says it is in; left empty, it is found from the text. Under TLP:RED only ``by``
    reads it until she names others. Raises PermissionDenied, RefusedPost, and TooWide for a label that does not allow
    the audience.
    """
    permit(may_start_thread(by, carrier))
    line = checked_title(title)
    thread = Thread(carrier=carrier, community=carrier.community, kind=kind, title=line, started_by=by)
    writing = Writing.of(source, language=language, by=by)
    thread.language = writing.language
    thread.save(force_insert=True)
    thread.topics.set(topics)
    label = Label(label or default_audience(carrier)[1])
    set_audience(thread, audience=_audience(carrier, audience, label, by=by), label=label, by=by)
    post = add_post(thread, writing, by=by)
    record(ThreadStarted(thread.public_id, carrier.ref, post.public_id, thread.kind), by=by, thing=ref_of(thread))
    return thread


@transaction.atomic
def pin(thread: Thread, *, by: Person) -> None:
    """Let a thread stand above the others of its community. Raises PermissionDenied."""
    _mark(thread, ThreadPinned(thread.public_id), by=by, pinned_at=timezone.now())


@transaction.atomic
def unpin(thread: Thread, *, by: Person) -> None:
    """Let a pinned thread stand among the others again. Raises PermissionDenied."""
    _mark(thread, ThreadUnpinned(thread.public_id), by=by, pinned_at=None)


@transaction.atomic
def close(thread: Thread, *, by: Person) -> None:
    """Let nothing more be written in a thread. Raises PermissionDenied, and CannotBeDone for a question still open."""
    permit(may_arrange(by, thread))
    if must_be_concluded(thread):
        raise CannotBeDone(_("First it is to be said what came of the question: an answer, a summary, or nothing."))
    _mark(thread, ThreadClosed(thread.public_id), by=by, closed_at=timezone.now())


@transaction.atomic
def reopen(thread: Thread, *, by: Person) -> None:
    """Open a closed thread again. Raises PermissionDenied."""
    _mark(thread, ThreadReopened(thread.public_id), by=by, closed_at=None)


def checked_title(title: str) -> str:
    """A title in one harmless line. Raises RefusedPost."""
    line = " ".join(harmless(title).split())
    if not line:
        raise RefusedPost({"title": _("A title is needed: it says in one line what this is about.")})
    if len(line) > LONGEST_TITLE:
        too_long = _("The title has %(length)d characters; it may have %(longest)d.")
        raise RefusedPost({"title": too_long % {"length": len(line), "longest": LONGEST_TITLE}})
    return line


def set_of_author(author: Person) -> str:
    """The key of a new set in which one person stands, who may let others into it."""
    keyset = new_set(reach=Reach.PERSON)
    add_entry(keyset, person_key(author), by=author, reason="Author")
    return set_key(keyset)


def _audience(carrier: Carrier, wanted: str, label: Label, *, by: Person) -> str:
    """For whom a new thread is: its author alone under TLP:RED, its community under TLP:AMBER."""
    if label == Label.RED:
        return set_of_author(by)
    offered = audiences_offered(carrier)
    permit(not wanted or wanted in offered)
    return wanted or next((key for key in offered if may_cap(label, key)), offered[-1])


def _mark(thread: Thread, fact: Fact, *, by: Person, **moments: object) -> None:
    """Write a moment of a thread, unless it is so already."""
    locked = locked_thread(thread)
    permit(may_arrange(by, locked))
    for name, moment in moments.items():
        if (getattr(locked, name) is None) == (moment is None):
            return
        setattr(locked, name, moment)
        setattr(thread, name, moment)
    locked.save(update_fields=list(moments))
    record(fact, by=by, thing=ref_of(locked))
