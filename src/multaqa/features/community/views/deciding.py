"""Facilitators decide on requests to join."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.community.commands import decide_on_request
from multaqa.features.community.forms.participations import ReasonForm
from multaqa.features.community.models import Community
from multaqa.features.community.policies.communities import can_facilitate, can_keep
from multaqa.features.community.queries.participations import participation_met, requests_of
from multaqa.features.community.refusals import CannotBeDone
from multaqa.features.community.views.heading import community_or_404, way_up
from multaqa.features.membership.api import cards_of_people, held_back
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in

A_PAGE = 20
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def requests(request: HttpRequest, public_id: str) -> HttpResponse:
    """Those who ask to join a community, the longest first."""
    person, community = _deciding(request, public_id)
    page = Paginator(requests_of(community, reader=person), A_PAGE).get_page(request.GET.get("page"))
    if instead := held_back(request, cards=len(page)):
        return instead
    numbers = [one.person_id for one in page]
    cards = cards_of_people(numbers, network=community.network, reader=person, language=get_language() or "ar")
    context = {**way_up(community), "page": page, "rows": [(one, cards.get(one.person_id)) for one in page]}
    return render(request, "community/requests.html", context)


@_FORM
@signed_in
def request(request: HttpRequest, public_id: str, participation: str) -> HttpResponse:
    """Admit one who asks, or refuse her with a reason."""
    person, community = _deciding(request, public_id)
    found = participation_met(community, participation, reader=person)
    if found is None:
        raise Http404
    admits = request.POST.get("admits") == "1"
    form = ReasonForm(None if admits else posted_or_kept(request))
    if request.method == "POST" and (admits or form.is_valid()):
        reason = "" if admits else form.cleaned_data["reason"]
        try:
            decide_on_request(found, admits=admits, reason=reason, by=person)
        except PermissionDenied as not_hers:
            raise Http404 from not_hers
        except CannotBeDone as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("Admitted. The person is told.") if admits else _("Refused. The person is told.")
            )
        return redirect("community:requests", public_id)
    context = {**way_up(community), "one": found, "form": form}
    return render(request, "community/refusing.html", context, status=422 if form.errors else 200)


def _deciding(request: HttpRequest, public_id: str) -> tuple[Person, Community]:
    """The reader and a community about which she decides. Raises ``Http404``."""
    person, community = person_reading(request), community_or_404(request, public_id)
    if not (can_facilitate(person, community) or can_keep(person, community)):
        raise Http404
    return person, community
