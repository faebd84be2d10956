"""For tests of any app: kinds of notices known for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from multaqa.foundation.access.testing import World
from multaqa.foundation.notify.commands import follow, tell
from multaqa.foundation.notify.kinds import NoticeKind, forget_kind, register_kind


@contextmanager
def known_notices(*kinds: NoticeKind) -> Iterator[None]:
    """Make kinds of notices known until the block ends."""
    for kind in kinds:
        register_kind(kind)
    try:
        yield
    finally:
        for kind in kinds:
            forget_kind(kind)


PLANTED = NoticeKind(name="notify.planted", label="Planted", subject="Planted: %(title)s")


def plant(world: World) -> None:
    """Links of mail, one of them made up; for the standing access test."""
    world.visit("notify:unsubscribe", token="made-up")
    world.visit("notify:mark_seen", public_id="nothing")


def tell_everyone(world: World, ref: str) -> None:
    """Tell the whole cast of a thing and have those who may follow it; the walk asks for what comes with a notice.

    ``PLANTED`` must be known (``known_notices``).
    """
    people = [person for person in world.people.readers().values() if person is not None]
    notices = tell(people, kind=PLANTED, thing_ref=ref)
    for notice in notices:
        follow(notice.person, ref)
    world.visit("notify:mark_seen", public_id=notices[0].public_id)
