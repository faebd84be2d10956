"""Posts before those who decide about them and their authors only: such as wait, and such as were hidden."""

from typing import Final

from multaqa.features.community.models import Community, Participation, Post, Role, Thread
from multaqa.foundation.access.api import (
    Label,
    add_entry,
    facilitators_key,
    hold_back,
    named_set,
    person_key,
    release,
    set_key,
)
from multaqa.foundation.people.api import Person

FIRST_POSTS: Final = 2
"""So many posts of a person must have been shown in a community before she is new there no longer."""


def is_new_in(person: Person, community: Community | None) -> bool:
    """Whether a person is new in a community: neither its facilitator nor yet known by ``FIRST_POSTS`` posts."""
    if community is None:
        return False
    hers = Participation.objects.filter(community=community, person=person, role=Role.FACILITATOR)
    shown = Post.objects.filter(author=person, thread__community=community, state=Post.State.SHOWN)
    return not hers.filter(state=Participation.State.ACTIVE).exists() and shown[:FIRST_POSTS].count() < FIRST_POSTS


def must_wait(thread: Thread, *, by: Person) -> bool:
    """Whether what a person writes in a thread waits for a facilitator; what is for named readers never does."""
    community = thread.community
    waits = community is not None and community.first_posts_wait and thread.label != Label.RED
    return waits and is_new_in(by, community)


def hold_before_deciders(post: Post, *, by: Person) -> None:
    """Let a post be read by its community's facilitators and its author only, and its thread with it if that is all.

    Under TLP:RED by its author alone: no office widens what is for named readers.
    """
    key = _deciders_key(post, by=by)
    hold_back(post, key=key, by=by)
    if not _has_others(post):
        hold_back(post.thread, key=key, by=by)


def show_again(post: Post, *, by: Person) -> None:
    """Give a post that was held back to its readers, and its thread if that had gone with it."""
    held, thread = post.held_key, post.thread
    release(post, by=by)
    if held and thread.held_key == held:
        release(thread, by=by)


def _deciders_key(post: Post, *, by: Person) -> str:
    author, community = post.author, post.thread.community
    if author is not None and (community is None or post.label == Label.RED):
        return person_key(author)
    if community is None:
        raise LookupError("Nobody is known who could read it.")
    if author is None:
        return facilitators_key(community.public_id)
    keyset = named_set(f"community.held:{community.public_id}:{author.public_id}")
    for key in (facilitators_key(community.public_id), person_key(author)):
        add_entry(keyset, key, by=by, reason="Reads what is held back")
    return set_key(keyset)


def _has_others(post: Post) -> bool:
    """Whether anything else in its thread is shown."""
    return Post.objects.filter(thread=post.thread, state=Post.State.SHOWN).exclude(pk=post.pk).exists()
