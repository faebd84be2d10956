"""What every page of one community begins with: its name, what the reader is in it, and what she may do."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.features.community.models import Access, Community, Participation, Role
from multaqa.features.community.policies.communities import can_ask, can_join
from multaqa.features.community.queries.communities import community_met
from multaqa.features.community.queries.participations import participation_of
from multaqa.features.community.views.opening import OF_HIDDEN
from multaqa.features.membership.api import said
from multaqa.foundation.people.api import Capability, Person, Reader, has_capability, reader_of

State = Participation.State


def community_or_404(request: HttpRequest, public_id: str) -> Community:
    """The community, for who knows of it. Raises ``Http404`` for any other, as for none."""
    found = community_met(public_id, reader=reader_of(request))
    if found is None:
        raise Http404
    setattr(request, OF_HIDDEN, found.access == Access.HIDDEN)
    return found


def heading(community: Community, *, reader: Reader, mine: Participation | None, current: str) -> dict[str, Any]:
    """The context of the head of a community's pages; ``current`` is the tab."""
    belongs = mine is not None and mine.state == State.ACTIVE
    is_facilitator = belongs and mine is not None and mine.role == Role.FACILITATOR
    keeps = has_capability(reader, Capability.KEEP_COMMUNITIES)
    return {
        "community": community,
        "name": said(community.name, _language()),
        "purpose": said(community.purpose, _language()),
        "is_hidden": community.access == Access.HIDDEN,
        "mine": mine,
        "belongs": belongs,
        "is_asked": mine is not None and mine.state == State.ASKED,
        "is_facilitator": is_facilitator,
        "keeps": keeps,
        "may_name": keeps or (is_facilitator and community.access == Access.HIDDEN),
        "may_decide": is_facilitator or keeps,
        "tabs": _tabs(community, current, sees_people=belongs or community.access == Access.OPEN),
        **(_ways_in(community, reader, mine) if reader is not None and not belongs else {}),
    }


def way_up(community: Community) -> dict[str, Any]:
    """The context of a page below that of a community."""
    return {"community": community, "name": said(community.name, _language())}


def mine_in(community: Community, request: HttpRequest) -> Participation | None:
    """What the reader is in a community."""
    return participation_of(community, reader_of(request))


def _ways_in(community: Community, reader: Person, mine: Participation | None) -> dict[str, bool]:
    joins = can_join(reader, community, mine)
    return {"can_join": joins, "can_ask": not joins and can_ask(reader, community, mine)}


def _tabs(community: Community, current: str, *, sees_people: bool) -> list[dict[str, Any]]:
    labels = {"community": _("Threads"), "people": _("People"), "about": _("About")}
    if not sees_people:
        del labels["people"]
    return [
        {"label": label, "href": reverse(f"community:{name}", args=[community.public_id]), "current": name == current}
        for name, label in labels.items()
    ]


def _language() -> str:
    return get_language() or "ar"
