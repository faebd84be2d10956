"""For the demo and for tests: what was said a moment ago looks as if it had been said when one wishes."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from multaqa.features.community.models import (
    Asking,
    Community,
    Participation,
    Post,
    Question,
    ReadMark,
    Thread,
    Urgency,
)
from multaqa.features.community.queries.looking import looks
from multaqa.foundation.access.api import readable_by
from multaqa.foundation.people.api import Person
from multaqa.lib.batches import forget_all_noted


def as_if_founded(community: Community, *, at: datetime) -> None:
    """Let a community look as if it had been founded at a moment, and all its people had come into it then.

    Requests that wait are as new as they are.
    """
    Community.objects.filter(pk=community.pk).update(founded_at=at)
    joined = Participation.objects.filter(community=community, since__isnull=False)
    joined.update(since=at, asked_at=at)


def as_if_said(thread: Thread, moments: Sequence[datetime]) -> None:
    """Let the posts of a thread look as if they had been written at these moments, one for each, in their order."""
    posts = list(Post.objects.filter(thread=thread).order_by("number"))
    for post, moment in zip(posts, moments, strict=True):
        post.written_at = moment
    Post.objects.bulk_update(posts, ["written_at"])
    Thread.objects.filter(pk=thread.pk).update(started_at=moments[0], last_at=max(moments))
    Thread.objects.filter(pk=thread.pk, pinned_at__isnull=False).update(pinned_at=moments[0])
    _as_if_asked(thread, at=moments[0], until=max(moments))


def _as_if_asked(thread: Thread, *, at: datetime, until: datetime) -> None:
    """Let its question look as if it had been put then, and concluded, if it was, with the last post."""
    question = Question.objects.filter(thread=thread).first()
    if question is None:
        return
    deadline = at + Urgency(question.urgency).time
    Question.objects.filter(pk=question.pk).update(answer_by=deadline)
    Question.objects.filter(pk=question.pk, concluded_at__isnull=False).update(concluded_at=until)
    asked = Asking.objects.filter(question=question, asked_at__isnull=False)
    asked.update(asked_at=at, answer_by=deadline)
    wrote = Post.objects.filter(thread=thread, state=Post.State.SHOWN).values("author")
    asked.filter(state=Asking.State.ASKED, person__in=wrote).update(state=Asking.State.ANSWERED, settled_at=until)


def as_if_read(person: Person, *, before: datetime) -> None:
    """Let a person look as if she had read, in her communities, everything that was written before a moment."""
    hers = Participation.objects.filter(person=person, state=Participation.State.ACTIVE)
    posts = Post.objects.filter(
        Q(written_at__lt=before, thread__community__in=hers.values("community")),
        readable_by(person),
        readable_by(person, column="thread__read_key"),
    )
    last = dict(posts.order_by("number").values_list("thread", "number"))
    ReadMark.objects.bulk_create(
        ReadMark(person=person, thread_id=thread, number=number, at=before) for thread, number in last.items()
    )
    hers.update(seen_at=before)


def forget_what_was_noted() -> None:
    """Forget what this process has noted of who read and looked: in another world the same rows are somebody else's."""
    looks.forget()
    forget_all_noted()


def as_if_all_looked(*, at: datetime) -> None:
    """Let everybody look as if she had looked at her communities at a moment: what is new there depends on no clock."""
    Participation.objects.filter(since__isnull=False).update(seen_at=at)
