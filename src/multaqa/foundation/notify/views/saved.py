"""What a person saved: one switch for every feature's pages, and the list to find it again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.foundation.access.api import cards, kinds, readable_refs
from multaqa.foundation.notify.commands import TooManySaved, let_go, save_thing
from multaqa.foundation.notify.queries import saved_refs
from multaqa.foundation.people.api import person_reading, signed_in

A_PAGE = 25


@signed_in
def saved(request: HttpRequest) -> HttpResponse:
    """List what the person saved and may still read; by POST save or let go (``thing``, ``wanted``, ``next``)."""
    person = person_reading(request)
    if request.method == "POST":
        return _switch(request)
    refs = saved_refs(person)
    readable = readable_refs(refs, reader=person)
    page = Paginator([ref for ref in refs if ref in readable], A_PAGE).get_page(request.GET.get("page"))
    shown = cards(page.object_list, reader=person, language=get_language() or "ar", readable=readable)
    things = [(card, kinds()[card.kind].label) for card in shown.values()]
    return render(request, "notify/saved.html", {"things": things, "page": page})


def _switch(request: HttpRequest) -> HttpResponse:
    person, ref = person_reading(request), request.POST.get("thing", "")
    try:
        if request.POST.get("wanted") == "yes":
            save_thing(person, ref)
            messages.success(request, _("Saved. It is found again under “Saved”."))
        else:
            let_go(person, ref)
            messages.success(request, _("It is no longer among what you saved."))
    except PermissionDenied as error:
        raise Http404 from error
    except TooManySaved:
        messages.error(request, _("A thousand things are saved already. Please let some of them go first."))
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if here else reverse("notify:saved"))
