"""The page behind the link in a letter of invitation. Whether it is the reader's is asked only when she takes it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import decline_invitation, take_invitation
from multaqa.features.membership.models import Invitation
from multaqa.features.membership.queries.invitations import invitation_of_token
from multaqa.features.membership.queries.naming import body_named
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import Person, limited, reader_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("link")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what; by POST it is taken or, with ``decline``, declined. 410 once it counts no longer."""
    found = invitation_of_token(token)
    if found is None:
        return render(request, "membership/invitations/over.html", status=410)
    reader = reader_of(request)
    if request.method == "POST" and "decline" in request.POST:
        decline_invitation(found)
        return render(request, "membership/invitations/declined.html")
    if request.method == "POST" and reader is not None:
        return _taken(request, found, reader)
    context = {"invitation": found, "organisation": body_named(found.organisation, get_language() or "ar")}
    context |= {"here": request.path, "is_signed_in": reader is not None, "inviter": found.by.name}
    return render(request, "membership/invitations/invited.html", context)


def _taken(request: HttpRequest, found: Invitation, reader: Person) -> HttpResponse:
    try:
        application = take_invitation(found, by=reader)
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
        return redirect(reverse("membership:application"))
    if application is None:
        return render(request, "membership/invitations/anothers.html", status=403)
    return redirect("membership:step", "name")
