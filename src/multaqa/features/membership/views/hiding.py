"""The page on which somebody chooses from whom she hides."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.membership.commands import hide_from_authorities, hide_from_organisation, show_to_again
from multaqa.features.membership.forms.hiding import HidingForm
from multaqa.features.membership.queries.hiding import hidden_from
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, settings_tabs, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def hiding(request: HttpRequest) -> HttpResponse:
    """From which organisations and authorities somebody hides; an address may name one to begin with."""
    person, language = person_reading(request), get_language() or "ar"
    begun = {name: request.GET.get(name, "")[:200] for name in ("authorities", "organisation")}
    form = HidingForm(posted_or_kept(request), person=person, language=language, initial=begun)
    if request.method == "POST" and form.is_valid():
        _hide(form, by=person)
        messages.success(request, _("You are hidden from them now."))
        return redirect("membership:hiding")
    tabs = settings_tabs(person, current="membership:hiding")
    context = {"form": form, "tabs": tabs, "hidden": hidden_from(person, language=language)}
    return render(request, "membership/hiding/page.html", context, status=422 if form.is_bound and form.errors else 200)


@require_POST
@signed_in
def hiding_end(request: HttpRequest) -> HttpResponse:
    """Be shown again to those from whom she hid; what is not hers to end changes nothing."""
    if show_to_again(request.POST.get("key", ""), by=person_reading(request)):
        messages.success(request, _("You are shown to them again."))
    return redirect("membership:hiding")


@transaction.atomic
def _hide(form: HidingForm, *, by: Person) -> None:
    if form.cleaned_data["organisation"]:
        hide_from_organisation(form.cleaned_data["organisation"], by=by)
    if form.cleaned_data["authorities"]:
        hide_from_authorities(form.cleaned_data["authorities"], by=by)
