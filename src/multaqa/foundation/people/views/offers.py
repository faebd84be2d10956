"""The page behind the link in a letter that offers an office: where there is no account, it makes one."""

from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from multaqa.foundation.people.capabilities import Role
from multaqa.foundation.people.commands.invitations import OfferOver, accept_offer, decline_offer, join_by_offer
from multaqa.foundation.people.forms.joining import JoiningForm
from multaqa.foundation.people.joining import sign_in_new
from multaqa.foundation.people.models import Invitation
from multaqa.foundation.people.policies import may_appoint
from multaqa.foundation.people.queries import person_of_address
from multaqa.foundation.people.queries.invitations import offer_of_token
from multaqa.foundation.people.readers import account_holder
from multaqa.foundation.people.words_of_offices import duty_of_role, word_of_office


@sensitive_post_parameters()
@never_cache
def offer(request: HttpRequest, token: str) -> HttpResponseBase:
    """What is offered; by POST it is accepted or, with ``decline``, declined. 410 once it counts no longer."""
    row = offer_of_token(token)
    if row is None or not may_appoint(row.by):
        return _over(request)
    if request.method == "POST" and "decline" in request.POST:
        decline_offer(row)
        return render(request, "people/offers/declined.html")
    try:
        return _answered(request, row, token=token)
    except (OfferOver, IntegrityError):  # somebody was faster: the same link in another window
        return _over(request)


def _answered(request: HttpRequest, row: Invitation, *, token: str) -> HttpResponseBase:
    if person_of_address(row.email) is None:
        return _joining(request, row, token=token)
    holder = account_holder(request)
    if request.method == "POST" and holder is not None and holder.email == row.email:
        accept_offer(row, by=holder)
        messages.success(request, _("You hold the office from now on."))
        return HttpResponseRedirect(reverse("people:factors"))
    return _shown(request, row, token=token, form=None)


def _joining(request: HttpRequest, row: Invitation, *, token: str) -> HttpResponseBase:
    form = JoiningForm(request.POST if request.method == "POST" else None, email=row.email)
    if request.method == "POST" and account_holder(request) is None and form.is_valid():
        digest = make_password(form.cleaned_data["password"])  # slow, so before the transaction
        language = get_language() or row.language
        person = join_by_offer(row, name=form.cleaned_data["name"], password_digest=digest, language=language)
        return sign_in_new(request, person, then=reverse("people:factors"))
    return _shown(request, row, token=token, form=form)


def _shown(request: HttpRequest, row: Invitation, *, token: str, form: JoiningForm | None) -> HttpResponse:
    holder = account_holder(request)
    role = Role(row.role)
    context = {
        "row": row,
        "token": token,
        "form": form,
        "office": word_of_office(role),
        "duty": duty_of_role(role),
        "is_hers": holder is not None and holder.email == row.email,
        "is_anothers": holder is not None and holder.email != row.email,
        "here": request.path,
    }
    return render(request, "people/offers/offer.html", context, status=422 if form is not None and form.errors else 200)


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "people/offers/over.html", status=410)
