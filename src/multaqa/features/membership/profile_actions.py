"""What a reader may do towards a member, beside the profile: apps of which membership knows nothing register it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from multaqa.foundation.people.api import Person


@dataclass(frozen=True)
class ProfileAction:
    """One thing that can be done: ``label`` (a lazy text), the name of an icon, its ``place`` among the others.

    ``addresses`` is asked about members all at once (people by the public ids of their profiles) and a reader who is
    none of them; it answers where it is done, for those alone towards whom she may. It must cost the same for many as
    for one. Register it in ``AppConfig.ready``.
    """

    label: object
    icon: str
    place: int
    addresses: Callable[[Mapping[str, Person], Person], Mapping[str, str]]


class OfferedAction(NamedTuple):
    """An action as one reader finds it beside one profile."""

    label: str
    icon: str
    href: str


_actions: list[ProfileAction] = []


def register_profile_action(action: ProfileAction) -> None:
    """Offer an action beside profiles."""
    _actions.append(action)
    _actions.sort(key=lambda one: one.place)


def actions_towards(members: Mapping[str, Person], *, reader: Person) -> dict[str, list[OfferedAction]]:
    """What the reader may do towards each of these members (by the public ids of their profiles), in order."""
    offered: dict[str, list[OfferedAction]] = {public_id: [] for public_id in members}
    for action in _actions:
        for public_id, href in action.addresses(members, reader).items():
            offered[public_id].append(OfferedAction(str(action.label), action.icon, href))
    return offered
