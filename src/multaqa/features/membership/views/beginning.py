"""The first ten minutes after admission."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.membership.commands import settle_first_step
from multaqa.features.membership.queries.beginnings import FirstSteps, first_steps_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import Person, person_reading, signed_in, the_network


@require_safe
@never_cache
@signed_in
def beginning(request: HttpRequest) -> HttpResponse:
    """The steps: what is done, what waits, and why each is there."""
    return render(request, "membership/beginning/page.html", {"first_steps": _hers(person_reading(request))})


@require_POST
@signed_in
def settling(request: HttpRequest, step: str) -> HttpResponse:
    """Skip a step, or say that all is right as it is."""
    person = person_reading(request)
    try:
        settle_first_step(_hers(person).member, step, request.POST.get("how", ""), by=person)
    except (CannotBeChanged, PermissionDenied) as error:
        raise Http404 from error
    if not _hers(person).left:
        messages.success(request, _("All steps are settled. Welcome."))
    return redirect("membership:beginning")


def _hers(person: Person) -> FirstSteps:
    found = first_steps_of(person, the_network())
    if found is None:
        raise Http404
    return found
