"""Following a thing: one switch for every feature's pages, and the list of what one follows."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import cards
from multaqa.foundation.notify.commands import follow, unfollow
from multaqa.foundation.notify.queries import followed_refs
from multaqa.foundation.people.api import person_reading, settings_tabs, signed_in


@signed_in
def following(request: HttpRequest) -> HttpResponse:
    """List what the person follows; by POST follow a thing or end it (``thing``, ``wanted``, ``next``)."""
    person = person_reading(request)
    if request.method == "POST":
        return _switch(request)
    things = cards(followed_refs(person), reader=person, language=get_language() or "ar")
    tabs = settings_tabs(person, current="notify:following")
    return render(request, "notify/following.html", {"things": list(things.values()), "tabs": tabs})


def _switch(request: HttpRequest) -> HttpResponse:
    person, ref = person_reading(request), request.POST.get("thing", "")
    try:
        if request.POST.get("wanted") == "yes":
            follow(person, ref)
            messages.success(request, _("What is new there will be told to you."))
        else:
            unfollow(person, ref)
            messages.success(request, _("Nothing more from there will be told to you."))
    except PermissionDenied as error:
        raise Http404 from error
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if here else reverse("notify:following"))
