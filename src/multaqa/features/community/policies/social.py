"""Who may react, put a poll and vote: reading is enough, writing is not needed."""

from datetime import datetime

from multaqa.features.community.models import Poll, Post
from multaqa.features.community.policies.suspensions import is_suspended
from multaqa.foundation.access.api import may_read
from multaqa.foundation.people.api import Person, Reader


def can_react(person: Reader, post: Post) -> bool:
    """True for whoever may read a post that is shown and not her own, unless she is suspended there."""
    if person is None or post.author_id == person.pk or post.state != Post.State.SHOWN:
        return False
    return may_read(person, post) and not is_suspended(person, post.thread.community)


def can_put_poll(person: Person, post: Post) -> bool:
    """True for the author of a post that she may still read: she puts a poll there, and closes it."""
    return post.author_id == person.pk and may_read(person, post)


def can_vote(person: Reader, poll: Poll) -> bool:
    """True for whoever may read the post of a poll, its author too, unless she is suspended there."""
    if person is None or poll.post.state != Post.State.SHOWN or not may_read(person, poll.post):
        return False
    return not is_suspended(person, poll.post.thread.community)


def is_open(poll: Poll, *, at: datetime) -> bool:
    """Whether a poll still takes votes."""
    return poll.closed_at is None and (poll.closes_at is None or at < poll.closes_at)


def counts_are_shown(poll: Poll, *, at: datetime) -> bool:
    """Whether counts may be seen: always, unless the poll hides them while it is open."""
    return not poll.hides_until_closed or not is_open(poll, at=at)
