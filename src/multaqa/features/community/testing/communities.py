"""Communities for tests, made through commands."""

from typing import Any

from multaqa.features.community.commands import CommunityWords, found_community, name_facilitator
from multaqa.features.community.models import Access, Community
from multaqa.foundation.people.api import Capability, Person, appoint, the_network
from multaqa.foundation.people.api import has_capability as has


def a_community(by: Person, *, access: Access = Access.OPEN, name: str = "Crowded places", **words: Any) -> Community:
    """A community of the first network, founded by a member of it, who is given the capability for it if need be."""
    if not has(by, Capability.KEEP_COMMUNITIES):
        appoint(by, to=Capability.KEEP_COMMUNITIES, by=None, reason="Keeps the communities")
    return found_community(the_network(), CommunityWords(name={"en": name}, **words), access=access, by=by)


def with_facilitator(community: Community, person: Person) -> Community:
    """The community, with one more facilitator, named by who founded it."""
    founder = community.founded_by
    if founder is None:
        raise ValueError("Nobody founded it.")
    name_facilitator(community, person, by=founder)
    return community
