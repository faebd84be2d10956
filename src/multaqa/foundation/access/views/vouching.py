"""The page on which officers vouch for people anew."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from multaqa.foundation.access.commands import thaw
from multaqa.foundation.access.forms import VouchingForm
from multaqa.foundation.access.policies import can_vouch
from multaqa.foundation.access.queries import frozen_people, frozen_person, people_hidden_from
from multaqa.foundation.people.api import Capability, person_reading, recently_proved, require


@never_cache
@require(Capability.SAFEGUARD)
@recently_proved
def vouching(request: HttpRequest) -> HttpResponse:
    """Whose keys are frozen since her address or organisation changed, and the word of an officer that opens them."""
    officer = person_reading(request)
    form = VouchingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        person = frozen_person(form.cleaned_data["person"])
        if person is None or not can_vouch(officer, whom=person):
            raise Http404
        thaw(person, by=officer, verified_how=form.cleaned_data["verified_how"])
        messages.success(request, _("Saved: TLP:AMBER and above is open to this person again."))
        return redirect("safeguarding:vouching")
    waiting = [(one, VouchingForm(initial={"person": one.person.public_id})) for one in frozen_people()]
    context = {"waiting": waiting, "form": form, "hidden": people_hidden_from(officer)}
    return render(request, "access/vouching.html", context, status=422 if form.errors else 200)
