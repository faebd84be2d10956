"""To which circle a reader belongs, for whom the parts of a profile are shown."""

from typing import Final

from multaqa.features.membership.models import PARTS, Member, Shown
from multaqa.foundation.access.api import keys_open_to, network_key
from multaqa.foundation.people.api import Network, Reader

WHOLE: Final = Shown.NOBODY
"""The circle that sees every part: the member herself."""


def circle_of(reader: Reader, network: Network) -> Shown:
    """Members for whom the network's key opens, everyone else; at most one query.

    A part is shown to a circle if its ``…_shown`` is not lower.
    """
    if reader is None:
        return Shown.PUBLIC
    key = network_key(network.public_id)
    return Shown.MEMBERS if keys_open_to(reader, [key]) else Shown.PUBLIC


def parts_shown(member: Member, circle: Shown) -> frozenset[str]:
    """The parts of a profile that a circle sees, named as in ``PARTS``."""
    return frozenset(part for part in PARTS if getattr(member, f"{part}_shown") >= circle)
