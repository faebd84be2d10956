"""For whom what is said in a community may be: keys, from narrow to wide."""

from typing import Final

from multaqa.features.community.models import Carrier, Community, Thread
from multaqa.foundation.access.api import ACCOUNT, PUBLIC, Label, community_key, kind_of, network_key

_WIDTHS: Final = {
    "person": 1,
    "set": 1,
    "facilitators": 1,
    "community": 2,
    "organisation": 2,
    "constituency": 3,
    "network": 3,
}
_OPEN: Final = frozenset({Label.CLEAR, Label.GREEN})
_CLOSE: Final = frozenset({Label.AMBER, Label.AMBER_STRICT})


class CannotNarrow(ValueError):
    """Two audiences are equally wide and not the same: neither is the narrower."""


def own_key(community: Community) -> str:
    """The key that those who take part in a community hold."""
    return community_key(community.public_id)


def default_audience(carrier: Carrier) -> tuple[str, str]:
    """The audience and label of what is said on a carrier unless something else is chosen."""
    community = carrier.community
    if community is None:
        return carrier.audience, carrier.label
    wide = community.is_wide and community.default_label in _OPEN
    return network_key(community.network.public_id) if wide else own_key(community), community.default_label


def audiences_offered(carrier: Carrier) -> list[str]:
    """For whom a thread on a carrier may be, the usual one first; under TLP:RED it is for whom its author names."""
    usual, _label = default_audience(carrier)
    own = [own_key(carrier.community)] if carrier.community is not None else []
    return list(dict.fromkeys([usual, *own]))


def narrower(one: str, other: str) -> str:
    """The narrower of two audiences. Raises CannotNarrow when they are equally wide and not the same."""
    if one == other or _width(one) < _width(other):
        return one
    if _width(one) == _width(other):
        raise CannotNarrow(f"{one} and {other} are equally wide.")
    return other


def audience_under(label: Label, thread: Thread, *, now: str) -> str | None:
    """What becomes of an audience (``now``) under a stricter label; None where only its author may read from then on.

    TLP:AMBER closes it to the community. Who may read under TLP:RED, its author says.
    """
    if label in _CLOSE and thread.community is not None:
        closed = own_key(thread.community)
        return now if _width(now) <= _width(closed) else closed
    if label in _CLOSE and _width(now) <= _WIDTHS["community"]:
        return now
    return now if label in _OPEN else None


def keys_of_every_reader(thread: Thread) -> set[str]:
    """The keys that whoever may read a thread holds for certain: posts that bear one of them are read by all of these.

    Who takes part in a community is a member of its network; a vouched key lets nobody in whom the plain one does not.
    """
    own = thread.read_key
    if not own or own == PUBLIC:
        return {own} - {""}
    held = {own, PUBLIC, ACCOUNT}
    if own.removesuffix("!") == thread.audience:
        held.add(thread.audience)
        if thread.community is not None and thread.audience == own_key(thread.community):
            held.add(network_key(thread.community.network.public_id))
    return held


def _width(key: str) -> int:
    return _WIDTHS.get(kind_of(key), 4 if key == ACCOUNT else 5)
