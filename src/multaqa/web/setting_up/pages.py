"""What stands on the page of each part, and how it is saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.foundation.conduct.api import documents_kept
from multaqa.foundation.files.api import RefusedFile
from multaqa.foundation.languages.api import CODES, name_of, offered_languages
from multaqa.foundation.notify.api import last_test_of
from multaqa.foundation.people.api import (
    Capability,
    Network,
    Person,
    choose_sender,
    describe_part,
    is_open,
    offer_languages,
    open_offers,
    people_with,
    person_reading,
    posted_or_kept,
    sender_address,
    sender_domain,
    the_network,
)
from multaqa.web.forms import MarkForm
from multaqa.web.marks import change_mark, remove_mark
from multaqa.web.setting_up.parts import PARTS, Part, neighbours
from multaqa.web.setting_up.texts import LanguagesForm, SenderForm, TextsForm

type Context = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """``shown`` gives what its template needs; ``saved`` saves, and gives the same back when it refuses."""

    shown: Callable[[HttpRequest, Part], Context]
    saved: Callable[[HttpRequest, Part, Person], Context | None]


def shown_part(request: HttpRequest, part: Part, context: Context, *, status: int = 200) -> HttpResponse:
    """The page of a part, with its place among the others."""
    before, after = neighbours(part)
    frame = {
        "part": part,
        "before": before,
        "after": after,
        "place": PARTS.index(part) + 1,
        "total": len(PARTS),
        "is_open": is_open(),
    }
    return render(request, f"web/setting_up/part_{_template(part)}.html", frame | context, status=status)


def _template(part: Part) -> str:
    return "texts" if part.name in {"name", "purpose", "acknowledgement"} else part.name


def _texts_shown(request: HttpRequest, part: Part) -> Context:
    written = getattr(the_network(), part.name)
    return {"form": TextsForm(posted_or_kept(request), part=part.name, initial=written)}


def _texts_saved(request: HttpRequest, part: Part, by: Person) -> Context | None:
    form = TextsForm(request.POST, part=part.name, initial=getattr(the_network(), part.name))
    if not form.is_valid():
        return {"form": form}
    describe_part(part.name, form.texts(), by=by)
    return None


def _mark_shown(_request: HttpRequest, _part: Part) -> Context:
    form = MarkForm()
    form.fields["file"].required = False
    return {"form": form, "network": the_network()}


def _mark_saved(request: HttpRequest, _part: Part, by: Person) -> Context | None:
    network = the_network()
    if "remove" in request.POST:
        remove_mark(network, by=by)
        return None
    form = MarkForm(request.POST, request.FILES)
    form.fields["file"].required = False
    if not form.is_valid():
        return {"form": form, "network": network}
    try:
        if upload := form.cleaned_data["file"]:
            change_mark(network, upload=upload, by=by)
    except RefusedFile as refusal:
        form.add_error("file", refusal.sentence)
        return {"form": form, "network": network}
    return None


def _sender_shown(request: HttpRequest, _part: Part) -> Context:
    form = SenderForm(posted_or_kept(request), initial=_sender(the_network()))
    return _about_mail(request) | {"form": form}


def _sender_saved(request: HttpRequest, part: Part, by: Person) -> Context | None:
    network = the_network()
    form = SenderForm(request.POST, initial=_sender(network))
    if not form.is_valid():
        return _about_mail(request) | {"form": form}
    with transaction.atomic():
        describe_part(part.name, form.texts(), by=by)
        choose_sender(network, address=form.cleaned_data["address"], by=by)
    return None


def _sender(network: Network) -> dict[str, str]:
    return {**network.sender, "address": network.sender_address}


def _about_mail(request: HttpRequest) -> Context:
    person = person_reading(request)
    host = settings.MAILERS["default"].get("OPTIONS", {}).get("host", "")
    about = {"sender": sender_address(the_network()), "domain": sender_domain(), "host": host}
    return about | {"test": last_test_of(person), "to": person.email}


def _languages_shown(request: HttpRequest, _part: Part) -> Context:
    offered = offered_languages()
    form = LanguagesForm(posted_or_kept(request), initial={"offered": offered, "first": offered[0]})
    return _about_languages() | {"form": form}


def _languages_saved(request: HttpRequest, _part: Part, by: Person) -> Context | None:
    form = LanguagesForm(request.POST)
    if not form.is_valid():
        return _about_languages() | {"form": form}
    offer_languages(the_network(), form.cleaned_data["offered"], first=form.cleaned_data["first"], by=by)
    return None


def _about_languages() -> Context:
    missing = [name_of(code) for code in settings.NAMES_OF_LANGUAGES if code not in CODES]
    return {"missing": missing, "setting": ",".join(CODES)}


def _rules_shown(_request: HttpRequest, _part: Part) -> Context:
    kept = documents_kept()
    return {"kept": kept, "can_adopt": any(not (one.in_force or one.draft) for one in kept)}


def _roles_shown(_request: HttpRequest, _part: Part) -> Context:
    officers = people_with(Capability.SAFEGUARD).count()
    return {"officers": officers, "stewards": people_with(Capability.APPOINT).count(), "offers": open_offers().count()}


def _nothing_to_save(_request: HttpRequest, _part: Part, _by: Person) -> Context | None:
    return None


_TEXTS = Page(_texts_shown, _texts_saved)
PAGES: dict[str, Page] = {
    "name": _TEXTS,
    "purpose": _TEXTS,
    "acknowledgement": _TEXTS,
    "mark": Page(_mark_shown, _mark_saved),
    "sender": Page(_sender_shown, _sender_saved),
    "languages": Page(_languages_shown, _languages_saved),
    "rules": Page(_rules_shown, _nothing_to_save),
    "roles": Page(_roles_shown, _nothing_to_save),
}
