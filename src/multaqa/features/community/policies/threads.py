"""Who may write in threads, and who may set them in order. Each rule asks first whether she may read."""

from multaqa.features.community.models import Carrier, Community, Participation, Post, Role, Thread
from multaqa.features.community.policies.suspensions import is_suspended
from multaqa.foundation.access.api import Label, may_read
from multaqa.foundation.people.api import Reader

_KEPT = frozenset({Post.State.SHOWN, Post.State.WAITING})
STRICTNESS = (Label.CLEAR, Label.GREEN, Label.AMBER, Label.AMBER_STRICT, Label.RED)


def may_start_thread(person: Reader, carrier: Carrier) -> bool:
    """True for whoever may read the carrier and, where it belongs to a community, takes part in that."""
    return person is not None and may_read(person, carrier) and _may_speak(person, carrier.community)


def may_write_in(person: Reader, thread: Thread) -> bool:
    """True for whoever may read an open thread and takes part in its community."""
    is_open = thread.closed_at is None and thread.merged_into_id is None
    return is_open and person is not None and may_read(person, thread) and _may_speak(person, thread.community)


def may_edit(person: Reader, post: Post) -> bool:
    """True for a post's author while it is shown or waits and she may still write in its thread."""
    return _is_author(person, post) and post.state in _KEPT and may_write_in(person, post.thread)


def may_delete(person: Reader, post: Post) -> bool:
    """True for a post's author while it is shown or waits and she may read it: also where nothing more is written."""
    return _is_author(person, post) and post.state in _KEPT and may_read(person, post)


def may_restore(person: Reader, post: Post) -> bool:
    """True for a deleted post's author while its words are still there."""
    is_there = post.state == Post.State.DELETED and bool(post.source)
    return is_there and _is_author(person, post) and may_read(person, post)


def may_set_language(person: Reader, post: Post) -> bool:
    """True for the author, and for facilitators who may read the post."""
    return may_edit(person, post) or (may_arrange(person, post.thread) and may_read(person, post))


def may_arrange(person: Reader, thread: Thread) -> bool:
    """True for a facilitator of the thread's community who may read it: pin, close, move, split and merge."""
    return may_read(person, thread) and facilitates(person, thread.community)


def may_move_to(person: Reader, carrier: Carrier) -> bool:
    """True for a facilitator of the community that a thread would come into."""
    return may_read(person, carrier) and facilitates(person, carrier.community)


def may_raise_label(person: Reader, thing: Thread | Post, label: Label) -> bool:
    """True for any reader with an account: the label must be stricter than it is."""
    stricter = STRICTNESS.index(label) > STRICTNESS.index(Label(thing.label))
    return person is not None and stricter and may_read(person, thing)


def may_name_reader(person: Reader, thing: Thread | Post) -> bool:
    """True for the author of what is labelled TLP:RED: nobody else adds people to it."""
    author = thing.author_id if isinstance(thing, Post) else thing.started_by_id
    return person is not None and author == person.pk and thing.label == Label.RED and may_read(person, thing)


def facilitates(person: Reader, community: Community | None) -> bool:
    """True for an active facilitator of the community."""
    return _takes_part(person, community, role=Role.FACILITATOR)


def _may_speak(person: Reader, community: Community | None) -> bool:
    if community is None:
        return True
    return community.archived_at is None and _takes_part(person, community) and not is_suspended(person, community)


def _takes_part(person: Reader, community: Community | None, **more: Role) -> bool:
    if person is None or community is None:
        return False
    active = Participation.State.ACTIVE
    return Participation.objects.filter(community=community, person=person, state=active, **more).exists()


def _is_author(person: Reader, post: Post) -> bool:
    return person is not None and post.author_id == person.pk
