"""Threads are moved, split and merged. No post gets one reader more by it, unless its author does it."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.audiences import CannotNarrow, default_audience, narrower
from multaqa.features.community.commands.rows import locked_thread, permit
from multaqa.features.community.commands.tally import recount
from multaqa.features.community.commands.threads import checked_title
from multaqa.features.community.facts.threads import ThreadMoved, ThreadsMerged, ThreadSplit
from multaqa.features.community.models import Carrier, Post, ReadMark, Thread
from multaqa.features.community.policies.threads import STRICTNESS, may_arrange, may_move_to
from multaqa.foundation.access.api import Label, ref_of, set_audience
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


class CannotArrange(ValueError):
    """What was asked cannot be; ``str()`` says why in the reader's language."""


@transaction.atomic
def move_thread(thread: Thread, carrier: Carrier, *, by: Person) -> None:
    """Hang a thread on another carrier. Its audience stays, or becomes the new carrier's where that is narrower.

    So what was said to one community stays with those who belong to both. Raises PermissionDenied unless ``by``
    facilitates both, and CannotArrange.
    """
    locked = locked_thread(thread)
    permit(may_arrange(by, locked) and may_move_to(by, carrier))
    before = locked.carrier
    if before.pk == carrier.pk:
        return
    audience, label = _closer(locked.audience, locked.label, *default_audience(carrier))
    locked.carrier, locked.community, locked.pinned_at = carrier, carrier.community, None
    locked.save(update_fields=["carrier", "community", "pinned_at"])
    if (audience, label) != (locked.audience, locked.label):
        set_audience(locked, audience=audience, label=label, by=by)
    recount(locked)
    thread.refresh_from_db()
    record(ThreadMoved(locked.public_id, before.ref, carrier.ref), by=by, thing=ref_of(locked))


@transaction.atomic
def split_thread(thread: Thread, posts: Collection[Post], *, title: str, by: Person) -> Thread:
    """Make some posts of a thread a thread of their own, beside it and for the same readers.

    Raises PermissionDenied, RefusedPost for the title, and CannotArrange for no posts or all of them.
    """
    locked = locked_thread(thread)
    permit(may_arrange(by, locked))
    chosen = list(Post.objects.filter(thread=locked, pk__in=[post.pk for post in posts]).order_by("number"))
    if not chosen or not Post.objects.filter(thread=locked).exclude(pk__in=[post.pk for post in chosen]).exists():
        raise CannotArrange(_("At least one post has to be chosen, and one has to stay."))
    made = Thread.objects.create(
        carrier=locked.carrier,
        community=locked.community,
        title=checked_title(title),
        language=chosen[0].language,
        started_by=chosen[0].author,
        started_at=chosen[0].written_at,
    )
    set_audience(made, audience=locked.audience, label=locked.label, by=by)
    _append(chosen, made)
    _carry_marks(locked, made, last=max(post.number for post in posts))
    for each in (locked, made):
        recount(each)
    split = ThreadSplit(locked.public_id, made.public_id, [post.public_id for post in chosen])
    record(split, by=by, thing=ref_of(locked))
    return made


@transaction.atomic
def merge_threads(thread: Thread, into: Thread, *, by: Person) -> None:
    """Put the posts of a thread at the end of another of the same carrier; its address leads there from now on.

    Posts of a thread for fewer stay with these. Raises PermissionDenied and CannotArrange.
    """
    first, second = sorted((thread, into), key=lambda each: each.pk)
    rows = {each.pk: locked_thread(each) for each in (first, second)}
    source, target = rows[thread.pk], rows[into.pk]
    permit(may_arrange(by, source) and may_arrange(by, target))
    if source.pk == target.pk or source.carrier_id != target.carrier_id or target.merged_into_id:
        raise CannotArrange(_("Two threads can be merged that stand in one place and are not merged yet."))
    posts = list(Post.objects.filter(thread=source).order_by("number"))
    for post in posts:
        _keep_close(post, source, by=by)
    _append(posts, target)
    source.merged_into = target
    source.save(update_fields=["merged_into"])
    for each in (source, target):
        recount(each)
    thread.refresh_from_db()
    record(ThreadsMerged(source.public_id, target.public_id), by=by, thing=ref_of(source))


def _closer(audience: str, label: str, other: str, other_label: str) -> tuple[str, str]:
    """The narrower of two audiences with the stricter label; the first where neither is the narrower."""
    stricter = max(Label(label), Label(other_label), key=STRICTNESS.index)
    try:
        return narrower(audience, other), stricter
    except CannotNarrow:
        return audience, stricter


def _keep_close(post: Post, thread: Thread, *, by: Person) -> None:
    """Give a post the audience of the thread that it leaves, where that is the narrower one."""
    try:
        audience = narrower(post.audience, thread.audience)
    except CannotNarrow:
        raise CannotArrange(_("One of the posts is for readers of its own, and has to stay where it is.")) from None
    label = max(Label(post.label), Label(thread.label), key=STRICTNESS.index)
    if (audience, label) != (post.audience, post.label):
        set_audience(post, audience=audience, label=label, by=by)


def _append(posts: Collection[Post], thread: Thread) -> None:
    """Give posts the next numbers of a thread whose row is locked or new, in their order."""
    for post in posts:
        thread.last_number += 1
        post.thread, post.number = thread, thread.last_number
    Post.objects.bulk_update(posts, ["thread", "number"], batch_size=200)
    thread.save(update_fields=["last_number"])


def _carry_marks(thread: Thread, made: Thread, *, last: int) -> None:
    """Whoever had read all that was taken out has read the new thread."""
    marks = ReadMark.objects.filter(thread=thread, number__gte=last).values_list("person", "at")
    ReadMark.objects.bulk_create(
        ReadMark(person_id=person, thread=made, number=made.last_number, at=at) for person, at in marks
    )
