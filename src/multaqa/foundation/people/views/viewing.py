"""Looking at the site with other eyes: the page that begins it and the one click that ends it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from multaqa.foundation.people.adapter import home
from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.forms.viewing import EyesForm
from multaqa.foundation.people.guards import require
from multaqa.foundation.people.viewing import Eyes, begin_viewing, end_viewing


@never_cache
@require(Capability.VIEW_AS)
def viewing(request: HttpRequest) -> HttpResponse:
    """Whose eyes are to be lent, and what that means; sent, it leads to the page that was named, or home."""
    form = EyesForm(request.POST if request.method == "POST" else None, initial={"page": request.GET.get("page", "")})
    if request.method == "POST" and form.is_valid():
        begin_viewing(request, eyes=Eyes(form.cleaned_data["eyes"]))
        return HttpResponseRedirect(_of_this_site(request, form.cleaned_data["page"]))
    status = 422 if form.is_bound else 200
    return render(request, "people/viewing.html", {"form": form}, status=status)


@require_POST
def viewing_end(request: HttpRequest) -> HttpResponse:
    """Back to one's own eyes, on the page where one was; for everyone else it only leads there."""
    end_viewing(request)
    return HttpResponseRedirect(_of_this_site(request, request.POST.get("page", "")))


def _of_this_site(request: HttpRequest, page: str) -> str:
    allowed = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if allowed else home()
