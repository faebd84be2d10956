"""How many replies a thread has and when it last moved: over the posts that all of its readers may read."""

from django.db import transaction
from django.db.models import Max, Min

from multaqa.features.community.audiences import keys_of_every_reader
from multaqa.features.community.models import Post, Thread


@transaction.atomic
def recount(thread: Thread) -> None:
    """Count a thread's replies anew, and find its last moment. Its row is locked by whoever changed something in it.

    The first post is no reply, whoever may read it.
    """
    fresh = Thread.objects.select_related("carrier", "community__network").get(pk=thread.pk)
    posts = Post.objects.filter(thread=fresh)
    first = posts.aggregate(first=Min("number"))["first"] or 0
    counted = posts.filter(state=Post.State.SHOWN, read_key__in=keys_of_every_reader(fresh))
    last = counted.aggregate(at=Max("written_at"))["at"]
    _write(thread, replies=counted.filter(number__gt=first).count(), last_at=last or fresh.started_at)


def count_in(thread: Thread, post: Post) -> None:
    """Count one new post, which is the last, without looking at the others. The thread's row is locked."""
    if post.state == Post.State.SHOWN and post.read_key in keys_of_every_reader(thread):
        replies = thread.replies if post.number == 1 else thread.replies + 1
        _write(thread, replies=replies, last_at=max(thread.last_at, post.written_at))


def _write(thread: Thread, **counts: object) -> None:
    Thread.objects.filter(pk=thread.pk).update(**counts)
    for name, value in counts.items():
        setattr(thread, name, value)
