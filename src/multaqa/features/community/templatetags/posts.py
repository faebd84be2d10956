"""What stands above and below the words of a post: drawn once for all to whom it is the same, then kept by the process.

It is most of what a page of a thread costs, and changes with few things: each of them is a field here.
"""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.utils.safestring import SafeString

from multaqa.features.community.filling import PostRow
from multaqa.features.community.models import Thread
from multaqa.features.community.queries.reactions import Counted
from multaqa.features.community.queries.thread_head import ThreadHead
from multaqa.features.membership.api import Line
from multaqa.foundation.people.api import Reader
from multaqa.ui.api import kept

register = template.Library()


@dataclass(frozen=True)
class Head:
    """Who wrote a post, when, and what of it; ``label`` only where it is another than the thread's."""

    public_id: str
    name: str
    profile: str
    line: Line | None
    written_at: datetime
    is_edited: bool
    label: str


@dataclass(frozen=True)
class Foot:
    """What a reader does with a post; ``is_known``: she has an account."""

    thread: str
    public_id: str
    reactions: tuple[Counted, ...]
    is_known: bool
    is_mine: bool
    is_saved: bool
    may_react: bool
    may_write: bool
    may_accept: bool


@register.simple_tag
def post_head(row: PostRow, thread: Thread) -> SafeString:
    """The line above a post."""
    post = row.post
    label = post.label if post.label != thread.label else ""
    head = Head(post.public_id, row.name, row.profile, row.line, post.written_at, post.edited_at is not None, label)
    return kept("community/threads/post_head.html", post=head)


@register.simple_tag
def post_foot(row: PostRow, head: ThreadHead, reader: Reader, *, may_accept: bool) -> SafeString:
    """The line below a post. ``may_accept``: the reader may take any but the first for the answer to its question."""
    is_known = reader is not None
    foot = Foot(
        head.thread.public_id,
        row.post.public_id,
        tuple(row.reactions),
        is_known=is_known,
        is_mine=row.is_mine,
        is_saved=row.shown.is_saved,
        may_react=is_known and not row.is_mine,
        may_write=head.may_write,
        may_accept=bool(may_accept) and row.post.number != 1,  # nothing at all where no question stands
    )
    return kept("community/threads/post_foot.html", post=foot)
