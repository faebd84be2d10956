"""The way in: ``/`` leads to a language, and the frame of every page to another language or theme."""

from allauth.account.views import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from multaqa.foundation.people.adapter import home
from multaqa.foundation.people.commands import prefer
from multaqa.foundation.people.forms.settings import AppearanceForm
from multaqa.foundation.people.models import Digits, Theme
from multaqa.foundation.people.preferences import preferences_of, remember_in_browser
from multaqa.foundation.people.readers import reader_of


@require_safe
@vary_on_headers("Accept-Language", "Cookie")
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to the first page in the language of the person, else of her browser's cookie or wish, else Arabic."""
    response = HttpResponseRedirect(f"/{preferences_of(request).language}/")
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


@require_POST
def choose_appearance(request: HttpRequest) -> HttpResponse:
    """Take a language, digits or theme for this browser (and for the account), and return to the page."""
    form = AppearanceForm(request.POST)
    if not form.is_valid():
        return HttpResponseRedirect(_way_back(request))
    language = form.cleaned_data["language"] or None
    digits = Digits(form.cleaned_data["digits"]) if form.cleaned_data["digits"] else None
    theme = Theme(form.cleaned_data["theme"]) if form.cleaned_data["theme"] else None
    reader = reader_of(request)
    if reader is not None:
        prefer(reader, language=language, digits=digits, theme=theme)
    page = _way_back(request)
    response = HttpResponseRedirect(translate_url(page, language) if language else page)
    remember_in_browser(response, language=language, digits=digits, theme=theme)
    return response


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out, and have the browser drop the drafts kept on the device (Clear-Site-Data, W3C)."""
    response: HttpResponseBase = logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"storage"'
    return response


def _way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if allowed else home()
