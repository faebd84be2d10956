"""The public page of admission."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from multaqa.features.membership.policies import can_keep_membership
from multaqa.features.membership.queries.admission import page_of, rules_of, ways_into
from multaqa.foundation.people.api import open_to_the_kept, reader_of, the_network


@open_to_the_kept
@require_safe
def admission(request: HttpRequest) -> HttpResponse:
    """Who may join, what is asked and why, how long it takes, and how refusal and appeal work."""
    network, language = the_network(), get_language() or "ar"
    context = {
        "parts": page_of(rules_of(network), language),
        "ways": ways_into(network, language),
        "may_keep": can_keep_membership(reader_of(request)),
    }
    return render(request, "membership/admission.html", context)
