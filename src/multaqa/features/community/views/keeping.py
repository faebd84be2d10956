"""Communities are founded, written, opened and hidden, archived."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.community.commands import (
    archive_community,
    found_community,
    reopen_community,
    set_access,
    write_community,
)
from multaqa.features.community.forms.communities import AccessForm, CommunityForm
from multaqa.features.community.models import Access, Community
from multaqa.features.community.policies.communities import can_facilitate, can_found, can_keep
from multaqa.features.community.queries.communities import communities_called, community_met
from multaqa.features.community.refusals import CannotBeDone, WrittenMeanwhile
from multaqa.features.community.views.heading import community_or_404, way_up
from multaqa.features.membership.api import said
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, signed_in, the_network

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@signed_in
def new_community(request: HttpRequest) -> HttpResponse:
    """Found a community."""
    person, network = person_reading(request), the_network()
    if not can_found(person, network):
        raise Http404
    form = CommunityForm(posted_or_kept(request))
    if request.method == "POST" and form.is_valid():
        _check_names(form, person)
        try:
            if not form.errors:
                access = Access(form.cleaned_data["access"])
                made = found_community(network, form.words, access=access, by=person)
                messages.success(request, _("The community is founded. You are its first facilitator."))
                return redirect("community:community", made.public_id)
        except CannotBeDone as refusal:
            form.add_error(None, str(refusal))
    return render(request, "community/new.html", {"form": form}, status=422 if form.errors else 200)


@_FORM
@signed_in
def words(request: HttpRequest, public_id: str) -> HttpResponse:
    """What a community says of itself, in six languages."""
    person, community = person_reading(request), community_or_404(request, public_id)
    if not can_facilitate(person, community):
        raise Http404
    form = CommunityForm(posted_or_kept(request), community=community)
    if request.method == "POST" and form.is_valid():
        _check_names(form, person, but_for=community)
        if not form.errors and _written(community, form, person):
            messages.success(request, _("Saved."))
            return redirect("community:about", public_id)
    context = {**way_up(community), "form": form}
    return render(request, "community/words.html", context, status=422 if form.errors else 200)


@_FORM
@signed_in
def access(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open, list or hide a community."""
    person, community = _kept(request, public_id)
    form = AccessForm(posted_or_kept(request), initial={"access": community.access})
    if request.method == "POST" and form.is_valid():
        set_access(community, Access(form.cleaned_data["access"]), by=person)
        messages.success(request, _("Saved."))
        known = community_met(public_id, reader=person)
        return redirect("community:community", public_id) if known else redirect("community:communities")
    context = {**way_up(community), "form": form}
    return render(request, "community/access.html", context, status=422 if form.errors else 200)


@_FORM
@signed_in
def archive(request: HttpRequest, public_id: str) -> HttpResponse:
    """Archive a community, or reopen it."""
    person, community = _kept(request, public_id)
    if request.method == "POST":
        if community.archived_at is None:
            archive_community(community, by=person)
            messages.success(request, _("The community is archived."))
        else:
            reopen_community(community, by=person)
            messages.success(request, _("The community is open for writing again."))
        return redirect("community:community", public_id)
    return render(request, "community/archive.html", way_up(community))


def _kept(request: HttpRequest, public_id: str) -> tuple[Person, Community]:
    """The reader and a community that she keeps. Raises ``Http404``."""
    person, community = person_reading(request), community_or_404(request, public_id)
    if not can_keep(person, community):
        raise Http404
    return person, community


def _written(community: Community, form: CommunityForm, person: Person) -> bool:
    """Write what the form holds; False when it says why that cannot be."""
    try:
        write_community(community, form.words, revision=form.cleaned_data["revision"] or 0, by=person)
    except WrittenMeanwhile as refusal:
        community.refresh_from_db()
        form.let_win_over(community, str(refusal))
        return False
    except CannotBeDone as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _check_names(form: CommunityForm, person: Person, *, but_for: Community | None = None) -> None:
    """Say which name another community bears already, of those that the writer knows: of others nothing is told."""
    for code, name in form.words.name.items():
        found = next((one for one in communities_called(name, reader=person) if one != but_for), None)
        if found is not None:
            known = said(found.name, get_language() or "ar").text
            form.add_error(f"name_{code}", _("A community is called so already: %(name)s") % {"name": known})
