"""The reviewer's queue, one application side by side, a decision and its undoing."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multaqa.features.membership.commands import Verdict, decide, undo_decision, version_of
from multaqa.features.membership.forms.asking import AskingForm
from multaqa.features.membership.forms.deciding import DecisionForm, SieveForm
from multaqa.features.membership.models import Application
from multaqa.features.membership.policies import UNDECIDED, can_decide, can_undo, is_party_to
from multaqa.features.membership.queries import queue as queries
from multaqa.features.membership.queries.queue import Pile, Sieve
from multaqa.features.membership.queries.reviewing import application_met, decisions_on
from multaqa.features.membership.reasons import REASONS
from multaqa.features.membership.refusals import CannotBeChanged, DecidedMeanwhile
from multaqa.features.membership.views.weighing import weighed
from multaqa.foundation.people.api import Capability, Person, person_reading, posted_or_kept, require, the_network

A_PAGE = 20


@require_safe
@never_cache
@require(Capability.REVIEW_APPLICATIONS)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits and since when, the longest first."""
    person, network = person_reading(request), the_network()
    form = SieveForm(request.GET, network=network)
    sieve = form.sieve
    page = Paginator(queries.queue_for(person, network, sieve), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": queries.rows_of(page, network, reader=person, language=get_language() or "ar"),
        "pile": sieve.pile,
        "is_sieved": bool(sieve.constituency or sieve.language),
        "tabs": _tabs(sieve, queries.counts_for(person, network)),
        "days": queries.days_to_answer(network),
        "undoable": list(queries.undoable_by(person)),
    }
    return render(request, "membership/review/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Capability.REVIEW_APPLICATIONS)
def application(request: HttpRequest, public_id: str) -> HttpResponse:
    """One application: what she says, what the network knew before, what stands out; and the decision."""
    person = person_reading(request)
    found = _found(person, public_id)
    form = DecisionForm(posted_or_kept(request), application=found, initial={"seen": version_of(found)})
    if request.method == "POST":
        if reason := request.POST.get("begin_with"):
            form.begin_with(reason)
        elif (answer := _decided(request, person, found, form)) is not None:
            return answer
    begins = request.method == "POST" and "begin_with" in request.POST
    status = 422 if request.method == "POST" and not begins else 200
    return render(request, "membership/review/application.html", _context(person, found, form), status=status)


@require_POST
@require(Capability.REVIEW_APPLICATIONS)
def undoing(request: HttpRequest, public_id: str) -> HttpResponse:
    """Undo the decision that was not carried out yet."""
    person = person_reading(request)
    found = _found(person, public_id)
    live = next((one for one in decisions_on(found) if one.done_at is None), None)
    try:
        if live is None:
            raise CannotBeChanged(_("This decision has been carried out or undone meanwhile."))
        undo_decision(live, by=person)
        messages.success(request, _("The decision is undone. The application waits as before."))
    except CannotBeChanged as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied as error:
        raise Http404 from error
    return redirect("membership:review", public_id)


def _found(person: Person, public_id: str) -> Application:
    found = application_met(person, public_id)
    if found is None:
        raise Http404
    return found


def _decided(request: HttpRequest, person: Person, found: Application, form: DecisionForm) -> HttpResponse | None:
    """Decide as the form says; None when it must be shown again, with everything that was written."""
    kind = form.kind
    if not form.is_valid() or kind is None:
        return None
    try:
        decide(found, Verdict(kind=kind, words=form.cleaned_data["words"], seen=form.cleaned_data["seen"]), by=person)
    except PermissionDenied:
        form.add_error(None, _("Another reviewer decides on this application."))
    except DecidedMeanwhile as late:
        form.add_error(None, str(late))
        form.let_pass(version_of(found))
    except CannotBeChanged as refusal:
        form.add_error(None if kind == "approve" else "words", str(refusal))
    else:
        messages.success(request, _("Decided. Nothing is sent for ten minutes: until then it can be undone."))
        return redirect("membership:queue")
    return None


def _context(person: Person, found: Application, form: DecisionForm) -> dict[str, Any]:
    decisions = decisions_on(found)
    pending = next((one for one in decisions if one.done_at is None), None)
    return {
        "application": found,
        "form": form,
        "decisions": [one for one in decisions if one.done_at],
        "pending": pending,
        "may_undo": pending is not None and can_undo(person, pending),
        "may_decide": can_decide(person, found),
        "is_party": is_party_to(person, found),
        "waits": found.state in UNDECIDED,
        "asking": AskingForm(application=found) if found.state in UNDECIDED else None,
        "reasons": REASONS,
        **weighed(found, reader=person, language=get_language() or "ar"),
    }


def _tabs(sieve: Sieve, counts: dict[Pile, int]) -> list[dict[str, object]]:
    """The piles with how much lies in each; the other choices stay."""
    labels = {
        Pile.WAITING: _("To decide"),
        Pile.OVERDUE: _("Overdue"),
        Pile.DECIDED: _("Decided, not sent yet"),
        Pile.VOUCHING: _("With nominators"),
        Pile.MORE: _("With applicants"),
        Pile.ENDED: _("Ended"),
    }
    others = {"constituency": sieve.constituency, "language": sieve.language}
    kept = {name: value for name, value in others.items() if value}
    return [
        {
            "label": label,
            "count": counts[pile],
            "href": f"{reverse('membership:queue')}?{urlencode({'pile': pile.value, **kept})}",
            "current": pile == sieve.pile,
        }
        for pile, label in labels.items()
    ]
