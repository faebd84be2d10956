"""Communities are founded, written, opened and hidden, archived."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.community.commands.carrying import carry
from multaqa.features.community.commands.coming_in import let_in, locked
from multaqa.features.community.facts import (
    AccessSet,
    CommunityArchived,
    CommunityFounded,
    CommunityReopened,
    CommunityWritten,
    JoiningTakenBack,
)
from multaqa.features.community.models import Access, Community, Participation, Role
from multaqa.features.community.policies.communities import can_facilitate, can_found, can_keep
from multaqa.features.community.refusals import CannotBeDone, WrittenMeanwhile
from multaqa.foundation.access.api import Label, community_key, may_cap, network_key, ref_of, set_audience
from multaqa.foundation.facts.api import Fact, record
from multaqa.foundation.people.api import Network, Person
from multaqa.foundation.taxonomy.api import Term
from multaqa.lib import markdown
from multaqa.lib.fold import fold, sort_key
from multaqa.lib.labels import LANGUAGES, Labels, label_in


@dataclass(frozen=True, kw_only=True)
class CommunityWords:
    """What a community says of itself, as ``Community`` holds it: labels, terms, codes of languages, what is usual."""

    name: Labels
    purpose: Labels = field(default_factory=dict)
    rules: Labels = field(default_factory=dict)
    topics: Sequence[Term] = ()
    languages: Sequence[str] = ()
    default_label: Label = Label.GREEN
    is_wide: bool = False
    first_posts_wait: bool = False


@transaction.atomic
def found_community(network: Network, words: CommunityWords, *, access: Access, by: Person) -> Community:
    """Found a community; who founds it belongs to it as its first facilitator.

    Raises ``PermissionDenied``, and ``CannotBeDone`` for words that do not go together.
    """
    if not can_found(by, network):
        raise PermissionDenied
    _check(words, access)
    community = Community(network=network, access=access, founded_by=by, **_columns(words))
    community.save()
    community.topics.set(words.topics)
    _show(community, by=by)
    let_in(community, by, by=by, role=Role.FACILITATOR, reason="She founded it")
    _note(CommunityFounded(community.public_id, access), community, by=by)
    return community


@transaction.atomic
def write_community(community: Community, words: CommunityWords, *, revision: int, by: Person) -> None:
    """Write a community anew. ``revision`` is the one that the writer saw.

    Raises ``PermissionDenied`` for all but its facilitators, ``WrittenMeanwhile`` when somebody else wrote it since,
    ``CannotBeDone`` for words that do not go together.
    """
    held = locked(community)
    if not can_facilitate(by, held):
        raise PermissionDenied
    if held.revision != revision:
        raise WrittenMeanwhile(_("Somebody else changed this community meanwhile. Your text is kept in the form."))
    _check(words, Access(held.access))
    changed = [name for name, value in _columns(words).items() if getattr(held, name) != value]
    topics = {term.pk for term in words.topics}
    if topics != set(held.topics.values_list("pk", flat=True)):
        held.topics.set(topics)
        changed.append("topics")
    if not changed:
        return
    for name, value in _columns(words).items():
        setattr(held, name, value)
    held.revision += 1
    held.save(update_fields=[*_columns(words), "revision"])
    _note(CommunityWritten(held.public_id, changed), held, by=by)


@transaction.atomic
def set_access(community: Community, access: Access, *, by: Person) -> None:
    """Open, list or hide a community: its own row and its carrier's move, and no thread or post.

    Hidden, it no longer takes its threads to the whole network, and requests to join it are ended: who asked does not
    know it any more. Raises ``PermissionDenied``; the access that it has already changes nothing.
    """
    held = locked(community)
    if not can_keep(by, held):
        raise PermissionDenied
    before = Access(held.access)
    if before == access:
        return
    held.access, held.is_wide = access, held.is_wide and access == Access.OPEN
    held.save(update_fields=["access", "is_wide"])
    if access == Access.HIDDEN:
        _end_requests(held, by=by)
    _show(held, by=by)
    _note(AccessSet(held.public_id, access, before), held, by=by)


@transaction.atomic
def archive_community(community: Community, *, by: Person) -> None:
    """Archive a community: it is read, and nothing is written in it. Raises ``PermissionDenied``; repeats are quiet."""
    held = locked(community)
    if not can_keep(by, held):
        raise PermissionDenied
    if held.archived_at is None:
        _put(held, archived_at=timezone.now())
        _note(CommunityArchived(held.public_id), held, by=by)


@transaction.atomic
def reopen_community(community: Community, *, by: Person) -> None:
    """Let an archived community be written in again. Raises ``PermissionDenied``; repeats are quiet."""
    held = locked(community)
    if not can_keep(by, held):
        raise PermissionDenied
    if held.archived_at is not None:
        _put(held, archived_at=None)
        _note(CommunityReopened(held.public_id), held, by=by)


def _put(community: Community, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(community, name, value)
    community.save(update_fields=[*columns])


def _check(words: CommunityWords, access: Access) -> None:
    """Raises ``CannotBeDone`` for what does not go together."""
    if not any(name.strip() for name in words.name.values()):
        raise CannotBeDone(_("Please give its name in one language at least."))
    if words.is_wide and access != Access.OPEN:
        raise CannotBeDone(_("Only an open community can speak to the whole network."))
    if not may_cap(words.default_label, network_key("any") if words.is_wide else community_key("any")):
        raise CannotBeDone(_("This label does not allow as many readers as the community has."))


def _columns(words: CommunityWords) -> dict[str, object]:
    name, purpose, rules = (_written(labels) for labels in (words.name, words.purpose, words.rules))
    return {
        "name": name,
        "purpose": purpose,
        "rules": rules,
        "rules_html": {code: markdown.render(text, language=code) for code, text in rules.items()},
        "folded": "\n".join(fold(text) for text in name.values()),
        "sort_keys": {code: sort_key(label_in(name, code)) for code in LANGUAGES},
        "languages": list(words.languages),
        "default_label": words.default_label.value,
        "is_wide": words.is_wide,
        "first_posts_wait": words.first_posts_wait,
    }


def _written(labels: Labels) -> Labels:
    return {code: text.strip() for code, text in labels.items() if text.strip()}


def _show(community: Community, *, by: Person) -> None:
    """Set who knows of a community, and with it who may come to its threads."""
    if community.access == Access.HIDDEN:
        set_audience(community, audience=community_key(community.public_id), label=Label.AMBER, by=by)
    else:
        set_audience(community, audience=network_key(community.network.public_id), label=Label.GREEN, by=by)
    carry(community, community=community)


def _end_requests(community: Community, *, by: Person) -> None:
    asked = Participation.objects.filter(community=community, state=Participation.State.ASKED).select_related("person")
    for request in asked.select_for_update(of=("self",)).order_by("pk"):
        request.state, request.ended_at = Participation.State.LEFT, timezone.now()
        request.save(update_fields=["state", "ended_at"])
        fact = JoiningTakenBack(community.public_id, request.public_id)
        record(fact, by=by, thing=ref_of(community), about=request.person)


def _note(fact: Fact, community: Community, *, by: Person) -> None:
    record(fact, by=by, thing=ref_of(community))
