"""The stewards' page of accounts whose reading of profiles was stopped."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.membership.commands import let_read_on
from multaqa.features.membership.forms.readings import LettingForm
from multaqa.features.membership.policies import can_let_read
from multaqa.features.membership.queries.readings import stop_named, stops_ended, stops_waiting
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import Capability, person_reading, require


@require_safe
@never_cache
@require(Capability.KEEP_MEMBERSHIP)
def readings(request: HttpRequest) -> HttpResponse:
    """Who was stopped, since when and after how many profiles; and who was let go on, by whom and why."""
    return _page(request, LettingForm())


@require_POST
@never_cache
@require(Capability.KEEP_MEMBERSHIP)
def letting(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let one of them read on, with a reason."""
    stop, person, form = stop_named(public_id), person_reading(request), LettingForm(request.POST)
    if stop is None:
        raise Http404
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        let_read_on(stop, reason=form.cleaned_data["reason"], by=person)
    except PermissionDenied as denied:
        raise Http404 from denied
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("This account may read profiles again. Its count begins anew."))
    return redirect("membership:readings")


def _page(request: HttpRequest, form: LettingForm, *, status: int = 200) -> HttpResponse:
    person = person_reading(request)
    waiting = [(stop, can_let_read(person, stop)) for stop in stops_waiting()]
    context = {"waiting": waiting, "ended": list(stops_ended()), "form": form}
    return render(request, "membership/reading/stops.html", context, status=status)
