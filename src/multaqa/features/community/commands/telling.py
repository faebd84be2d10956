"""Who is told of what is written: followers of a thread, people whom a post mentions, authors of what was closed."""

from django.db import transaction
from django.db.models import Q, QuerySet

from multaqa.features.community.models import Participation, Post, Role, Thread
from multaqa.features.community.notices.threads import BEGUN, INTRODUCED, MENTIONED, RAISED, REPLIED
from multaqa.features.community.sources import mentioned
from multaqa.foundation.access.api import readers_of, ref_of, split_ref
from multaqa.foundation.notify.api import followers, tell, wanting_at_once
from multaqa.foundation.people.api import Person, active_people


@transaction.atomic
def tell_of_post(public_id: str, *, once: str) -> int:
    """Tell those who follow a thread of a new post, and those whom it mentions; returns how many. Safe to repeat.

    Who wants all of a community at once is told of each of its threads, from the first post on.

    Who has not seen yet that the thread is new is not told again. Only who may read the post is told of it, nobody of
    her own, and nobody of one whom she muted or blocked.
    """
    found = Post.objects.select_related("thread__community", "author")
    post = found.filter(public_id=public_id, state=Post.State.SHOWN).first()
    if post is None:
        return 0
    called = tell_of_mentions(public_id)
    others = _reading(post, _listeners(post).exclude(public_id__in=mentioned(post.html)))
    told = tell(
        others,
        kind=BEGUN if post.number == 1 else REPLIED,
        thing_ref=ref_of(post.thread),
        context={"from": post.number},
        once=once,
        unless_unseen=True,
        caused_by=post.author,
        source=_source(post.thread),
        strand=ref_of(post.thread),
    )
    return called + len(told)


@transaction.atomic
def tell_of_introduction(public_id: str, *, once: str) -> int:
    """Tell the facilitators of a community that somebody introduces herself, to welcome; returns how many."""
    thread = Thread.objects.select_related("started_by").filter(public_id=public_id, community__isnull=False).first()
    if thread is None:
        return 0
    active = Participation.State.ACTIVE
    facilitating = Participation.objects.filter(community=thread.community, state=active, role=Role.FACILITATOR)
    people = active_people().filter(pk__in=facilitating.values("person")).exclude(pk=thread.started_by_id or 0)
    return len(tell(people, kind=INTRODUCED, thing_ref=ref_of(thread), once=once, caused_by=thread.started_by))


@transaction.atomic
def tell_of_mentions(public_id: str) -> int:
    """Tell those whom a post mentions, each once however often it is written anew; returns how many."""
    found = Post.objects.select_related("thread__community", "author")
    post = found.filter(public_id=public_id, state=Post.State.SHOWN).first()
    called = mentioned(post.html) if post is not None else []
    if post is None or not called:
        return 0
    people = active_people().filter(public_id__in=called).exclude(pk=post.author_id or 0)
    once = f"post:{post.public_id}"
    told = tell(
        people,
        kind=MENTIONED,
        thing_ref=ref_of(post),
        once=once,
        caused_by=post.author,
        source=_source(post.thread),
        strand=ref_of(post.thread),
    )
    return len(told)


@transaction.atomic
def tell_of_raised_label(ref: str, *, by: int | None, once: str) -> int:
    """Tell the author of a thread or post that somebody else raised its label; returns how many. Safe to repeat."""
    kind, public_id = split_ref(ref)
    model, column = (Post, "author") if kind == "community.post" else (Thread, "started_by")
    author = Person.objects.filter(pk__in=model._default_manager.filter(public_id=public_id).values(column))
    return len(tell(author.exclude(pk=by or 0), kind=RAISED, thing_ref=ref, once=once))


def _listeners(post: Post) -> QuerySet[Person]:
    """Others who follow the thread (of a first post nobody does), or want all of the community at once."""
    wanting = wanting_at_once(_source(post.thread))
    following = followers(ref_of(post.thread)) if post.number > 1 else wanting
    return active_people().filter(Q(pk__in=following) | Q(pk__in=wanting)).exclude(pk=post.author_id or 0)


def _source(thread: Thread) -> str:
    return ref_of(thread.community) if thread.community is not None else ""


def _reading(post: Post, people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of ``people`` who may read a post."""
    return readers_of(ref_of(post), people)
