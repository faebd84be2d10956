"""Focal points, and those who vouched, attest the memberships of people they know: several with one confirmation."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from multaqa.features.membership.commands import attest
from multaqa.features.membership.forms.desks import AttestationForm
from multaqa.features.membership.models import Member
from multaqa.features.membership.queries.desks import desks_of
from multaqa.features.membership.queries.naming import body_named
from multaqa.features.membership.queries.terms import to_attest
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import shown_names
from multaqa.foundation.notify.api import see_thing
from multaqa.foundation.people.api import Person, person_reading, signed_in
from multaqa.lib.bidi import isolate
from multaqa.lib.dates import format_date

AT_ONCE = 50  # shown and attested together, the earliest end first


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def attestations(request: HttpRequest) -> HttpResponse:
    """Whose membership ends unless somebody attests it; those chosen are named once more before they are attested."""
    person, language = person_reading(request), get_language() or "ar"
    found = to_attest(person)
    waiting = list(found[:AT_ONCE])
    sent = request.POST if request.method == "POST" else request.GET if "choosing" in request.GET else None
    form = AttestationForm(sent, named=_named(waiting, person, language))
    chosen = _chosen(form, found) if sent is not None and form.is_valid() else []
    if request.method == "POST" and chosen:
        return _attested(request, chosen, by=person)
    context = {"form": form, "members": waiting, "chosen": chosen}
    context["desks"] = [(body.public_id, body_named(body, language)) for body in desks_of(person)]
    return render(
        request,
        "membership/standing/attestations.html",
        context,
        status=422 if request.method == "POST" and form.errors else 200,
    )


def _named(members: Iterable[Member], reader: Person, language: str) -> dict[str, str]:
    """Each by name, with the day on which the membership ends."""
    members = list(members)
    names = shown_names([one.person for one in members], reader=reader) if members else {}
    ends = {one.public_id: format_date(localdate(one.ends_at), language) for one in members}
    return {one.public_id: f"{isolate(names[one.person_id])} · {ends[one.public_id]}" for one in members}


def _chosen(form: AttestationForm, found: QuerySet[Member]) -> list[Member]:
    return list(found.filter(public_id__in=form.cleaned_data["members"]))


def _attested(request: HttpRequest, members: list[Member], *, by: Person) -> HttpResponse:
    """Attest them; whom somebody else has attested meanwhile is left as she is."""
    done = 0
    for member in members:
        try:
            attest(member, by=by)
        except (CannotBeChanged, PermissionDenied):
            continue
        done += 1
    said = ngettext("%(count)d membership is attested.", "%(count)d memberships are attested.", done) % {"count": done}
    messages.success(request, said) if done else messages.error(request, _("These were attested already."))
    see_thing("membership.suspension:attesting", by=by)
    return redirect("membership:attestations")
