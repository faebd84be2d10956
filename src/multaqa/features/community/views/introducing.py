"""A new member of a community introduces herself once, with words of her profile to begin from."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.community.commands.threads import start_thread
from multaqa.features.community.forms.threads import IntroductionForm
from multaqa.features.community.models import Community, Thread
from multaqa.features.community.queries.carriers import carrier_named
from multaqa.features.community.queries.introductions import beginning_from_profile, may_introduce
from multaqa.features.community.sources import RefusedPost
from multaqa.features.community.views.heading import community_or_404, mine_in, way_up
from multaqa.features.community.views.opening import to_thread
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def introduction(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Introduce oneself in a community: its facilitators are told, to welcome."""
    person, community = person_reading(request), community_or_404(request, public_id)
    if not may_introduce(mine_in(community, request)):
        raise Http404
    start = beginning_from_profile(person, community, language=get_language() or "ar")
    form = IntroductionForm(posted_or_kept(request), initial=start)
    if request.method == "POST" and form.is_valid() and (begun := _begun(form, community, person)):
        messages.success(request, _("The introduction was sent."))
        return to_thread(begun)
    return _page(request, form, community)


def _begun(form: IntroductionForm, community: Community, person: Person) -> Thread | None:
    """Begin the thread; None when the form says what is wrong."""
    carrier = carrier_named(ref_of(community), reader=person)
    if carrier is None:
        raise Http404
    said = form.cleaned_data
    try:
        kind = Thread.Kind.INTRODUCTION
        return start_thread(carrier, title=said["title"], source=said["source"], kind=kind, by=person)
    except RefusedPost as refusal:
        for name, problem in refusal.problems.items():
            form.add_error(name, str(problem))
        return None


def _page(request: HttpRequest, form: IntroductionForm, community: Community) -> HttpResponse:
    context = {"form": form, **way_up(community)}
    return render(request, "community/introduction.html", context, status=422 if form.errors else 200)
