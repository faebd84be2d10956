"""Factories for tests of any app: communities with people in them, threads and posts."""

from typing import Any

from django.utils import timezone

from multaqa.features.community.commands.coming_in import let_in
from multaqa.features.community.commands.posts import write_post
from multaqa.features.community.commands.threads import start_thread
from multaqa.features.community.models import Carrier, Participation, Post, Thread
from multaqa.features.community.testing.communities import a_community
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.people.api import Person


def a_carrier(by: Person, **words: Any) -> Carrier:
    """The carrier of a new community that a member founds, who facilitates it; ``words`` as for ``a_community``."""
    return Carrier.objects.select_related("community__network").get(ref=ref_of(a_community(by, **words)))


def takes_part(person: Person, carrier: Carrier) -> Participation:
    """Let a member of the network take part in a carrier's community."""
    if carrier.community is None:
        raise ValueError("It belongs to no community.")
    return let_in(carrier.community, person, by=person, reason="A test")


def a_thread(carrier: Carrier, *, by: Person, title: str = "Queues at the gates", **how: object) -> Thread:
    """A thread with its first post; ``how`` as for ``start_thread``."""
    words: dict[str, object] = {"source": "We moved the first check sixty metres out.", "language": "en"}
    return start_thread(carrier, title=title, by=by, **(words | how))  # type: ignore[arg-type]  # passed on as it is


def a_reply(thread: Thread, *, by: Person, source: str = "We did this too.", answers: Post | None = None) -> Post:
    """A reply in English."""
    return write_post(thread, source=source, by=by, answers=answers, language="en")


def many_replies(thread: Thread, count: int, *, by: Person) -> list[Post]:
    """Replies made at once, with the keys of their thread: for what grows."""
    first = thread.last_number + 1
    posts = Post.objects.bulk_create(
        Post(
            thread=thread,
            number=number,
            author=by,
            language="en",
            source=f"Reply {number}",
            html=f'<p dir="auto">Reply {number}</p>',
            audience=thread.audience,
            label=thread.label,
            read_key=thread.read_key,
        )
        for number in range(first, first + count)
    )
    thread.last_number += count
    thread.replies += count
    thread.last_at = timezone.now()
    thread.save(update_fields=["last_number", "replies", "last_at"])
    return posts
