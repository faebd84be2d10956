"""Who belongs to a community: shown, brought in, put out, named and released as facilitators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.community.commands import bring_in, name_facilitator, put_out, release_facilitator
from multaqa.features.community.forms.communities import LONGEST_QUESTION
from multaqa.features.community.forms.participations import ReasonForm
from multaqa.features.community.models import Community, Participation, Role
from multaqa.features.community.policies.communities import (
    can_facilitate,
    can_name_facilitators,
    can_put_out,
    can_release,
    can_see_people,
)
from multaqa.features.community.queries.participations import (
    is_last_facilitator,
    participation_met,
    people_of_community,
)
from multaqa.features.community.refusals import CannotBeDone, LeavesAlone
from multaqa.features.community.views.heading import community_or_404, heading, mine_in, way_up
from multaqa.features.membership.api import cards_of_people, held_back, member_met, members_called
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, reader_of, signed_in

A_PAGE = 20
MOST_CALLED = 10
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def people(request: HttpRequest, public_id: str) -> HttpResponse:
    """Those who belong to a community and whom the reader meets."""
    reader, community = reader_of(request), community_or_404(request, public_id)
    if not can_see_people(reader, community):
        raise Http404
    page = Paginator(people_of_community(community, reader=reader), A_PAGE).get_page(request.GET.get("page"))
    if instead := held_back(request, cards=len(page)):
        return instead
    numbers = [one.person_id for one in page]
    cards = cards_of_people(numbers, network=community.network, reader=reader, language=get_language() or "ar")
    context = heading(community, reader=reader, mine=mine_in(community, request), current="people")
    context |= {"page": page, "rows": [(one, cards.get(one.person_id)) for one in page]}
    return render(request, "community/people.html", context)


@_FORM
@signed_in
def newcomers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring members of the network into a community, found by name."""
    person, community = person_reading(request), community_or_404(request, public_id)
    if not can_facilitate(person, community) or community.archived_at is not None:
        raise Http404
    if request.method == "POST":
        whom = _chosen(request, community, person)
        try:
            bring_in(community, whom, by=person)
        except PermissionDenied:
            messages.error(request, _("This member cannot be brought in."))
        else:
            messages.success(request, _("The member belongs to the community now, and is told."))
        return redirect(request.get_full_path())
    return _choosing(request, community, names_facilitators=False)


@_FORM
@signed_in
def facilitators(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name facilitators of a community, found by name among the members of the network."""
    person, community = person_reading(request), community_or_404(request, public_id)
    if not can_name_facilitators(person, community):
        raise Http404
    if request.method == "POST":
        whom = _chosen(request, community, person)
        try:
            name_facilitator(community, whom, by=person)
        except CannotBeDone as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The facilitator is named, and told."))
        return redirect("community:people", public_id)
    return _choosing(request, community, names_facilitators=True)


@_FORM
@signed_in
def facilitating(request: HttpRequest, public_id: str, participation: str) -> HttpResponse:
    """Name somebody who belongs to a community as its facilitator, or end that she is."""
    person, community, found = _whose(request, public_id, participation)
    ends = found.role == Role.FACILITATOR
    if not (can_release(person, found) if ends else can_name_facilitators(person, community)):
        raise Http404
    is_last = ends and is_last_facilitator(found)
    if request.method == "POST":
        try:
            if ends:
                release_facilitator(found, by=person, knows_it_is_alone=request.POST.get("knows") == "1")
                messages.success(request, _("The task as facilitator has ended."))
            else:
                name_facilitator(community, found.person, by=person)
                messages.success(request, _("The facilitator is named, and told."))
            return redirect("community:people", public_id)
        except LeavesAlone:
            is_last = True
        except CannotBeDone as refusal:
            messages.error(request, str(refusal))
            return redirect("community:people", public_id)
    context = {**way_up(community), "one": found, "ends": ends, "is_last": is_last, "is_own": found.person == person}
    return render(request, "community/facilitating.html", context)


@_FORM
@signed_in
def putting_out(request: HttpRequest, public_id: str, participation: str) -> HttpResponse:
    """Put somebody out of a community, with a reason that she is told."""
    person, community, found = _whose(request, public_id, participation)
    if not can_put_out(person, found):
        raise Http404
    form = ReasonForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            put_out(found, reason=form.cleaned_data["reason"], by=person)
        except CannotBeDone as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("This person no longer belongs to the community, and is told why."))
        return redirect("community:people", public_id)
    context = {**way_up(community), "one": found, "form": form}
    return render(request, "community/putting_out.html", context, status=422 if form.errors else 200)


def _whose(request: HttpRequest, public_id: str, participation: str) -> tuple[Person, Community, Participation]:
    """The reader, the community and somebody who belongs to it. Raises ``Http404``."""
    person, community = person_reading(request), community_or_404(request, public_id)
    found = participation_met(community, participation, reader=person)
    if found is None or found.state != Participation.State.ACTIVE:
        raise Http404
    return person, community, found


def _chosen(request: HttpRequest, community: Community, person: Person) -> Person:
    """The member who was chosen. Raises ``Http404`` for nobody whom the reader meets."""
    found = member_met(request.POST.get("member", ""), reader=person, network=community.network)
    if found is None:
        raise Http404
    return found


def _choosing(request: HttpRequest, community: Community, *, names_facilitators: bool) -> HttpResponse:
    """The page on which a member is looked for by name."""
    words = request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUESTION]
    reader = person_reading(request)
    cards = members_called(words, reader=reader, language=get_language() or "ar", most=MOST_CALLED)
    if instead := held_back(request, cards=len(cards)):
        return instead
    route = "community:facilitators" if names_facilitators else "community:newcomers"
    context = {**way_up(community), "words": words, "cards": cards, "names_facilitators": names_facilitators}
    context |= {"here": reverse(route, args=[community.public_id])}
    return render(request, "community/choosing.html", context)
