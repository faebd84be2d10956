"""Staff name who acts for an organisation, as that organisation said, and end it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import end_focal_point, name_focal_point
from multaqa.features.membership.forms.bodies import FocalPointForm, ReasonForm
from multaqa.features.membership.models import Organisation
from multaqa.features.membership.queries.staff_bodies import focal_point_of, may_act_for
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.views.bodies import body_or_404, heading
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.people.api import (
    Capability,
    person_reading,
    posted_or_kept,
    recently_proved,
    require,
    the_network,
)

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
@recently_proved
def new_focal_point(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name a member of an organisation its focal point; she invites and attests, so a fresh proof is asked."""
    person = person_reading(request)
    body = body_or_404(person, public_id)
    if body.state != Organisation.State.KNOWN:
        raise Http404
    people = may_act_for(body, the_network(), reader=person)
    names = shown_names(people, reader=person)
    form = FocalPointForm(posted_or_kept(request), people={one: names[one.pk] for one in people})
    if request.method == "POST" and form.is_valid():
        try:
            name_focal_point(body, form.chosen, by=person, reason=form.cleaned_data["reason"])
        except CannotBeChanged as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The focal point is named."))
        return redirect("membership:body", public_id)
    context = {**heading(body), "form": form, "people": people}
    return render(request, "membership/bodies/new_focal_point.html", context, status=422 if form.errors else 200)


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
def focal_point(request: HttpRequest, public_id: str, focal_point: str) -> HttpResponse:
    """End that somebody acts for an organisation, with a reason."""
    person = person_reading(request)
    body = body_or_404(person, public_id)
    found = focal_point_of(body, focal_point, reader=person)
    if found is None:
        raise Http404
    form = ReasonForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        end_focal_point(found, by=person, reason=form.cleaned_data["reason"])
        messages.success(request, _("This member acts for the organisation no longer."))
        return redirect("membership:body", public_id)
    context = {**heading(body), "point": found, "form": form}
    return render(request, "membership/bodies/focal_point.html", context, status=422 if form.errors else 200)
