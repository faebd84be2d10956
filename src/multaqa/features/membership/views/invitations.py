"""Focal points and staff invite people to apply, and see what became of each invitation."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.membership.commands import invite, send_again, withdraw_invitation
from multaqa.features.membership.forms.invitations import InvitationForm
from multaqa.features.membership.policies import can_keep_membership
from multaqa.features.membership.queries.desks import invitation_rows
from multaqa.features.membership.queries.invitations import bodies_to_invite_for, invitation_by, invitations_by
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in, the_network

A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invitations(request: HttpRequest) -> HttpResponse:
    """Invite somebody, and see whom one has invited."""
    person = person_reading(request)
    bodies = bodies_to_invite_for(person, asked=request.GET.get("body", "")[:20])
    is_staff = can_keep_membership(person)
    if not bodies and not is_staff:
        raise Http404
    form = InvitationForm(posted_or_kept(request), bodies=bodies)
    if request.method == "POST" and form.is_valid() and _sent(request, form, person):
        return redirect("membership:invitations")
    page = Paginator(invitations_by(person), A_PAGE).get_page(request.GET.get("page"))
    language = get_language() or "ar"
    rows = [(row.invitation, row.body, row.is_open) for row in invitation_rows(page, language=language)]
    context = {"form": form, "bodies": bodies, "page": page, "rows": rows}
    return render(request, "membership/invitations/list.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Send the letter of an invitation again."""
    return _changed(request, public_id, send_again, said=_("The invitation is sent again; the earlier link is closed."))


@require_POST
@signed_in
def withdrawal(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw an invitation."""
    return _changed(request, public_id, withdraw_invitation, said=_("The invitation is withdrawn."))


def _sent(request: HttpRequest, form: InvitationForm, person: Person) -> bool:
    values = form.cleaned_data
    try:
        invite(values["address"], to=form.body, network=the_network(), language=values["language"], by=person)
    except CannotBeChanged as refusal:
        form.add_error("address", str(refusal))
        return False
    messages.success(request, _("The invitation is on its way. You are asked to vouch once the application is sent."))
    return True


def _changed(request: HttpRequest, public_id: str, change: Callable[..., None], *, said: str) -> HttpResponse:
    person = person_reading(request)
    found = invitation_by(person, public_id)
    if found is None:
        raise Http404
    try:
        change(found, by=person)
    except PermissionDenied as error:
        raise Http404 from error
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("membership:invitations")
