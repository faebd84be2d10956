"""The keys of members: the one place where holdings of network, constituency and organisation are opened and closed."""

from collections.abc import Callable
from typing import Final

from multaqa.features.membership.models import Capacity, Member
from multaqa.features.membership.queries.ties import keys_tied_to
from multaqa.foundation.access.api import (
    close_holding,
    constituency_key,
    held_keys,
    kind_of,
    network_key,
    open_holding,
    organisation_key,
)
from multaqa.foundation.people.api import Person

_OURS: Final = frozenset({"network", "constituency", "organisation", "body", "authorities"})
"""The kinds of keys that membership gives, and nobody else."""

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
    Between two posts she holds neither the old organisation's nor that of a constituency of States' authorities. Those
    by which others hide from her come with whatever ties her to an organisation or a State, and stay between posts.
    """
    is_between = member.between_posts_since is not None
    keys = [network_key(member.network.public_id)]
    if not (is_between and member.constituency.is_governmental):
        keys.append(constituency_key(member.constituency.code))
    if member.organisation is not None and member.capacity != Capacity.PERSONAL and not is_between:
        merged = member.organisation.merged_from.values_list("public_id", flat=True)
        keys += [organisation_key(public_id) for public_id in (member.organisation.public_id, *merged)]
    return [*keys, *keys_tied_to(member)]


def give_keys(member: Member, *, by: Person | None, reason: str) -> None:
    """Open every key of a member, in the caller's transaction; those she holds already stay as they are."""
    for key in keys_of(member):
        open_holding(member.person, key, by=by, reason=reason)


def take_keys(member: Member, *, by: Person | None, reason: str) -> None:
    """Close every key that a membership gave, whatever was changed since, and those of other features.

    Those of her memberships of other networks stay. It is part of the caller's transaction.
    """
    _close_all_but(_due_elsewhere(member), member, by=by, reason=reason)
    for closing in _others:
        closing(member, by, reason)


def renew_keys(member: Member, *, by: Person | None, reason: str) -> None:
    """Close the keys of an active member that are due no longer, and open those that are due now; safe to repeat."""
    if member.state != Member.State.ACTIVE:
        return
    _close_all_but(_due_elsewhere(member) | set(keys_of(member)), member, by=by, reason=reason)
    give_keys(member, by=by, reason=reason)


def _due_elsewhere(member: Member) -> set[str]:
    """The keys that a person holds by her memberships of other networks."""
    others = Member.objects.filter(person=member.person_id, state=Member.State.ACTIVE).exclude(pk=member.pk)
    return {key for other in others for key in keys_of(other)}


def _close_all_but(due: set[str], member: Member, *, by: Person | None, reason: str) -> None:
    for key in sorted(held_keys(member.person) - due):
        if kind_of(key) in _OURS:
            close_holding(member.person, key, by=by, reason=reason)
