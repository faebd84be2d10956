"""Searching the log of facts, one fact with its place in the chain, and facts as a file."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.foundation.access.api import cards
from multaqa.foundation.facts.api import Wanted, fact_numbered, facts_wanted, known_facts, place_of
from multaqa.foundation.people.api import Capability, Person, person_reading, posted_or_kept, recently_proved, require
from multaqa.web.auditing.days import days_of_facts
from multaqa.web.auditing.exporting import MOST, words_of
from multaqa.web.auditing.forms import ExportQuestion, FactSearch
from multaqa.web.auditing.telling import told
from multaqa.web.commands import export_facts
from multaqa.web.views.audit.tabs import tabs

A_PAGE: Final = 50
TYPES: Final = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}


@require_safe
@never_cache
@require(Capability.AUDIT)
def facts(request: HttpRequest) -> HttpResponse:
    """The log, newest first, narrowed by what stands in the address."""
    return _searched(request, route="web:audit", heading=_("Log of facts"), kinds=())


@require_safe
@never_cache
@require(Capability.AUDIT)
def opened(request: HttpRequest) -> HttpResponse:
    """Who opened what of those things whose opening is recorded: files labelled TLP:AMBER and above among them."""
    kinds = tuple(kind for kind, known in known_facts().items() if known.OPENS)
    return _searched(request, route="web:audit_opened", heading=_("Who opened what"), kinds=kinds or ("none",))


@require_safe
@never_cache
@require(Capability.AUDIT)
def fact(request: HttpRequest, number: int) -> HttpResponse:
    """One fact: its sentence, what was recorded with it, and its place in the chain."""
    reader = person_reading(request)
    recorded = fact_numbered(number)
    if recorded is None:
        raise Http404
    (one,) = told([recorded], reader=reader)
    card = cards([recorded.thing], reader=reader, language=get_language() or "en").get(recorded.thing)
    context = {
        "fact": one,
        "card": card,
        "words": words_of([one], reader=reader)[recorded.pk],
        "is_erased": not recorded.payload.words,
        "place": place_of(recorded),
    }
    return render(request, "web/audit/fact.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@require(Capability.AUDIT)
@recently_proved
def export(request: HttpRequest) -> HttpResponse:
    """The facts that the address narrows to, as a file, for a reason that is recorded."""
    reader = person_reading(request)
    search = FactSearch(request.GET, reader=reader)
    is_narrow = search.is_valid()
    question = ExportQuestion(posted_or_kept(request))
    if request.method == "POST" and is_narrow and question.is_valid():
        return _file(request, question, search.wanted(), by=reader)
    context = {"form": question, "search": search, "most": MOST, "query": request.GET.urlencode()}
    return render(request, "web/audit/export.html", context, status=422 if request.method == "POST" else 200)


def _file(request: HttpRequest, question: ExportQuestion, wanted: Wanted, *, by: Person) -> HttpResponse:
    form = question.cleaned_data["form"]
    query = request.GET.urlencode()[:500]
    made = export_facts(wanted, form=form, reason=question.cleaned_data["reason"], query=query, by=by)
    headers = {"Content-Disposition": f'attachment; filename="facts.{form}"', "X-Content-SHA256": made.sha256}
    return HttpResponse(made.content, content_type=TYPES[form], headers=headers)


def _searched(request: HttpRequest, *, route: str, heading: str, kinds: tuple[str, ...]) -> HttpResponse:
    reader = person_reading(request)
    form = FactSearch(request.GET, reader=reader)
    is_valid = form.is_valid()
    below = _number(request.GET.get("below", ""))
    found = facts_wanted(form.wanted(kinds=kinds), below=below, limit=A_PAGE + 1) if is_valid else []
    shown = found[:A_PAGE]
    context = {
        "heading": heading,
        "tabs": tabs(route),
        "form": form,
        "is_narrowed": any(request.GET.values()),
        "people": form.people_offered,
        "facts": told(shown, reader=reader),
        "older": _address(request, below=shown[-1].pk) if len(found) > A_PAGE else "",
        "newest": _address(request, below=0) if below else "",
        "days": days_of_facts() if route == "web:audit" and not any(request.GET.values()) else [],
        "can_export": route == "web:audit",
        "query": request.GET.urlencode(),
    }
    return render(request, "web/audit/facts.html", context, status=200 if is_valid else 422)


def _address(request: HttpRequest, *, below: int) -> str:
    query: Any = request.GET.copy()
    query.pop("below", None)
    if below:
        query["below"] = str(below)
    return f"?{query.urlencode()}"


def _number(text: str) -> int | None:
    """A row number of the log; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
