"""What goes out by mail: chosen on a page, or ended from a message."""

from typing import Final, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from multaqa.foundation.access.api import cards
from multaqa.foundation.notify import manners
from multaqa.foundation.notify.commands import (
    choose_mail,
    choose_manner,
    choose_sources,
    end_digests,
    resume_mail,
)
from multaqa.foundation.notify.forms import MailChoicesForm, MannerForm, SourcesForm
from multaqa.foundation.notify.models import Rhythm
from multaqa.foundation.notify.queries import link_only_among
from multaqa.foundation.notify.unsubscribing import Unsubscribing, unsubscribing_of
from multaqa.foundation.people.api import Person, person_reading, posted_or_kept, settings_tabs, signed_in

LESS: Final = {"day": Rhythm.DAILY, "week": Rhythm.WEEKLY}


class Forms(NamedTuple):
    """What one page asks: when, from where, of what."""

    manner: MannerForm
    sources: SourcesForm
    kinds: MailChoicesForm


@signed_in
def mail_choices(request: HttpRequest) -> HttpResponse:
    """How often, when, from where and of what mail comes."""
    person = person_reading(request)
    forms = _forms(person, posted_or_kept(request))
    if request.method == "POST" and all(form.is_valid() for form in forms):
        choose_manner(forms.manner.manner(person))
        choose_sources(person, forms.sources.rhythms())
        choose_mail(person, forms.kinds.choices())
        messages.success(request, _("Your choices have been saved."))
        return HttpResponseRedirect(reverse("notify:mail_choices"))
    page = {
        "form": forms.manner,
        "sources": forms.sources,
        "kinds": forms.kinds,
        "tabs": settings_tabs(person, current="notify:mail_choices"),
        "is_paused": manners.is_paused(person),
        "address": person.email,
        "time_zone": person.time_zone,
    }
    return render(request, "notify/mail_choices.html", page)


@require_POST
@signed_in
def end_pause(request: HttpRequest) -> HttpResponse:
    """Send mail to the person's address again."""
    resume_mail(by=person_reading(request))
    messages.success(request, _("Notices are mailed to you again."))
    return HttpResponseRedirect(reverse("notify:mail_choices"))


@csrf_exempt  # nosemgrep: csrf-exempt - RFC 8058: mail programs have no cookie; the signed token says who and what
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and by POST end, what the link stands for; ``wanted`` names less of it, or more, for who reads the page."""
    asked = unsubscribing_of(token)
    if asked is None:
        raise Http404
    wanted = request.POST.get("wanted", "")
    if request.method == "POST":
        _end(asked, wanted)
    page = {
        "is_done": request.method == "POST",
        "wanted": wanted,
        "kind_label": asked.kind.label if asked.kind else "",
        "has_source": bool(asked.source),
        "source": _source_shown(asked),
    }
    return render(request, "notify/unsubscribe.html", page)


def _forms(person: Person, sent: QueryDict | None) -> Forms:
    sources = cards(manners.own_sources(person), reader=person, language=get_language() or "ar")
    return Forms(
        MannerForm(sent, manner=manners.manner_of(person)),
        SourcesForm(sent, cards=list(sources.values()), chosen=manners.source_rhythms(person)),
        MailChoicesForm(sent, choices=manners.mail_choices(person)),
    )


def _end(asked: Unsubscribing, wanted: str) -> None:
    """One click ends the source, the kind or the digests; the buttons of the page end less, or everything."""
    person = asked.person
    if wanted in LESS and asked.source:
        choose_sources(person, {asked.source: LESS[wanted]})
    elif wanted in (*LESS, "direct", "all"):
        _change(person, wanted)
    elif asked.kind is not None and (wanted == "kind" or not asked.source):
        choose_mail(person, {asked.kind.name: False})
    elif asked.source:
        choose_sources(person, {asked.source: Rhythm.NEVER})
    else:
        end_digests(person)


def _change(person: Person, wanted: str) -> None:
    manner = manners.manner_of(person)
    if wanted == "direct":
        manner.only_direct = True
    else:
        manner.rhythm = LESS.get(wanted, Rhythm.NEVER)
    choose_manner(manner)
    if wanted == "all":
        choose_sources(person, dict.fromkeys(manners.source_rhythms(person), Rhythm.NEVER))


def _source_shown(asked: Unsubscribing) -> str:
    """The name of the source, if mail may name it and its receiver may still know it: mail is passed on."""
    if not asked.source or link_only_among([asked.source]):
        return ""
    card = cards([asked.source], reader=asked.person, language=get_language() or "ar").get(asked.source)
    return card.title if card else ""
