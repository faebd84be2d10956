"""A reader joins a community, asks to, leaves it, and reads what she was told of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.community.commands import ask_to_join, join, leave, take_request_back
from multaqa.features.community.forms.participations import AskingForm
from multaqa.features.community.models import Community, Participation
from multaqa.features.community.policies.communities import can_ask, can_join
from multaqa.features.community.queries.communities import community_met
from multaqa.features.community.queries.participations import is_last_facilitator, own_participation
from multaqa.features.community.refusals import CannotBeDone, LeavesAlone
from multaqa.features.community.views.heading import community_or_404, mine_in, way_up
from multaqa.features.membership.api import said
from multaqa.foundation.languages.api import detect
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in
from multaqa.lib.bidi import html_lang

State = Participation.State
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@signed_in
def joining(request: HttpRequest, public_id: str) -> HttpResponse:
    """Join an open community, or ask to join another."""
    person, community = person_reading(request), community_or_404(request, public_id)
    mine = mine_in(community, request)
    joins = can_join(person, community, mine)
    if not joins and not can_ask(person, community, mine):
        return _no_way_in(request, public_id, mine)
    form = AskingForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            if joins:
                join(community, by=person)
                messages.success(request, _("You belong to this community now."))
            else:
                ask_to_join(community, words=form.cleaned_data["words"], by=person)
                messages.success(request, _("Your request was sent. The facilitators are told of it."))
        except PermissionDenied as changed:  # it was hidden, archived or closed meanwhile
            raise Http404 from changed
        return redirect("community:community", public_id)
    context = {**way_up(community), "form": form, "joins": joins}
    return render(request, "community/joining.html", context, status=422 if form.errors else 200)


@_FORM
@signed_in
def leaving(request: HttpRequest, public_id: str) -> HttpResponse:
    """Leave a community, or take back the request to join it."""
    person, community = person_reading(request), community_or_404(request, public_id)
    mine = mine_in(community, request)
    if mine is None or mine.state not in {State.ACTIVE, State.ASKED}:
        return redirect("community:community", public_id)
    is_last = is_last_facilitator(mine)
    if request.method == "POST":
        try:
            _leave(request, community, mine, by=person)
        except LeavesAlone:
            is_last = True  # it is since the page was opened: she is told, and asked again
        except CannotBeDone as refusal:
            messages.error(request, str(refusal))
            return _where_left(public_id, person)
        else:
            return _where_left(public_id, person)
    context = {**way_up(community), "mine": mine, "is_last": is_last, "is_asked": mine.state == State.ASKED}
    return render(request, "community/leaving.html", context)


@require_safe
@signed_in
def belonging(request: HttpRequest, participation: str) -> HttpResponse:
    """What the reader is in a community, and what she was told; it stands also where the community is hidden by now."""
    person = person_reading(request)
    found = own_participation(participation, person=person)
    if found is None:
        raise Http404
    language = get_language() or "ar"
    known = community_met(found.community.public_id, reader=person)
    context = {
        "mine": found,
        "community": known,
        "name": said(known.name, language) if known else None,
        "reason_language": html_lang(detect(found.reason) or language),
        "can_ask": known is not None and can_ask(person, known, found),
    }
    return render(request, "community/belonging.html", context)


def _leave(request: HttpRequest, community: Community, mine: Participation, *, by: Person) -> None:
    """Leave, or take back the request. Raises ``LeavesAlone`` and ``CannotBeDone``."""
    if mine.state == State.ASKED:
        take_request_back(community, by=by)
        messages.success(request, _("Your request was taken back."))
    else:
        leave(community, by=by, knows_it_is_alone=request.POST.get("knows") == "1")
        messages.success(request, _("You no longer belong to this community."))


def _where_left(public_id: str, person: Person) -> HttpResponse:
    """To the community, or where it is hidden from her now, to the others."""
    known = community_met(public_id, reader=person)
    return redirect("community:community", public_id) if known else redirect("community:communities")


def _no_way_in(request: HttpRequest, public_id: str, mine: Participation | None) -> HttpResponse:
    """Who has to do with it already is led to it; for others there is no such page."""
    if mine is None:
        raise Http404
    if request.method == "POST" and mine.state not in {State.ACTIVE, State.ASKED}:
        messages.error(request, _("It is not possible to ask again yet."))
    return redirect("community:community", public_id)
