"""The list of communities, and one of them: its threads, and what it says of itself."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.features.community.commands.looking import note_looking
from multaqa.features.community.forms.communities import wish_of
from multaqa.features.community.models import Community
from multaqa.features.community.policies.communities import can_found
from multaqa.features.community.queries.communities import (
    Wish,
    communities_found,
    languages_named,
    lines_of,
    topics_of,
)
from multaqa.features.community.queries.introductions import may_introduce
from multaqa.features.community.queries.mine import note_seen
from multaqa.features.community.queries.participations import counts_of_one, facilitators_of
from multaqa.features.community.queries.stream import stream_of
from multaqa.features.community.views.heading import community_or_404, heading, mine_in
from multaqa.features.membership.api import said
from multaqa.foundation.languages.api import said_name_of
from multaqa.foundation.people.api import looker_behind, reader_of, signed_in, the_network
from multaqa.lib.labels import language_of

A_PAGE = 20


@require_safe
@signed_in
def communities(request: HttpRequest) -> HttpResponse:
    """The communities of which the reader knows, hers first, narrowed as she chose."""
    reader, wish, language = reader_of(request), wish_of(request.GET), get_language() or "ar"
    found = communities_found(wish, reader=reader, language=language)
    page = Paginator(found.numbers, A_PAGE).get_page(request.GET.get("page"))
    lines = lines_of(list(page), found, reader=reader, language=language)
    context = {
        "wish": wish,
        "page": page,
        "mine": [line for line in lines if line.is_mine],
        "others": [line for line in lines if not line.is_mine],
        "topics": found.topics,
        "offered_languages": [(code, said_name_of(code)) for code in found.languages],
        "known": found.known,
        "can_found": can_found(reader, the_network()),
        "archived_href": _archived(wish),
    }
    return render(request, "community/communities.html", context)


@require_safe
@signed_in
def community(request: HttpRequest, public_id: str) -> HttpResponse:
    """A community with its threads, the latest first. Who belongs to it has looked, then."""
    reader, found = reader_of(request), community_or_404(request, public_id)
    mine = mine_in(found, request)
    context = heading(found, reader=reader, mine=mine, current="community")
    context |= _beside(found, request, may_decide=context["may_decide"])
    context |= {"stream": stream_of(found, reader=reader, language=get_language() or "ar", query=request.GET)}
    context |= {"may_start": context["belongs"] and found.archived_at is None, "may_introduce": may_introduce(mine)}
    if reader is not None and mine is not None and context["belongs"] and not looker_behind(reader):
        note_looking(mine)
        note_seen(reader, found.public_id, language=get_language() or "ar")
    return render(request, "community/community.html", context)


@require_safe
@signed_in
def about(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a community is for, and its rules."""
    reader, found = reader_of(request), community_or_404(request, public_id)
    context = heading(found, reader=reader, mine=mine_in(found, request), current="about")
    context |= _beside(found, request, may_decide=context["may_decide"])
    language = get_language() or "ar"
    rules_language = language_of(found.rules, language)
    context |= {"rules": found.rules_html.get(rules_language, ""), "rules_language": rules_language}
    context |= {"others": [said({code: text}, code) for code, text in found.name.items() if code != language]}
    return render(request, "community/about.html", context)


def _beside(community: Community, request: HttpRequest, *, may_decide: bool) -> dict[str, object]:
    """What stands beside a community: who facilitates it, how many belong to it, topics and languages, what waits."""
    reader = reader_of(request)
    people, asking = counts_of_one(community, reader=reader)
    return {
        "facilitators": facilitators_of(community, reader=reader),
        "people_count": people,
        "topics": topics_of(community, get_language() or "ar"),
        "spoken_languages": languages_named(community.languages),
        "waiting": asking if may_decide else 0,
    }


def _archived(wish: Wish) -> str:
    """The address of the archived communities, or back from them."""
    address = reverse("community:communities")
    return address if wish.archived else f"{address}?{urlencode({'archived': 1})}"
