"""A reviewer has somebody else asked to vouch."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.features.membership.commands import ask_besides, ask_instead
from multaqa.features.membership.forms.asking import AskingForm
from multaqa.features.membership.models import Application
from multaqa.features.membership.queries.contacts import contact_behind, member_behind
from multaqa.features.membership.queries.reviewing import application_met
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import Capability, Person, person_reading, require


@require_POST
@require(Capability.REVIEW_APPLICATIONS)
def asking(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask the member or the held address behind what was typed; what comes of it is said on the page."""
    person = person_reading(request)
    application = application_met(person, public_id)
    if application is None:
        raise Http404
    form = AskingForm(request.POST, application=application)
    try:
        _ask(application, form, by=person)
        messages.success(request, _("Asked. The answer will stand here."))
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied as error:
        raise Http404 from error
    return redirect("membership:review", public_id)


def _ask(application: Application, form: AskingForm, *, by: Person) -> None:
    if not form.is_valid():
        raise CannotBeChanged(" ".join(str(fault) for faults in form.errors.values() for fault in faults))
    address = form.cleaned_data["address"]
    nominator = member_behind(application, address)
    contact = None if nominator else contact_behind(application, address)
    if form.replaced is not None:
        ask_instead(form.replaced, nominator=nominator, contact=contact, by=by)
    else:
        ask_besides(application, nominator=nominator, contact=contact, by=by)
