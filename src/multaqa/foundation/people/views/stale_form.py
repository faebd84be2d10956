"""A form whose check against forgery has gone stale: its page was open while its writer signed in anew."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from multaqa.foundation.people.kept_forms import keep_form, page_of_form
from multaqa.foundation.people.readers import reader_of


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show the form again, filled, if the browser vouches that our own page sent it; otherwise refuse it."""
    reader = reader_of(request)
    if reader is None or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return csrf_failure(request, reason=reason)
    response = HttpResponseRedirect(page_of_form(request))
    keep_form(request, response, person=reader)
    messages.warning(request, _("This page had been open for too long, so nothing was sent."))
    return response
