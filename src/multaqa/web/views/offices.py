"""The offices of the installation: who holds which, given and ended by stewards."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multaqa.foundation.access.api import shown_names
from multaqa.foundation.people.api import (
    Appointment,
    Capability,
    LastSteward,
    Person,
    Role,
    appoint,
    awaits_second_factor,
    end_appointment,
    offer_named,
    offer_office,
    office_numbered,
    offices_held,
    open_offers,
    people_with,
    person_reading,
    posted_or_kept,
    recently_proved,
    require,
    withdraw_offer,
    word_of_office,
)
from multaqa.web.setting_up.examinations import WANTED
from multaqa.web.setting_up.forms import OfficeForm

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@never_cache
@require(Capability.APPOINT)
def offices(request: HttpRequest) -> HttpResponse:
    """Who holds what, since when, given by whom and why; and what was offered."""
    held, offers = list(offices_held()), list(open_offers())
    people = {row.person for row in held} | {row.by for row in held if row.by} | {row.by for row in offers}
    names = shown_names(people, reader=person_reading(request)) if people else {}
    context = {
        "holders": _by_holder(held, names=names),
        "offers": [{"row": row, "office": word_of_office(row.role), "by": names[row.by_id]} for row in offers],
        "too_few": people_with(Capability.SAFEGUARD).count() < WANTED,
    }
    return render(request, "web/offices/offices.html", context)


@_FORM
@never_cache
@require(Capability.APPOINT)
@recently_proved
def new(request: HttpRequest) -> HttpResponse:
    """Give somebody an office, or offer it to an address."""
    person = person_reading(request)
    form = OfficeForm(posted_or_kept(request), reader=person, initial={"role": request.GET.get("role", "")})
    if request.method == "POST" and form.is_valid() and _given(request, form, by=person):
        return redirect("web:offices")
    context = {"form": form, "people": form.people_offered}
    return render(request, "web/offices/new.html", context, status=422 if form.errors else 200)


@_FORM
@never_cache
@require(Capability.APPOINT)
@recently_proved
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Ask whether an office is to end, and by POST end it."""
    held = office_numbered(number) if number < 2**63 else None
    if held is None:
        raise Http404
    if request.method == "POST":
        _ended(request, held, by=person_reading(request))
        return redirect("web:offices")
    context = {"held": held, "office": word_of_office(str(held))}
    return render(request, "web/offices/end.html", context)


@require_POST
@require(Capability.APPOINT)
@recently_proved
def withdrawal(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraw an offer."""
    offer = offer_named(public_id)
    if offer is None:
        raise Http404
    withdraw_offer(offer, by=person_reading(request))
    messages.success(request, _("The offer is withdrawn: its link works no longer."))
    return redirect("web:offices")


def _by_holder(held: list[Appointment], *, names: dict[int, str]) -> list[dict[str, Any]]:
    """The offices grouped by who holds them, with names as the reader may know them."""
    return [
        {"person": person, "name": names[person.pk], "awaits": awaits_second_factor(person), "offices": list(rows)}
        for person, rows in (
            (key, (_line(row, names=names) for row in group)) for key, group in groupby(held, key=_holder)
        )
    ]


def _holder(row: Appointment) -> Person:
    return row.person


def _line(row: Appointment, *, names: dict[int, str]) -> dict[str, Any]:
    return {"row": row, "office": word_of_office(str(row)), "by": names[row.by_id] if row.by_id else ""}


def _given(request: HttpRequest, form: OfficeForm, *, by: Person) -> bool:
    values = form.cleaned_data
    to, reason, until = Role(values["role"]), values["reason"], values["until"]
    if isinstance(values["person"], str):
        offer_office(values["person"], to=to, reason=reason, until=until, language=values["language"], by=by)
        messages.success(request, _("The letter is on its way. The office begins when it is accepted."))
        return True
    try:
        appoint(values["person"], to=to, reason=reason, until=until, by=by)
    except ValueError:
        form.add_error("person", _("This account is closed at present: it can hold no office."))
        return False
    messages.success(request, _("The office is given, and its holder is told."))
    return True


def _ended(request: HttpRequest, held: Appointment, *, by: Person) -> None:
    try:
        end_appointment(held, by=by)
    except LastSteward:
        messages.error(request, _("This is the last steward: somebody else must hold that office first."))
    else:
        messages.success(request, _("The office has ended, and its holder is told."))
