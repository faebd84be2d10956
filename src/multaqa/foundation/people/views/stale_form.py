"""A form whose check against forgery has gone stale: its page was open while its writer signed in anew."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from multaqa.foundation.people.kept_forms import keep_form, page_of_form, sender_of_form
from multaqa.foundation.people.readers import reader_of


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes its reason
    """Show the form again, filled, if the browser vouches that our own page sent it; otherwise refuse it."""
    reader = reader_of(request)
    if reader is None or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return render(request, "403_csrf.html", {"form_href": sender_of_form(request)}, status=403)
    response = HttpResponseRedirect(page_of_form(request))
    keep_form(request, response, person=reader)
    messages.warning(request, _("This page had been open for too long, so nothing was sent."))
    return response
