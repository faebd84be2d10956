"""Setting an installation up: the operator's link, then one part after the other; afterwards the network's settings."""

from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from multaqa.foundation.conduct.api import adopt_delivered, without_acceptance
from multaqa.foundation.notify.api import send_test_mail
from multaqa.foundation.people.api import (
    Capability,
    FirstAccountForm,
    LinkOver,
    begin_first_run,
    first_run,
    is_open,
    key_of_token,
    look_through,
    open_network,
    person_reading,
    require,
    sign_in_new,
)
from multaqa.web.setting_up.pages import PAGES, shown_part
from multaqa.web.setting_up.parts import PARTS, Part, first_left, looked_through, part_named

_FORM = require_http_methods(["GET", "HEAD", "POST"])


@sensitive_post_parameters()
@_FORM
@never_cache
def begin(request: HttpRequest, token: str) -> HttpResponseBase:
    """The account of the first steward, for whoever has the link; 410 once it works no longer."""
    if key_of_token(token) is None:
        return render(request, "web/setting_up/over.html", status=410)
    form = FirstAccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, form, token=token)
        except LinkOver:
            return render(request, "web/setting_up/over.html", status=410)
        except IntegrityError:
            form.add_error("email", _("This address has an account: manage.py appoint makes it a steward."))
    return render(request, "web/setting_up/begin.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@never_cache
@without_acceptance
@require(Capability.APPOINT)
def parts(request: HttpRequest) -> HttpResponse:
    """Every part, which of them are done, and the one to go on with."""
    done, left = looked_through(), first_left()
    context = {
        "parts": [{"part": part, "is_done": part.name in done} for part in PARTS],
        "left": left,
        "is_open": is_open(),
        "had_first_run": first_run() is not None,
        "count": sum(part.name in done for part in PARTS),
        "total": len(PARTS),
    }
    return render(request, "web/setting_up/parts.html", context)


@_FORM
@never_cache
@without_acceptance
@require(Capability.APPOINT)
def part(request: HttpRequest, name: str) -> HttpResponse:
    """One part: shown, or by POST saved whole, and on to the next one."""
    found = part_named(name)
    if found is None:
        raise Http404
    page = PAGES[found.name]
    if request.method != "POST":
        return shown_part(request, found, page.shown(request, found))
    refused = page.saved(request, found, person_reading(request))
    if refused is not None:
        return shown_part(request, found, refused, status=422)
    look_through(found.name, by=person_reading(request))
    return _onward(request, found)


@require_POST
@require(Capability.OPERATE)
def test_mail(request: HttpRequest) -> HttpResponse:
    """Send a message to oneself; the page of the sender tells what became of it."""
    send_test_mail(by=person_reading(request), language=get_language() or "ar")
    return redirect(reverse("web:network_part", args=["sender"]) + "#test")


@require_POST
@require(Capability.KEEP_RULES)
def adoption(request: HttpRequest) -> HttpResponse:
    """Bring the delivered texts into force for each document that has none."""
    adopted = adopt_delivered(asks=True, by=person_reading(request))
    if adopted:
        messages.success(request, _("The delivered texts are in force."))
    return redirect("web:network_part", "rules")


@_FORM
@never_cache
@without_acceptance
@require(Capability.APPOINT)
def opening(request: HttpRequest) -> HttpResponse:
    """What is left to do, and the opening of the site to visitors; afterwards what comes next."""
    if request.method == "POST":
        open_network(by=person_reading(request))
        return redirect("web:network_opening")
    done = looked_through()
    context = {"is_open": is_open(), "left": [part for part in PARTS if part.name not in done]}
    return render(request, "web/setting_up/opening.html", context)


def _begun(request: HttpRequest, form: FirstAccountForm, *, token: str) -> HttpResponseBase:
    values = form.cleaned_data
    digest = make_password(values["password"])  # slow, so before the transaction
    person = begin_first_run(
        token, email=values["email"], name=values["name"], password_digest=digest, language=get_language() or "ar"
    )
    steps = f"{reverse('people:factors')}?{urlencode({'next': reverse('web:network_parts')})}"
    return sign_in_new(request, person, then=steps)


def _onward(request: HttpRequest, done: Part) -> HttpResponse:
    """While the site is being set up to the next part, afterwards back to all of them."""
    if is_open():
        messages.success(request, _("Saved."))
        return redirect("web:network_parts")
    place = PARTS.index(done) + 1
    return redirect(PARTS[place].href if place < len(PARTS) else reverse("web:network_opening"))
