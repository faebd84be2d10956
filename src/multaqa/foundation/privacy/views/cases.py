"""The officers' page: legal holds, and requests to be erased that came outside the site."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.api import Capability, Person, person_reading, require
from multaqa.foundation.privacy.commands import confirm_erasure, lift_hold, propose_erasure, set_hold, take_back_erasure
from multaqa.foundation.privacy.forms import HoldForm, ProposalForm
from multaqa.foundation.privacy.policies import may_confirm
from multaqa.foundation.privacy.queries import case_of, hold_of, holds_met_by, open_cases
from multaqa.foundation.privacy.refusals import Refused


@require_safe
@never_cache
@require(Capability.SAFEGUARD)
def cases(request: HttpRequest) -> HttpResponse:
    """What waits and what holds, and the two forms."""
    return _page(request)


@require_POST
@require(Capability.SAFEGUARD)
def proposals(request: HttpRequest) -> HttpResponse:
    """Bring the request of a person; a second officer confirms it."""
    officer = person_reading(request)
    form = ProposalForm(request.POST, officer=officer)
    if not form.is_valid():
        return _page(request, proposal=form)
    try:
        propose_erasure(form.cleaned_data["person"], request=form.cleaned_data["request"], by=officer)
    except PermissionDenied:
        form.add_error("person", _("An officer’s own request goes the way of everyone: from the settings."))
    except ValueError:
        form.add_error("person", _("This account has been erased already."))
    except Refused as refusal:
        form.add_error("person", str(refusal))
    else:
        messages.success(request, _("The request waits for a second officer."))
        return redirect("privacy:cases")
    return _page(request, proposal=form)


@require_POST
@require(Capability.SAFEGUARD)
def confirmation(request: HttpRequest, public_id: str) -> HttpResponse:
    """The second officer's agreement."""
    return _changed(
        request,
        case_of(public_id, officer=person_reading(request)),
        confirm_erasure,
        done=_("The waiting time has begun, and the person has been written to."),
        refused=_("It takes a second officer, and it is confirmed once."),
    )


@require_POST
@require(Capability.SAFEGUARD)
def case_withdrawal(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an erasure back before its day."""
    return _changed(
        request,
        case_of(public_id, officer=person_reading(request)),
        take_back_erasure,
        done=_("The erasure has been taken back."),
        refused=_("It has been carried out already."),
    )


@require_POST
@require(Capability.SAFEGUARD)
def holds(request: HttpRequest) -> HttpResponse:
    """Set a legal hold."""
    officer = person_reading(request)
    form = HoldForm(request.POST, officer=officer)
    if not form.is_valid():
        return _page(request, hold=form)
    values = dict(form.cleaned_data)
    person: Person = values.pop("person")
    try:
        set_hold(person, by=officer, **values)
    except PermissionDenied:
        form.add_error("person", _("A hold on an officer’s own account is set by another officer."))
        return _page(request, hold=form)
    messages.success(request, _("The hold has been set: nothing about this person is erased while it lasts."))
    return redirect("privacy:cases")


@require_POST
@require(Capability.SAFEGUARD)
def hold_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """Lift a legal hold."""
    return _changed(
        request,
        hold_of(public_id, officer=person_reading(request)),
        lift_hold,
        done=_("The hold has been lifted."),
        refused=_("A hold on an officer’s own account is lifted by another officer."),
    )


def _changed[Found](
    request: HttpRequest, found: Found | None, change: Callable[..., object], *, done: str, refused: str
) -> HttpResponse:
    """What an officer's button does to a case or a hold that there is, and the sentence about it on the page."""
    if found is None:
        raise Http404
    try:
        change(found, by=person_reading(request))
    except PermissionDenied:
        messages.error(request, refused)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("privacy:cases")


def _page(request: HttpRequest, *, proposal: Form | None = None, hold: Form | None = None) -> HttpResponse:
    officer = person_reading(request)
    waiting = [(case, may_confirm(officer, case)) for case in open_cases(officer)]
    context = {
        "waiting": waiting,
        "holds": list(holds_met_by(officer)),
        "proposal": proposal or ProposalForm(officer=officer),
        "hold": hold or HoldForm(officer=officer),
        "officer": officer,
    }
    broken = bool((proposal and proposal.errors) or (hold and hold.errors))
    return render(request, "privacy/cases.html", context, status=422 if broken else 200)
