"""Focal points, and those who vouched, attest the memberships of people they know."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.features.membership.commands import attest
from multaqa.features.membership.queries.invitations import bodies_to_invite_for
from multaqa.features.membership.queries.terms import to_attest
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.notify.api import see_thing
from multaqa.foundation.people.api import person_reading, signed_in


@require_safe
@never_cache
@signed_in
def attestations(request: HttpRequest) -> HttpResponse:
    """Whose membership ends unless somebody attests it, of those whom the reader can."""
    person = person_reading(request)
    context = {"members": to_attest(person), "may_invite": bool(bodies_to_invite_for(person))}
    return render(request, "membership/standing/attestations.html", context)


@require_POST
@never_cache
@signed_in
def attestation(request: HttpRequest, public_id: str) -> HttpResponse:
    """Attest one membership."""
    person = person_reading(request)
    member = to_attest(person).filter(public_id=public_id).first()
    if member is None:
        raise Http404
    try:
        attest(member, by=person)
        messages.success(request, _("The membership is attested for another term."))
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied as error:
        raise Http404 from error
    see_thing("membership.suspension:attesting", by=person)
    return redirect("membership:attestations")
