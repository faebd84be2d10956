"""Staff merge a duplicate: first they choose the organisation that stays, then they read what moves."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import merge_organisation
from multaqa.features.membership.models import Organisation
from multaqa.features.membership.queries.naming import body_named, said
from multaqa.features.membership.queries.staff_bodies import bodies_like, body_met, moving_with
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.views.bodies import body_or_404, heading
from multaqa.foundation.people.api import Capability, Person, person_reading, recently_proved, require


@require_http_methods(["GET", "HEAD", "POST"])
@require(Capability.KEEP_MEMBERSHIP)
@recently_proved
def merging(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose where an organisation goes; with ``into`` given, what moves; by POST it is merged."""
    person = person_reading(request)
    going = body_or_404(person, public_id)
    if going.state == Organisation.State.MERGED:
        return redirect("membership:body", public_id)
    into = request.POST.get("into") if request.method == "POST" else request.GET.get("into")
    if not into:
        return _choosing(request, going, person)
    staying = body_met(person, into[:20])
    if staying is None:
        raise Http404
    if request.method == "POST":
        return _merged(request, going, staying, person)
    context = {
        **heading(going),
        "staying": staying,
        "staying_name": body_named(staying, get_language() or "ar"),
        "moving": moving_with(going, reader=person),
    }
    return render(request, "membership/bodies/merging.html", context)


def _choosing(request: HttpRequest, going: Organisation, person: Person) -> HttpResponse:
    words, language = request.GET.get("words", "")[:100], get_language() or "ar"
    found = bodies_like(going, words, reader=person)
    rows = [(one, body_named(one, language), said(one.constituency.name, language)) for one in found]
    return render(request, "membership/bodies/choosing.html", {**heading(going), "rows": rows, "words": words})


def _merged(request: HttpRequest, going: Organisation, staying: Organisation, person: Person) -> HttpResponse:
    try:
        merge_organisation(going, into=staying, by=person)
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
        return redirect("membership:merging", going.public_id)
    messages.success(request, _("The organisations are merged."))
    return redirect("membership:body", staying.public_id)
