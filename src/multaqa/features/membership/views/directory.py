"""The directory of members, the page of an organisation, and that of a country or area."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from multaqa.features.membership.forms.directory import ORDERS, choices_of, facets_of, wish_of
from multaqa.features.membership.models import Shown
from multaqa.features.membership.queries.bodies import body_page, focal_points_by_sector, merged_into
from multaqa.features.membership.queries.directory.cards import MemberCard, cards_by_number, cards_of
from multaqa.features.membership.queries.directory.finding import Directory, Wish, directory_for
from multaqa.features.membership.queries.directory.labels import Naming
from multaqa.features.membership.queries.indexes import Sieve, areas_by_group, bodies_met, listed
from multaqa.features.membership.views.pacing import held_back
from multaqa.foundation.people.api import reader_of
from multaqa.foundation.taxonomy.api import area_name, areas, regional_groups
from multaqa.lib.labels import label_in

A_PAGE = 20
BODIES_A_PAGE = 40


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """The members whom the reader may meet, narrowed as she chose, with counts over these alone."""
    found = directory_for(reader_of(request), wish=wish_of(request.GET))
    naming = Naming(found, _language())
    page, cards = _page_of(found, request)
    if instead := held_back(request, cards=len(cards)):
        return instead
    context: dict[str, Any] = {"page": page, "cards": cards, "wish": found.wish}
    context |= {
        "tabs": _tabs("directory"),
        "facets": facets_of(naming),
        "choices": choices_of(naming),
        "is_member": _is_member(found),
        "orders": ORDERS,
    }
    return render(request, "membership/directory.html", context)


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations that the reader meets, by name and constituency."""
    found, language = directory_for(reader_of(request)), _language()
    sieve = _sieve_of(request, found)
    page = Paginator(bodies_met(found, sieve, language=language), BODIES_A_PAGE).get_page(request.GET.get("page"))
    offered = [(code, label_in(labels, language)) for code, labels in found.shelf.constituencies.items()]
    groups = [(code, label_in(group.names, language)) for code, group in regional_groups().items()]
    context = {"page": page, "sieve": sieve, "constituencies": offered, "groups": groups}
    context |= {"bodies": listed(page, found, language=language), "tabs": _tabs("organisations")}
    return render(request, "membership/organisations.html", context)


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """The countries and areas of the members whom the reader meets, by regional group of the United Nations."""
    groups = areas_by_group(directory_for(reader_of(request)), language=_language())
    return render(request, "membership/countries.html", {"groups": groups, "tabs": _tabs("countries")})


@require_safe
def organisation(request: HttpRequest, public_id: str) -> HttpResponse:
    """An organisation: what it is called, who acts for it, who is of it."""
    reader = reader_of(request)
    page = body_page(public_id, reader=reader, language=_language())
    if page is None:
        became = merged_into(public_id)
        if not became or body_page(became, reader=reader, language=_language()) is None:
            raise Http404
        return redirect("membership:organisation", became)
    found, language = page.directory, _language()
    members = Paginator(range(found.count), A_PAGE).get_page(request.GET.get("page"))
    numbers = found.page(members.number, A_PAGE, language=language)
    by_number = cards_by_number([*page.focal_points, *numbers], found, language=language)
    cards, points = ([by_number[one] for one in some if one in by_number] for some in (numbers, page.focal_points))
    if instead := held_back(request, cards=len(cards) + len(points)):
        return instead
    context = {"body": page, "page": members, "cards": cards, "points": points}
    return render(request, "membership/organisation.html", context)


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """A country or area under its name in the United Nations: focal points by sector, and members."""
    if code not in areas():
        raise Http404
    wish = Wish(chosen={"country": code})
    found = directory_for(reader_of(request), wish=wish)
    members, cards = _page_of(found, request)
    short, formal = area_name(code, _language()), area_name(code, _language(), formal=True)
    context = {"name": short, "formal": "" if formal == short else formal, "page": members, "cards": cards}
    sectors = focal_points_by_sector(found, language=_language())
    if instead := held_back(request, cards=len(cards) + sum(len(each.cards) for each in sectors)):
        return instead
    context |= {"sectors": sectors, "code": code}
    return render(request, "membership/country.html", context)


def _sieve_of(request: HttpRequest, found: Directory) -> Sieve:
    """What an address asks of the organisations; a constituency or group that is none asks for nothing."""
    constituency, group = request.GET.get("constituency", ""), request.GET.get("group", "")
    return Sieve(
        words=wish_of(request.GET).words,
        constituency=constituency if constituency in found.shelf.constituencies else "",
        group=group if group in regional_groups() else "",
    )


def _page_of(found: Directory, request: HttpRequest) -> tuple[Page[int], list[MemberCard]]:
    page = Paginator(range(found.count), A_PAGE).get_page(request.GET.get("page"))
    return page, cards_of(found.page(page.number, A_PAGE, language=_language()), found, language=_language())


def _tabs(current: str) -> list[dict[str, Any]]:
    """The three lists of the network, of which ``current`` is shown."""
    labels = {"directory": _("Members"), "organisations": _("Organisations"), "countries": _("Countries and areas")}
    return [
        {"label": label, "href": reverse(f"membership:{name}"), "current": name == current}
        for name, label in labels.items()
    ]


def _is_member(found: Directory) -> bool:
    return found.circle == Shown.MEMBERS


def _language() -> str:
    return get_language() or "ar"
