"""The page on which somebody chooses from whom she hides, and finds whom she blocked or muted."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from multaqa.features.membership.commands import hide_from_authorities, hide_from_organisation, show_to_again
from multaqa.features.membership.forms.hiding import HidingForm
from multaqa.features.membership.queries.between import asides_of
from multaqa.features.membership.queries.directory.cards import MemberCard, cards_of
from multaqa.features.membership.queries.directory.finding import Wish, directory_for
from multaqa.features.membership.queries.hiding import hidden_from
from multaqa.features.membership.queries.profiles import own_membership
from multaqa.features.membership.views.pacing import held_back
from multaqa.foundation.people.api import (
    Person,
    person_reading,
    posted_or_kept,
    reader_of,
    settings_tabs,
    signed_in,
    the_network,
)

MOST_FOUND = 10


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def hiding(request: HttpRequest) -> HttpResponse:
    """From whom somebody hides, whom she muted, and people found by name; an address may name a body to begin with."""
    person, language = person_reading(request), get_language() or "ar"
    people = _people_called(request, language=language)
    if instead := held_back(request, cards=len(people)):
        return instead
    begun = {name: request.GET.get(name, "")[:200] for name in ("authorities", "organisation")}
    form = HidingForm(posted_or_kept(request), person=person, language=language, initial=begun)
    if request.method == "POST" and form.is_valid():
        _hide(form, by=person)
        messages.success(request, _("You are hidden from them now."))
        return redirect("membership:hiding")
    tabs = settings_tabs(person, current="membership:hiding")
    context = {"form": form, "tabs": tabs, "hidden": hidden_from(person, language=language)}
    context |= {"asides": asides_of(person, the_network()), "people": people, "name": request.GET.get("name", "")}
    return render(request, "membership/hiding/page.html", context, status=422 if form.is_bound and form.errors else 200)


@require_POST
@signed_in
def hiding_end(request: HttpRequest) -> HttpResponse:
    """Be shown again to those from whom she hid; what is not hers to end changes nothing."""
    if show_to_again(request.POST.get("key", ""), by=person_reading(request)):
        messages.success(request, _("You are shown to them again."))
    return redirect("membership:hiding")


def _people_called(request: HttpRequest, *, language: str) -> list[MemberCard]:
    """Members whom she comes upon in the directory by a name, herself left out; none without one."""
    words, person = request.GET.get("name", "").strip(), person_reading(request)
    if not words:
        return []
    found = directory_for(reader_of(request), wish=Wish(words=words))
    own = own_membership(person, the_network())
    cards = cards_of(found.page(1, MOST_FOUND, language=language), found, language=language)
    return [card for card in cards if own is None or card.public_id != own.public_id]


@transaction.atomic
def _hide(form: HidingForm, *, by: Person) -> None:
    if form.cleaned_data["organisation"]:
        hide_from_organisation(form.cleaned_data["organisation"], by=by)
    if form.cleaned_data["authorities"]:
        hide_from_authorities(form.cleaned_data["authorities"], by=by)
