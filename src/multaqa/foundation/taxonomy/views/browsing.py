"""The vocabulary as curators see it: the tree, a search over all vocabularies, what was proposed, one term."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.foundation.access.api import shown_names
from multaqa.foundation.people.api import Capability, Reader, person_reading, reader_of, require, signed_in
from multaqa.foundation.taxonomy.history import name_of_fact
from multaqa.foundation.taxonomy.models import Scheme, Term
from multaqa.foundation.taxonomy.policies import can_curate, can_see, seen_by
from multaqa.foundation.taxonomy.queries import (
    Branch,
    history_of,
    level,
    names_by_language,
    narrower_terms,
    proposals,
    schemes,
    search_terms,
    term_of,
    tree,
    wider_terms,
)
from multaqa.foundation.taxonomy.schemes import OURS
from multaqa.foundation.taxonomy.shown import shown, shown_terms
from multaqa.lib.bidi import html_lang
from multaqa.lib.labels import label_in, language_of

PER_PAGE = 100
type Context = dict[str, Any]


@require_safe
@require(Capability.CURATE_VOCABULARY)
def vocabulary(request: HttpRequest) -> HttpResponse:
    """One vocabulary: ours as a whole tree, a loaded one level by level; or what a search finds in all of them."""
    found = list(schemes())
    asked = request.GET.get("q", "").strip()
    scheme = next((one for one in found if one.slug == request.GET.get("scheme", OURS)), None)
    context: Context = {"asked": asked, "tabs": _scheme_tabs(found, scheme, asked), "waiting": proposals().count()}
    if asked:
        terms = search_terms(asked, seen=seen_by(person_reading(request)))
        others = {one.slug: label_in(one.labels, _language()) for one in found if one.slug != OURS}
        context["found"] = shown_terms(terms, _language(), schemes=others)
    elif scheme is None or scheme.slug == OURS:
        context["branches"] = nested(tree())
    else:
        page = Paginator(level(scheme.slug, under=None), PER_PAGE).get_page(request.GET.get("page"))
        context |= {"scheme": scheme, "page": page, "rows": shown_terms(page, _language())}
    return render(request, "taxonomy/vocabulary.html", context)


@require_safe
@require(Capability.CURATE_VOCABULARY)
def proposed(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, oldest first."""
    page = Paginator(proposals(), PER_PAGE).get_page(request.GET.get("page"))
    people = shown_names((one.proposed_by for one in page if one.proposed_by), reader=person_reading(request))
    rows = [(shown(one, _language()), one, people.get(one.proposed_by_id or 0, "")) for one in page]
    return render(request, "taxonomy/proposals.html", {"page": page, "rows": rows})


@require_safe
@signed_in
def term(request: HttpRequest, public_id: str) -> HttpResponse:
    """One term with its names, its place and its history: for curators, and for whoever proposed it."""
    reader = reader_of(request)
    found = visible_term(reader, public_id)
    is_curator = can_curate(reader)
    context = {
        "term": found,
        "shown": shown(found, _language()),
        "successor": shown(found.merged_into, _language()) if found.merged_into else None,
        "is_curator": is_curator,
        "wider": shown_terms(reversed(wider_terms(found)), _language()),
        "narrower": shown_terms(narrower_terms(found)[:PER_PAGE], _language()),
        "names": names_by_language(found),
        "history": [(event.at, name_of_fact(event.fact)) for event in history_of(found)] if is_curator else [],
    }
    return render(request, "taxonomy/term.html", context)


def visible_term(reader: Reader, public_id: str) -> Term:
    """The term, for a curator or its proposer; for others the page does not exist. Raises ``Http404``."""
    found = term_of(public_id)
    if found is None or not can_see(reader, found):
        raise Http404
    if not can_curate(reader) and (reader is None or found.proposed_by_id != reader.pk):
        raise Http404
    return found


def nested(branches: tuple[Branch, ...]) -> list[Any]:
    """Branches as nested lists of links, as Django's ``unordered_list`` takes them."""
    lists: list[Any] = []
    for branch in branches:
        lists.append(_link(branch.term))
        if branch.branches:
            lists.append(nested(branch.branches))
    return lists


def _link(found: Term) -> SafeString:
    address = reverse("taxonomy:term", args=[found.public_id])
    spoken = html_lang(language_of(found.labels, _language()))
    return format_html('<a href="{}" lang="{}" dir="auto">{}</a>', address, spoken, found.label(_language()))


def _scheme_tabs(found: list[Scheme], current: Scheme | None, asked: str) -> list[dict[str, Any]]:
    if len(found) < 2:
        return []
    return [
        {
            "label": label_in(one.labels, _language()),
            "href": f"?scheme={one.slug}",
            "current": one == current and not asked,
        }
        for one in found
    ]


def _language() -> str:
    return get_language() or "en"
