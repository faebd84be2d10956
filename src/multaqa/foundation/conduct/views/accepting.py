"""A person is shown what is new in the rules, and accepts it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from multaqa.foundation.conduct.commands import accept
from multaqa.foundation.conduct.forms import AcceptanceForm
from multaqa.foundation.conduct.queries import readings, unaccepted
from multaqa.foundation.people.api import person_reading, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def acceptance(request: HttpRequest) -> HttpResponse:
    """What is to be accepted, on one page; then on to the page she was going to."""
    person, language, onward = person_reading(request), get_language() or "ar", _onward(request)
    asked = list(unaccepted(person))
    if not asked:
        return HttpResponseRedirect(onward)
    shown = ".".join(str(version.pk) for version in asked)
    form = AcceptanceForm(request.POST if request.method == "POST" else None, initial={"versions": shown})
    if request.method == "POST" and form.is_valid():
        read = [version for version in asked if version.pk in form.cleaned_data["versions"]]
        accept(person, read, language=language)
        return HttpResponseRedirect(onward)
    context = {"form": form, "readings": readings(asked, language=language), "shown": shown, "onward": onward}
    return render(request, "conduct/acceptance.html", context, status=422 if form.is_bound else 200)


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours and wanted.startswith("/") else reverse("web:home")
