"""Terms proposed, approved, renamed, moved, merged and retired."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.foundation.people.api import Capability, Person, person_reading, posted_or_kept, require, signed_in
from multaqa.foundation.taxonomy.commands import (
    Refused,
    approve_term,
    describe_term,
    merge_terms,
    propose_term,
    retire_term,
)
from multaqa.foundation.taxonomy.forms import MergerForm, NamesForm, ProposalForm
from multaqa.foundation.taxonomy.models import Term
from multaqa.foundation.taxonomy.names import synonyms_of
from multaqa.foundation.taxonomy.queries import merge_candidates
from multaqa.foundation.taxonomy.shown import shown
from multaqa.foundation.taxonomy.uses import uses_of
from multaqa.foundation.taxonomy.views.browsing import visible_term

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Propose a term: any member may."""
    form = ProposalForm(posted_or_kept(request), language=_language())
    if request.method == "POST" and form.is_valid():
        try:
            term = propose_term(
                form.labels, by=person_reading(request), parent=form.parent_term, reason=form.cleaned_data["reason"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The term is proposed and waits for a curator."))
            return redirect("taxonomy:term", term.public_id)
    return render(request, "taxonomy/new.html", {"form": form})


@_FORM
@require(Capability.CURATE_VOCABULARY)
def names(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write the names, definitions and place of a term."""
    term = visible_term(person_reading(request), public_id)
    form = NamesForm(posted_or_kept(request), term=term, synonyms=synonyms_of(term), language=_language())
    if request.method == "POST" and form.is_valid():
        try:
            _write_names(term, form, by=person_reading(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The names are saved."))
            return redirect("taxonomy:term", term.public_id)
    return render(request, "taxonomy/names.html", {"form": form, "term": term, "shown": shown(term, _language())})


@_FORM
@require(Capability.CURATE_VOCABULARY)
def approval(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring a proposed or retired term into use, after asking."""
    return _confirmed(request, public_id, change=approve_term, template="approval", done=_("The term is in use."))


@_FORM
@require(Capability.CURATE_VOCABULARY)
def retirement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Decline a proposal or retire a term, after asking."""
    return _confirmed(request, public_id, change=retire_term, template="retirement", done=_("The term is retired."))


@_FORM
@require(Capability.CURATE_VOCABULARY)
def merger(request: HttpRequest, public_id: str) -> HttpResponse:
    """Merge a term into another one: first found by its name, then chosen, and once more asked about."""
    term = visible_term(person_reading(request), public_id)
    asked = request.GET.get("q", "").strip()
    found = merge_candidates(term, asked or term.label(_language()))
    form = MergerForm(posted_or_kept(request), found=found, language=_language())
    context = {"term": term, "shown": shown(term, _language()), "form": form, "asked": asked, "found": found}
    if request.method == "POST" and form.is_valid():
        into = next(one for one in found if one.public_id == form.cleaned_data["into"])
        if "sure" not in request.POST:
            asking = {"into": shown(into, _language()), "uses": uses_of(term, reader=person_reading(request))}
            return render(request, "taxonomy/merger_confirmation.html", context | asking)
        try:
            merge_terms(term, into=into, by=person_reading(request))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The terms are one now."))
            return redirect("taxonomy:term", into.public_id)
    return render(request, "taxonomy/merger.html", context)


def _confirmed(
    request: HttpRequest, public_id: str, *, change: Callable[..., None], template: str, done: str
) -> HttpResponse:
    term = visible_term(person_reading(request), public_id)
    refusal = None
    if request.method == "POST":
        try:
            change(term, by=person_reading(request))
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, done)
            return redirect("taxonomy:term", term.public_id)
    context = {
        "term": term,
        "shown": shown(term, _language()),
        "refusal": refusal,
        "uses": uses_of(term, reader=person_reading(request)),
    }
    return render(request, f"taxonomy/{template}.html", context)


def _write_names(term: Term, form: NamesForm, *, by: Person) -> None:
    under = form.parent_term if form.has_parent else term.parent
    describe_term(term, labels=form.labels, definition=form.definition, synonyms=form.others, under=under, by=by)


def _language() -> str:
    return get_language() or "en"
