"""For tests of hiding: somebody who takes part in all that a community is, and what stays of it without her."""

from dataclasses import dataclass
from typing import Final

from multaqa.features.community.commands import join
from multaqa.features.community.commands.polling import Asked, put_poll, vote
from multaqa.features.community.commands.posts import edit_post, write_post
from multaqa.features.community.commands.reacting import react
from multaqa.features.community.commands.threads import start_thread
from multaqa.features.community.models import Access, Carrier, Poll, Post, Reaction, Revision, Thread
from multaqa.features.community.testing.planting import POST_PAGES, THREAD_PAGES
from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person

_READ: Final = "said beside who hides"


@dataclass(frozen=True)
class TakenPart:
    """A person who took part, and public ids: the community's, those of the two threads and of their posts.

    The last thread, and the last post, is somebody else's.
    """

    person: Person
    community: str
    threads: tuple[str, ...]
    posts: tuple[str, ...]

    @property
    def ids(self) -> frozenset[str]:
        """All of them."""
        return frozenset((self.community, *self.threads, *self.posts))


def takes_part_everywhere(world: World, person: Person, *, beside: Person) -> TakenPart:
    """She and ``beside`` come into the open community; each writes, mentions the other, reacts and votes in polls.

    Half of it hangs on her own thread, half on one of Amina's. The walk asks for all of it.
    """
    carrier = Carrier.objects.select_related("community__network").get(community__access=Access.OPEN)
    community = carrier.community
    if community is None:
        raise ValueError("The open community has no carrier of its own.")
    for one in (person, beside):
        join(community, by=one)
    hers = _thread(world, carrier, by=person, calling=beside)
    others = _thread(world, carrier, by=world.people.amina, calling=person)
    posts = [_answer(world, hers, by=beside, calling=person), _answer(world, others, by=person, calling=beside)]
    edit_post(posts[1], source=f"{posts[1].source}\n\nOnce more.", seen=posts[1].revision, by=person)
    firsts = [Post.objects.get(thread=each, number=1) for each in (hers, others)]
    for post in (*posts, *firsts):
        _tapped(post, person, beside)
    _visit(world, [hers, others], [*posts, *firsts])
    return TakenPart(
        person,
        community.public_id,
        threads=tuple(each.public_id for each in (hers, others)),
        posts=tuple(each.public_id for each in (*posts, *firsts)),
    )


def as_if_said_by(stranger: Person, *, instead_of: Person) -> None:
    """Let all that one person said be another's: the words stay, and who wrote them is somebody else."""
    Thread.objects.filter(started_by=instead_of).update(started_by=stranger)
    Post.objects.filter(author=instead_of).update(author=stranger)
    Revision.objects.filter(by=instead_of).update(by=stranger)


def _thread(world: World, carrier: Carrier, *, by: Person, calling: Person) -> Thread:
    """A thread whose first post calls somebody and puts an open poll, in which its writer has voted."""
    thread = start_thread(carrier, title=world.words(_READ), source=_calling(world, calling), by=by, language="en")
    first = Post.objects.select_related("thread__carrier", "author").get(thread=thread, number=1)
    put_poll(first, Asked(answers=["Monday", "Tuesday"], is_secret=False), by=by)
    return thread


def _answer(world: World, thread: Thread, *, by: Person, calling: Person) -> Post:
    return write_post(thread, source=_calling(world, calling), by=by, language="en")


def _calling(world: World, person: Person) -> str:
    return f"{world.words(_READ)} @{person.public_id}"


def _tapped(post: Post, *people: Person) -> None:
    """Everyone says all four things of a post that is not her own, and votes in its poll if it has one."""
    poll = Poll.objects.select_related("post__thread__carrier").filter(post=post).first()
    for person in people:
        for kind in Reaction.Kind if person.pk != post.author_id else ():
            react(post, kind, by=person)
        if poll is not None:
            vote(poll, [0], by=person)


def _visit(world: World, threads: list[Thread], posts: list[Post]) -> None:
    for thread in threads:
        world.visit_thing(thread)
        for page in THREAD_PAGES:
            world.visit(f"community:{page}", public_id=thread.public_id)
        for query in ("q=leila", "q=l", "q=had"):
            world.visit("community:mentions", public_id=thread.public_id, query=query)
    for post in posts:
        world.visit_thing(post)
        for page in POST_PAGES:
            world.visit(f"community:{page}", public_id=post.public_id)
