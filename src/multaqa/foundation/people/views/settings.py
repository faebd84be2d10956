"""Settings: how a person reads, what she is called, and for stewards the network."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.foundation.people.capabilities import Capability
from multaqa.foundation.people.commands import describe_network, prefer, rename
from multaqa.foundation.people.forms.settings import NameForm, NetworkForm, PersonalReadingForm, ReadingForm
from multaqa.foundation.people.guards import require, signed_in
from multaqa.foundation.people.kept_forms import posted_or_kept
from multaqa.foundation.people.models import Digits, Network, Theme
from multaqa.foundation.people.preferences import preferences_of, remember_in_browser
from multaqa.foundation.people.queries import the_network
from multaqa.foundation.people.readers import Reader, person_reading, reader_of
from multaqa.foundation.people.settings_pages import settings_tabs
from multaqa.foundation.people.spoken import not_offered


def settings(request: HttpRequest) -> HttpResponse:
    """How the reader reads: kept in her account, or in a visitor's browser."""
    reader = reader_of(request)
    form_class = ReadingForm if reader is None else PersonalReadingForm
    form = form_class(request.POST if request.method == "POST" else None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        return _save_reading(form, reader=reader, request=request)
    tabs = settings_tabs(reader, current="people:settings")
    return render(request, "people/settings.html", {"form": form, "tabs": tabs}, status=_status(form))


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """What the person is called, and the ways to her address and password."""
    person = person_reading(request)
    form = NameForm(posted_or_kept(request), initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        rename(person, name=form.cleaned_data["name"], by=person)
        messages.success(request, _("Your name has been saved."))
        return HttpResponseRedirect(reverse("people:account"))
    tabs = settings_tabs(person, current="people:account")
    return render(request, "people/account.html", {"form": form, "tabs": tabs, "person": person}, status=_status(form))


@require(Capability.APPOINT)
def network(request: HttpRequest) -> HttpResponse:
    """What the network is called, what it is for and whom it thanks, in the languages that are offered."""
    person, described = person_reading(request), the_network()
    form = NetworkForm(posted_or_kept(request), initial=_described(described))
    if request.method == "POST" and form.is_valid():
        parts = ("name", "purpose", "acknowledgement")
        texts = {part: not_offered(getattr(described, part)) | form.labels(part) for part in parts}
        describe_network(described, by=person, **texts)
        messages.success(request, _("The network’s texts have been saved."))
        return HttpResponseRedirect(reverse("people:network"))
    tabs = settings_tabs(person, current="people:network")
    return render(request, "people/network.html", {"form": form, "tabs": tabs}, status=_status(form))


def _initial(request: HttpRequest) -> dict[str, str]:
    chosen = preferences_of(request)
    return {
        "language": chosen.language,
        "digits": chosen.digits,
        "theme": chosen.theme,
        "time_zone": chosen.time_zone.key,
    }


def _save_reading(form: ReadingForm, *, reader: Reader, request: HttpRequest) -> HttpResponse:
    language, time_zone = form.cleaned_data["language"], form.cleaned_data.get("time_zone")
    digits, theme = Digits(form.cleaned_data["digits"]), Theme(form.cleaned_data["theme"])
    if reader is not None:
        prefer(reader, language=language, digits=digits, theme=theme, time_zone=time_zone)
    with override(language):
        messages.success(request, _("Your choices have been saved."))
    response = HttpResponseRedirect(translate_url(reverse("people:settings"), language))
    remember_in_browser(response, language=language, digits=digits, theme=theme)
    return response


def _described(network: Network) -> dict[str, str]:
    parts = {"name": network.name, "purpose": network.purpose, "acknowledgement": network.acknowledgement}
    return {f"{part}_{code}": text for part, texts in parts.items() for code, text in texts.items()}


def _status(form: NameForm | NetworkForm | ReadingForm) -> int:
    return 422 if form.is_bound and form.errors else 200
