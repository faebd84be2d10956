"""An application: its page, its steps, its sending and its withdrawal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import (
    Step,
    begin_application,
    send_application,
    withdraw_application,
    write_expertise,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.features.membership.forms.applying import (
    ExpertiseForm,
    NamesForm,
    NominatorsForm,
    PlaceForm,
    PurposeForm,
    SendingForm,
)
from multaqa.features.membership.models import Application
from multaqa.features.membership.policies import can_withdraw, can_write_application
from multaqa.features.membership.queries.answers import (
    expertise_written,
    names_written,
    nominators_written,
    place_written,
    purpose_written,
)
from multaqa.features.membership.queries.applications import (
    application_of,
    claims_of,
    is_member,
    may_ask_organisation,
    nominators_named,
)
from multaqa.features.membership.queries.invitations import invitations_for, inviter_of, token_of_invitation
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.since_words import standing_of
from multaqa.features.membership.views.opening import for_applicant, to_application
from multaqa.foundation.people.api import (
    Person,
    open_to_the_kept,
    person_reading,
    posted_or_kept,
    signed_in,
    the_network,
)

_FORM = require_http_methods(["GET", "HEAD", "POST"])

TITLES: dict[Step, str | Promise] = {
    Step.NAME: pgettext_lazy("step of an application", "Name"),
    Step.PLACE: pgettext_lazy("step of an application", "Organisation and constituency"),
    Step.EXPERTISE: pgettext_lazy("step of an application", "Expertise and languages"),
    Step.PURPOSE: pgettext_lazy("step of an application", "Purpose"),
    Step.NOMINATORS: pgettext_lazy("step of an application", "Nominators"),
}


@dataclass(frozen=True)
class _Page:
    """One step: its form as it was answered before, and the command that takes it."""

    form: Callable[[Application, Any], forms.Form]
    take: Callable[[Application, Any, Person], object]


@open_to_the_kept
@_FORM
@signed_in
def application(request: HttpRequest) -> HttpResponse:
    """Begin an application; see where one's own stands, and go on with it."""
    person, network = person_reading(request), the_network()
    if request.method == "POST":
        try:
            begin_application(network, by=person, language=get_language() or "ar")
        except CannotBeChanged as refusal:
            messages.error(request, str(refusal))
            return to_application()
        return redirect("membership:step", Step.NAME.value)
    hers = application_of(person, network)
    context: dict[str, Any] = {"application": hers, "is_member": is_member(person, network)}
    context["invited"] = [] if hers else [(token_of_invitation(one), one) for one in invitations_for(person)]
    if hers is not None:
        context |= _standing(hers, person)
    return render(request, "membership/application.html", context)


@open_to_the_kept
@_FORM
@for_applicant
def step(request: HttpRequest, application: Application, step: str) -> HttpResponse:
    """One step, saved by itself; then the next, or back to the whole."""
    person = person_reading(request)
    if step not in Step:
        raise Http404
    if not can_write_application(person, application):
        return to_application()
    here = Step(step)
    form = _PAGES[here].form(application, posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        _PAGES[here].take(application, form, person)
        return _onward(here, request)
    context = {"application": application, "form": form, "step": here, "title": TITLES[here], "tabs": _tabs(here)}
    return render(request, f"membership/steps/{here.value}.html", context, status=422 if form.errors else 200)


@open_to_the_kept
@_FORM
@for_applicant
def sending(request: HttpRequest, application: Application) -> HttpResponse:
    """Read it over, agree, and send it."""
    person = person_reading(request)
    if not can_write_application(person, application):
        return to_application()
    form = SendingForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        send_application(application, consents=True, by=person)
        messages.success(request, _("The application is sent."))
        return to_application()
    context = {"form": form, **_standing(application, person)}
    return render(request, "membership/sending.html", context, status=422 if form.errors else 200)


@open_to_the_kept
@_FORM
@for_applicant
def withdrawal(request: HttpRequest, application: Application) -> HttpResponse:
    """Take it back, after asking."""
    person = person_reading(request)
    if not can_withdraw(person, application):
        return to_application()
    if request.method == "POST":
        withdraw_application(application, by=person)
        messages.success(request, _("The application is withdrawn."))
        return to_application()
    return render(request, "membership/withdrawal.html", {"application": application})


def _standing(application: Application, person: Person) -> dict[str, Any]:
    language = get_language() or "ar"
    rows = [(each, TITLES[each], each in application.steps) for each in Step]
    return {
        "application": application,
        "standing": standing_of(application, language=language),
        "steps": [(reverse("membership:step", args=[each.value]), title, done) for each, title, done in rows],
        "is_whole": all(done for _step, _title, done in rows),
        "next_step": next((each.value for each, _title, done in rows if not done), ""),
        "nominators": nominators_named(application, language=language),
        "claims": [claim for claim in claims_of(application, language=language) if claim.says],
        "may_write": can_write_application(person, application),
        "may_withdraw": can_withdraw(person, application),
    }


def _onward(here: Step, request: HttpRequest) -> HttpResponse:
    steps = list(Step)
    following = steps[steps.index(here) + 1 :]
    if "later" in request.POST:
        messages.success(request, _("Saved. You can go on whenever you like, on any device."))
        return to_application()
    return redirect("membership:step", following[0].value) if following else redirect("membership:sending")


def _tabs(here: Step) -> list[dict[str, object]]:
    addresses = {each: reverse("membership:step", args=[each.value]) for each in TITLES}
    return [{"label": title, "href": addresses[each], "current": each == here} for each, title in TITLES.items()]


def _nominators_form(application: Application, sent: Any) -> NominatorsForm:
    written = nominators_written(application)
    may_ask, is_invited = may_ask_organisation(application), inviter_of(application) is not None
    return NominatorsForm(sent, initial=written, may_ask_organisation=may_ask, is_invited=is_invited)


def _save_expertise(application: Application, form: ExpertiseForm, person: Person) -> None:
    write_expertise(application, terms=form.chosen, languages=form.languages, by=person)


def _save_nominators(application: Application, form: NominatorsForm, person: Person) -> None:
    asks = form.cleaned_data.get("asks_organisation", False)
    write_nominators(application, asks_organisation=asks, typed=form.typed, by=person)


_PAGES: dict[Step, _Page] = {
    Step.NAME: _Page(
        lambda application, sent: NamesForm(sent, initial=names_written(application)),
        lambda application, form, person: write_names(application, form.names, by=person),
    ),
    Step.PLACE: _Page(
        lambda application, sent: PlaceForm(sent, initial=place_written(application), network=application.network),
        lambda application, form, person: write_place(application, form.place, by=person),
    ),
    Step.EXPERTISE: _Page(
        lambda application, sent: ExpertiseForm(sent, initial=expertise_written(application)), _save_expertise
    ),
    Step.PURPOSE: _Page(
        lambda application, sent: PurposeForm(sent, initial=purpose_written(application)),
        lambda application, form, person: write_purpose(application, **form.cleaned_data, by=person),
    ),
    Step.NOMINATORS: _Page(_nominators_form, _save_nominators),
}
