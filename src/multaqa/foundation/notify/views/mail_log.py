"""For operators: what became of mail, and a message to oneself to prove its way."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.notify import queries
from multaqa.foundation.notify.commands import send_test_mail
from multaqa.foundation.notify.forms import TestMailForm
from multaqa.foundation.notify.models import DeliveryState
from multaqa.foundation.people.api import Capability, person_reading, require

A_PAGE = 50


@require_safe
@require(Capability.OPERATE)
def mail_log(request: HttpRequest) -> HttpResponse:
    """The log of mail, addresses masked."""
    state = request.GET.get("state", "")
    page = Paginator(queries.mail_log(state=state), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [queries.mail_line(delivery) for delivery in page],
        "tabs": _tabs(state),
        "form": TestMailForm(initial={"language": get_language()}),
    }
    return render(request, "notify/mail_log.html", context)


@require_POST
@require(Capability.OPERATE)
def test_mail(request: HttpRequest) -> HttpResponse:
    """Send a test message to the operator's own address."""
    form = TestMailForm(request.POST)
    if form.is_valid():
        send_test_mail(by=person_reading(request), language=form.cleaned_data["language"])
        messages.success(request, _("The test message is on its way; the log shows what becomes of it."))
    return HttpResponseRedirect(reverse("notify:mail_log"))


def _tabs(current: str) -> list[dict[str, object]]:
    counts = queries.mail_counts()
    tabs: list[dict[str, object]] = [
        {"label": _("All"), "href": reverse("notify:mail_log"), "current": not current, "count": None}
    ]
    for state in DeliveryState:
        href = reverse("notify:mail_log", query={"state": state.value})
        tabs.append({"label": state.label, "href": href, "current": current == state, "count": counts.get(state.value)})
    return tabs
