"""Who may begin to write to a person, and for how long the network keeps messages."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from multaqa.features.conversations.commands.choosing import choose_openness, set_keeping
from multaqa.features.conversations.forms import KeepingForm, OpennessForm
from multaqa.features.conversations.policies import may_set_keeping
from multaqa.features.conversations.queries.keeping import months_kept
from multaqa.features.conversations.queries.kept import openness_of
from multaqa.features.membership.api import is_member
from multaqa.foundation.people.api import person_reading, posted_or_kept, settings_tabs, signed_in, the_network


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def openness(request: HttpRequest) -> HttpResponseBase:
    """Choose who may begin to write to one."""
    person = person_reading(request)
    if not is_member(person):
        raise Http404
    form = OpennessForm(posted_or_kept(request), initial={"who": openness_of(person)})
    if request.method == "POST" and form.is_valid():
        choose_openness(form.cleaned_data["who"], by=person)
        messages.success(request, _("Saved."))
        return redirect("conversations:openness")
    context = {"form": form, "tabs": settings_tabs(person, current="conversations:openness")}
    context |= {"months": months_kept(the_network())}
    return _page(request, "conversations/openness.html", context, is_faulty=bool(form.errors))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keeping(request: HttpRequest) -> HttpResponseBase:
    """Set for how long the network keeps messages."""
    person = person_reading(request)
    if not may_set_keeping(person):
        raise Http404
    form = KeepingForm(posted_or_kept(request), initial={"months": months_kept(the_network())})
    if request.method == "POST" and form.is_valid():
        set_keeping(the_network(), form.cleaned_data["months"], by=person)
        messages.success(request, _("Saved."))
        return redirect("conversations:keeping")
    return _page(request, "conversations/keeping.html", {"form": form}, is_faulty=bool(form.errors))


def _page(request: HttpRequest, template: str, context: dict[str, object], *, is_faulty: bool) -> HttpResponse:
    return render(request, template, context, status=422 if is_faulty else 200)
