"""Staff keep organisations: the list, one of them, what is written of it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multaqa.features.membership.commands import change_organisation, enter_organisation, make_known
from multaqa.features.membership.forms.bodies import BodyForm, BodySieveForm
from multaqa.features.membership.models import Organisation
from multaqa.features.membership.queries import staff_bodies as queries
from multaqa.features.membership.queries.naming import Said, body_named, said
from multaqa.features.membership.queries.staff_bodies import BodySieve
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.people.api import Capability, Person, person_reading, posted_or_kept, require, the_network
from multaqa.foundation.taxonomy.api import area_name

A_PAGE = 30
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Capability.KEEP_MEMBERSHIP)
def bodies(request: HttpRequest) -> HttpResponse:
    """The organisations, by state, name and constituency."""
    person = person_reading(request)
    form = BodySieveForm(request.GET, network=the_network())
    sieve = form.sieve
    page = Paginator(queries.bodies_for(person, sieve), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": queries.body_rows(page, language=get_language() or "ar"),
        "state": sieve.state,
        "is_sieved": bool(sieve.words or sieve.constituency),
        "tabs": _tabs(sieve, queries.counts_of_bodies(person)),
    }
    return render(request, "membership/bodies/list.html", context)


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
def new_body(request: HttpRequest) -> HttpResponse:
    """Enter an organisation that the network knows."""
    form = BodyForm(posted_or_kept(request), network=the_network())
    if request.method == "POST" and form.is_valid():
        made = enter_organisation(form.body, by=person_reading(request))
        messages.success(request, _("The organisation is entered. Next: a contact by which it is reached."))
        return redirect("membership:body", made.public_id)
    return render(request, "membership/bodies/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@require(Capability.KEEP_MEMBERSHIP)
def body(request: HttpRequest, public_id: str) -> HttpResponse:
    """One organisation: what is written of it, its contacts and its focal points."""
    person = person_reading(request)
    found = body_or_404(person, public_id)
    language = get_language() or "ar"
    contacts, points = list(queries.contacts_of(found)), list(queries.focal_points_of(found, reader=person))
    context = {
        **heading(found),
        "others": [Said(text, code) for code, text in found.name.items() if text],
        "constituency": said(found.constituency.name, language),
        "area": area_name(found.area, language),
        "into": body_named(found.merged_into, language) if found.merged_into else None,
        "contacts": [one for one in contacts if one.until is None],
        "past_contacts": [one for one in contacts if one.until is not None],
        "points": [one for one in points if one.until is None],
        "past_points": [one for one in points if one.until is not None],
    }
    return render(request, "membership/bodies/body.html", context)


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
def body_words(request: HttpRequest, public_id: str) -> HttpResponse:
    """What an organisation is called, and where it stands."""
    person = person_reading(request)
    found = body_or_404(person, public_id)
    form = BodyForm(posted_or_kept(request), network=the_network(), organisation=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_organisation(found, form.body, keeps_former=form.cleaned_data["keeps_former"], by=person)
        except CannotBeChanged as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Saved."))
        return redirect("membership:body", public_id)
    context = {**heading(found), "form": form}
    return render(request, "membership/bodies/words.html", context, status=422 if form.errors else 200)


@require_POST
@require(Capability.KEEP_MEMBERSHIP)
def known(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a proposed organisation known."""
    person = person_reading(request)
    try:
        make_known(body_or_404(person, public_id), by=person)
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The network knows this organisation from now on."))
    return redirect("membership:body", public_id)


def body_or_404(person: Person, public_id: str) -> Organisation:
    """The organisation, for staff. Raises ``Http404`` for one that is not there."""
    found = queries.body_met(person, public_id)
    if found is None:
        raise Http404
    return found


def heading(organisation: Organisation) -> dict[str, Any]:
    """What every page of one organisation begins with."""
    return {"body": organisation, "name": body_named(organisation, get_language() or "ar")}


def _tabs(sieve: BodySieve, counts: dict[str, int]) -> list[dict[str, object]]:
    """The states, with how many are in each; the other choices stay."""
    others = {"words": sieve.words, "constituency": sieve.constituency}
    kept = {name: value for name, value in others.items() if value}
    shown = (Organisation.State.KNOWN, Organisation.State.PROPOSED, Organisation.State.MERGED)
    return [
        {
            "label": state.label,
            "count": counts.get(state, 0),
            "href": f"{reverse('membership:bodies')}?{urlencode({'state': state.value, **kept})}",
            "current": state == sieve.state,
        }
        for state in shown
    ]
