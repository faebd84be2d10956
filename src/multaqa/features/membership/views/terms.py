"""Staff keep memberships: a list by what waits, and one membership with everything that can be done about it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from multaqa.features.membership.acts import Acts
from multaqa.features.membership.commands import change_term
from multaqa.features.membership.forms.standing import TermForm
from multaqa.features.membership.models import Member
from multaqa.features.membership.policies import can_hear
from multaqa.features.membership.queries import terms as queries
from multaqa.features.membership.queries.admission import rules_of
from multaqa.features.membership.queries.naming import body_named
from multaqa.features.membership.queries.terms import Pile
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.suspension_reasons import SUSPENSION_REASONS
from multaqa.features.membership.terms import ATTESTED_FROM
from multaqa.features.membership.told_acts import told_acts
from multaqa.foundation.people.api import Capability, Person, person_reading, posted_or_kept, require, the_network
from multaqa.lib.labels import label_in

A_PAGE = 20
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@never_cache
@require(Capability.KEEP_MEMBERSHIP)
def memberships(request: HttpRequest) -> HttpResponse:
    """The memberships by what they wait for, and the bodies for which nobody acts."""
    person, network = person_reading(request), the_network()
    pile = _pile(request.GET.get("pile", ""))
    page = Paginator(queries.memberships_for(person, network, pile), A_PAGE).get_page(request.GET.get("page"))
    language = get_language() or "ar"
    bodies = queries.bodies_without_focal_point()[:A_PAGE]
    context = {
        "page": page,
        "rows": queries.rows_of(list(page), language=language),
        "pile": pile.value,
        "tabs": _tabs(pile, queries.counts_for(person, network)),
        "bodies": [body_named(body, language) for body in bodies],
    }
    return render(request, "membership/standing/memberships.html", context)


@_FORM
@never_cache
@require(Capability.KEEP_MEMBERSHIP)
def membership(request: HttpRequest, public_id: str) -> HttpResponse:
    """One membership: what holds, what was done, and what can be done now."""
    person = person_reading(request)
    member = queries.membership_met(person, public_id)
    if member is None:
        raise Http404
    suspensions = queries.suspensions_of(member)
    live = next((one for one in suspensions if one.ended_at is None), None)
    acts = Acts(member, live, posted_or_kept(request), by=person)
    if request.method == "POST" and (answer := _carried_out(request, acts, public_id)) is not None:
        return answer
    status = 422 if request.method == "POST" and not acts.begins else 200
    context = _context(member, acts, person) | {"suspensions": suspensions, "live": live}
    return render(request, "membership/standing/membership.html", context, status=status)


@_FORM
@require(Capability.KEEP_MEMBERSHIP)
def term(request: HttpRequest) -> HttpResponse:
    """How long a membership lasts before somebody must attest it."""
    rules = rules_of(the_network())
    form = TermForm(posted_or_kept(request), initial={"months": rules.term_months})
    if request.method == "POST" and form.is_valid():
        change_term(rules, form.cleaned_data["months"], by=person_reading(request))
        messages.success(request, _("Saved."))
        return redirect("membership:term")
    context = {"form": form, "days": ATTESTED_FROM.days}
    return render(request, "membership/standing/term.html", context, status=422 if form.errors else 200)


def _carried_out(request: HttpRequest, acts: Acts, public_id: str) -> HttpResponse | None:
    """Do what the pressed button says; None when the page must be shown again, with everything that was written."""
    act = acts.pressed()
    if act is None:
        return None
    if not _done(request, act.run, act.form):
        return None
    messages.success(request, act.said)
    return redirect("membership:membership", public_id)


def _done(request: HttpRequest, run: Callable[[], object], form: forms.Form | None) -> bool:
    try:
        run()
    except CannotBeChanged as refusal:
        if form is None:
            messages.error(request, str(refusal))
        else:
            form.add_error(None, str(refusal))
        return False
    except PermissionDenied as error:
        raise Http404 from error
    return True


def _context(member: Member, acts: Acts, person: Person) -> dict[str, Any]:
    language = get_language() or "ar"
    live = acts.live
    return {
        "member": member,
        "acts": acts,
        "constituency": label_in(member.constituency.name, language),
        "organisation": body_named(member.organisation, language) if member.organisation else None,
        "history": told_acts(queries.acts_on(member), reader=person, language=language),
        "reasons": SUSPENSION_REASONS,
        "may_hear": live is not None and can_hear(person, live),
    }


def _pile(name: str) -> Pile:
    return Pile(name) if name in Pile else Pile.DUE


def _tabs(pile: Pile, counts: dict[Pile, int]) -> list[dict[str, object]]:
    labels = {
        Pile.DUE: _("To be attested"),
        Pile.TO_CONFIRM: _("To be confirmed"),
        Pile.APPEALED: _("Appeals"),
        Pile.SUSPENDED: Member.State.SUSPENDED.label,
        Pile.BETWEEN: _("Between two posts"),
        Pile.ACTIVE: Member.State.ACTIVE.label,
        Pile.ENDED: Member.State.ENDED.label,
    }
    address = reverse("membership:memberships")
    return [
        {
            "label": label,
            "count": counts[one],
            "href": f"{address}?{urlencode({'pile': one.value})}",
            "current": one == pile,
        }
        for one, label in labels.items()
    ]
