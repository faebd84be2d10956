"""Readings for oversight: asked for by who audits, decided on by an officer, ended at once when need be."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.foundation.access.api import (
    CannotBeGranted,
    Decided,
    ReadingRequest,
    ask_for_reading,
    can_ask_for_reading,
    can_decide_on_reading,
    can_oversee_readings,
    decide_on_reading,
    end_reading,
    live_grants,
    names_of_things,
    past_requests,
    request_of,
    shown_names,
    waiting_requests,
)
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in
from multaqa.web.auditing.forms import ReadingQuestion
from multaqa.web.views.audit.tabs import tabs

PAST = 20


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def oversight(request: HttpRequest) -> HttpResponse:
    """What waits, what can be read now, what was decided; and, for who audits, asking."""
    reader = _overseer(request)
    form = ReadingQuestion(posted_or_kept(request), reader=reader) if can_ask_for_reading(reader) else None
    if request.method == "POST" and form is not None and form.is_valid() and _asked(request, form, by=reader):
        return redirect("web:oversight")
    context = {"form": form, "tabs": tabs("web:oversight") if form else [], **_piles(reader)}
    context["people"] = form.people_offered if form else []
    return render(request, "web/audit/oversight.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def decision(request: HttpRequest, public_id: str) -> HttpResponse:
    """Grant or refuse what was asked."""
    reader, grant = _overseer(request), request.POST.get("decision") == "grant"
    if request_of(public_id) is None:
        raise Http404
    try:
        decide_on_reading(public_id, by=reader, grant=grant)
    except PermissionDenied as error:
        raise Http404 from error
    except Decided:
        messages.info(request, _("Somebody decided on this already."))
    except CannotBeGranted:
        messages.warning(request, _("This can be granted no more: its time has passed, or the thing is gone."))
    else:
        said = _("Granted. The owner is told.") if grant else _("Refused.")
        messages.success(request, said)
    return redirect("web:oversight")


@require_POST
@signed_in
def ending(request: HttpRequest, public_id: str) -> HttpResponse:
    """End at once what was granted."""
    reader = _overseer(request)
    if request_of(public_id) is None:
        raise Http404
    ended = end_reading(public_id, by=reader)
    messages.success(request, _("The reading has ended.") if ended else _("This reading had ended already."))
    return redirect("web:oversight")


def _overseer(request: HttpRequest) -> Person:
    """The person behind the request, if she audits or is an officer; for others there is no such page."""
    reader = person_reading(request)
    if not can_oversee_readings(reader):
        raise Http404
    return reader


def _asked(request: HttpRequest, form: ReadingQuestion, *, by: Person) -> bool:
    values = form.cleaned_data
    try:
        ask_for_reading(values["person"], values["thing"], by=by, reason=values["reason"], until=values["until"])
    except CannotBeGranted:
        form.add_error("thing", _("No reading can be granted on this: it is unknown, or it is not guarded."))
        return False
    messages.success(request, _("An officer is asked to decide."))
    return True


def _piles(reader: Person) -> dict[str, Any]:
    waiting, live = list(waiting_requests()), list(live_grants())
    past = list(past_requests(but=[one.pk for one in [*waiting, *live]], limit=PAST))
    lines = _Lines([*waiting, *live, *past], reader)
    return {"waiting": lines.of(waiting), "live": lines.of(live), "past": lines.of(past)}


class _Lines:
    """Requests as the reader may know them: names and titles read once for all."""

    def __init__(self, requests: Iterable[ReadingRequest], reader: Person) -> None:
        listed = list(requests)
        people = {one for asked in listed for one in (asked.person, asked.asked_by, asked.decided_by) if one}
        self._reader = reader
        self._names = shown_names(people, reader=reader) if people else {}
        refs = {asked.thing for asked in listed}
        self._things = names_of_things(refs, reader=reader, language=get_language() or "en")

    def of(self, requests: Iterable[ReadingRequest]) -> list[dict[str, Any]]:
        """Each request as a line."""
        return [
            {
                "asked": asked,
                "thing": self._things[asked.thing],
                "person": self._names[asked.person_id],
                "asked_by": self._names[asked.asked_by_id],
                "decided_by": self._names[asked.decided_by_id] if asked.decided_by_id else "",
                "may_decide": can_decide_on_reading(self._reader, asked),
            }
            for asked in requests
        ]
