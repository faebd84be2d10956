"""Staff keep the contacts by which an organisation is reached, and say which of its domains they trust."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import end_contact, end_trust, record_contact, trust_domain
from multaqa.features.membership.forms.bodies import ContactForm, ReasonForm
from multaqa.features.membership.models import Contact, Organisation
from multaqa.features.membership.queries.staff_bodies import contact_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.views.bodies import body_or_404, heading
from multaqa.foundation.people.api import Capability, Person, person_reading, posted_or_kept, recently_proved, require

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
@recently_proved
def new_contact(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record an address or a domain: whoever reads mail there may vouch, so a fresh proof is asked."""
    person = person_reading(request)
    found = body_or_404(person, public_id)
    form = ContactForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        kind = Contact.Kind(form.cleaned_data["kind"])
        record_contact(found, form.cleaned_data["value"], kind=kind, how=form.cleaned_data["how"], by=person)
        messages.success(request, _("The contact is recorded. It counts for applications begun from now on."))
        return redirect("membership:body", public_id)
    context = {**heading(found), "form": form}
    return render(request, "membership/bodies/new_contact.html", context, status=422 if form.errors else 200)


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
def contact(request: HttpRequest, public_id: str, contact: str) -> HttpResponse:
    """End a contact, after asking."""
    person = person_reading(request)
    body, found = _contact_or_404(person, public_id, contact)
    if request.method == "POST":
        end_contact(found, by=person)
        messages.success(request, _("The contact has ended. Links that went there open nothing any more."))
        return redirect("membership:body", public_id)
    return render(request, "membership/bodies/contact.html", {**heading(body), "contact": found})


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
@recently_proved
def trust(request: HttpRequest, public_id: str, contact: str) -> HttpResponse:
    """Open the fast lane of a domain, with a reason and a fresh proof; or close it."""
    person = person_reading(request)
    body, found = _contact_or_404(person, public_id, contact)
    if found.kind != Contact.Kind.DOMAIN:
        raise Http404
    if request.method == "POST" and found.is_trusted:
        end_trust(found, by=person)
        messages.success(request, _("The fast lane of this domain is closed."))
        return redirect("membership:body", public_id)
    form = ReasonForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            trust_domain(found, reason=form.cleaned_data["reason"], by=person)
        except CannotBeChanged as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The fast lane of this domain is open."))
        return redirect("membership:body", public_id)
    context = {**heading(body), "contact": found, "form": form}
    return render(request, "membership/bodies/trust.html", context, status=422 if form.errors else 200)


def _contact_or_404(person: Person, public_id: str, contact: str) -> tuple[Organisation, Contact]:
    body = body_or_404(person, public_id)
    found = contact_of(body, contact)
    if found is None:
        raise Http404
    return body, found
