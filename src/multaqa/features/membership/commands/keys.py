"""The keys of members: the one place where holdings of network, constituency and organisation are opened and closed."""

from collections.abc import Callable

from multaqa.features.membership.models import Capacity, Member
from multaqa.foundation.access.api import (
    close_holding,
    constituency_key,
    network_key,
    open_holding,
    organisation_key,
)
from multaqa.foundation.people.api import Person

type Closing = Callable[[Member, Person | None, str], None]
"""Closes what else a member holds: of whom, by whom, and why."""

_others: list[Closing] = []


def close_with_membership(closing: Closing) -> Closing:
    """Have keys of another feature (a community's, say) closed together with a member's; from ``AppConfig.ready``."""
    if closing not in _others:
        _others.append(closing)
    return closing


def keys_of(member: Member) -> list[str]:
    """The keys that a member holds while she is active: her organisation's only where she stands for one.

    They are also those of the organisations that were merged into hers: what was shown to their people is hers to read.
    Between two posts she holds neither the old organisation's nor that of a constituency of States' authorities.
    """
    is_between = member.between_posts_since is not None
    keys = [network_key(member.network.public_id)]
    if not (is_between and member.constituency.is_governmental):
        keys.append(constituency_key(member.constituency.code))
    if member.organisation is not None and member.capacity != Capacity.PERSONAL and not is_between:
        merged = member.organisation.merged_from.values_list("public_id", flat=True)
        keys += [organisation_key(public_id) for public_id in (member.organisation.public_id, *merged)]
    return keys


def give_keys(member: Member, *, by: Person | None, reason: str) -> None:
    """Open every key of a member, in the caller's transaction; those she holds already stay as they are."""
    for key in keys_of(member):
        open_holding(member.person, key, by=by, reason=reason)


def take_keys(member: Member, *, by: Person | None, reason: str) -> None:
    """Close every key of a member, those of other features too, in the caller's transaction."""
    for key in keys_of(member):
        close_holding(member.person, key, by=by, reason=reason)
    for closing in _others:
        closing(member, by, reason)


def change_keys(member: Member, *, held: list[str], by: Person | None, reason: str) -> None:
    """Close what a member ``held`` and holds no longer, and open what is new, in the caller's transaction."""
    holds = keys_of(member)
    for key in held:
        if key not in holds:
            close_holding(member.person, key, by=by, reason=reason)
    give_keys(member, by=by, reason=reason)
