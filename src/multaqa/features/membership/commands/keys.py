"""The keys of members: the one place where holdings of network, constituency and organisation are opened and closed."""

from multaqa.features.membership.models import Capacity, Member
from multaqa.foundation.access.api import (
    close_holding,
    constituency_key,
    network_key,
    open_holding,
    organisation_key,
)
from multaqa.foundation.people.api import Person


def keys_of(member: Member) -> list[str]:
    """The keys that a member holds while she is active: her organisation's only where she stands for one."""
    keys = [network_key(member.network.public_id), constituency_key(member.constituency.code)]
    if member.organisation is not None and member.capacity != Capacity.PERSONAL:
        keys.append(organisation_key(member.organisation.public_id))
    return keys


def give_keys(member: Member, *, by: Person | None, reason: str) -> None:
    """Open every key of a member, in the caller's transaction; those she holds already stay as they are."""
    for key in keys_of(member):
        open_holding(member.person, key, by=by, reason=reason)


def take_keys(member: Member, *, by: Person | None, reason: str) -> None:
    """Close every key of a member, in the caller's transaction."""
    for key in keys_of(member):
        close_holding(member.person, key, by=by, reason=reason)
