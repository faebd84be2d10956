"""Providers of sign-ins: the ways to them, what she has connected, and the pages of who is not known here yet."""

import time
from dataclasses import dataclass
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.attempts import (
    Attempt,
    Purpose,
    Stranger,
    forget_stranger,
    keep_attempt,
    kept_stranger,
)
from multaqa.foundation.people.commands import AlreadyLinked, LastWayIn, link, unlink
from multaqa.foundation.people.forms.providers import StrangerForm
from multaqa.foundation.people.guards import recently_proved, signed_in, without_second_factor
from multaqa.foundation.people.models import Person, ProviderLink
from multaqa.foundation.people.providers import issuer_called, issuers
from multaqa.foundation.people.queries.links import has_other_way_in, link_of, links_of
from multaqa.foundation.people.readers import account_holder, person_reading
from multaqa.foundation.people.settings_pages import settings_tabs
from multaqa.foundation.people.views.returning import address_of_return, to_trouble
from multaqa.foundation.people.ways import wanted_page
from multaqa.gateways.identity.api import IdentityFault, IdentityRefused, Issuer, identity_provider

_REFUSED: Final = 422
_OF_PROVIDERS: Final = frozenset(each.value.replace("_", "-") for each in IdentityFault)
_TROUBLES: Final = _OF_PROVIDERS | {"stale", "taken", "other-domain"}


@dataclass(frozen=True)
class Way:
    """One provider on the page of settings: its name, and since when it is connected, if it is."""

    id: str
    name: str
    link: ProviderLink | None


@require_POST
@never_cache
def sign_in_by(request: HttpRequest, provider: str) -> HttpResponseBase:
    """To a provider, to sign in."""
    if not ratelimit.consume(request, app="allauth.account", action="login"):
        too_many: HttpResponseBase = ratelimit.respond_429(request)
        return too_many
    return _to_provider(request, provider, purpose=Purpose.SIGN_IN)


@require_POST
@never_cache
@without_second_factor
def proof_by(request: HttpRequest, provider: str) -> HttpResponseBase:
    """To a provider that she has connected, to prove anew that it is she."""
    person = account_holder(request)
    if person is None or link_of(person, provider=provider) is None:
        raise Http404
    return _to_provider(request, provider, purpose=Purpose.PROOF)


@require_safe
@signed_in
def providers(request: HttpRequest) -> HttpResponse:
    """What she can sign in with beside her password."""
    person = person_reading(request)
    if not issuers():
        raise Http404
    linked = {one.provider: one for one in links_of(person)}
    ways = [Way(one.id, one.called(_language()), linked.get(one.id)) for one in issuers()]
    tabs = settings_tabs(person, current="people:providers")
    return render(request, "people/providers/providers.html", {"ways": ways, "tabs": tabs})


@require_POST
@never_cache
@signed_in
@recently_proved
def provider_link(request: HttpRequest, provider: str) -> HttpResponseBase:
    """To a provider, to connect it."""
    return _to_provider(request, provider, purpose=Purpose.LINK)


@never_cache
@signed_in
@recently_proved
def provider_removal(request: HttpRequest, provider: str) -> HttpResponse:
    """Whether to disconnect a provider, and doing it."""
    person, issuer = person_reading(request), _named(provider)
    held = link_of(person, provider=provider)
    if held is None:
        raise Http404
    if request.method == "POST":
        return _removed(request, held, person)
    may_remove = has_other_way_in(person, than=held)
    context = {"provider": issuer.id, "name": issuer.called(_language()), "may_remove": may_remove}
    return render(request, "people/providers/removal.html", context)


@never_cache
def stranger(request: HttpRequest) -> HttpResponseBase:
    """Who came through a provider and is not known: to her account by signing in, or to a new one."""
    kept = kept_stranger(request.session)
    if kept is None or account_holder(request) is not None:
        return HttpResponseRedirect(reverse("account_login"))
    form = StrangerForm(request.POST if request.method == "POST" else None, stranger=kept)
    if request.method == "POST" and form.is_valid():
        return _opened(request, form)
    context = {"form": form, **_told_of(kept), "is_open": get_adapter().is_open_for_signup(request)}
    return render(request, "people/providers/stranger.html", context, status=_REFUSED if form.errors else 200)


@never_cache
@signed_in
@recently_proved
def provider_offered(request: HttpRequest) -> HttpResponse:
    """Who came through a provider and has now signed in: whether to connect the two."""
    person, kept = person_reading(request), kept_stranger(request.session)
    if kept is None:
        return HttpResponseRedirect(reverse("people:settings"))
    if request.method == "POST":
        return _connected(request, kept, person)
    return render(request, "people/providers/offered.html", _told_of(kept))


@require_safe
def provider_trouble(request: HttpRequest, provider: str, kind: str) -> HttpResponse:
    """What went wrong with a provider, and what to do; 404 for a trouble there is not."""
    if kind not in _TROUBLES:
        raise Http404
    context = {"name": _named(provider).called(_language()), "provider": provider, "kind": kind}
    return render(request, "people/providers/trouble.html", context)


def _to_provider(request: HttpRequest, provider: str, *, purpose: Purpose) -> HttpResponseBase:
    issuer, holder = _named(provider), account_holder(request)
    try:
        beginning = identity_provider(issuer).begin(
            return_to=address_of_return(request, issuer), again=purpose == Purpose.PROOF
        )
    except IdentityRefused as refused:
        return to_trouble(issuer, refused.fault.value)
    attempt = Attempt(
        provider=issuer.id,
        purpose=purpose,
        language=_language(),
        nonce=beginning.nonce,
        verifier=beginning.verifier,
        begun_at=time.time(),
        person=holder.public_id if holder else "",
        wanted=wanted_page(request),
    )
    keep_attempt(request.session, attempt, state=beginning.state)
    return HttpResponseRedirect(beginning.address)


def _removed(request: HttpRequest, held: ProviderLink, person: Person) -> HttpResponse:
    try:
        unlink(held, by=person)
    except LastWayIn:
        messages.error(request, _("This is the only way in to your account. Please choose a password first."))
    else:
        messages.success(request, _("This way to sign in has been disconnected."))
    return HttpResponseRedirect(reverse("people:providers"))


def _opened(request: HttpRequest, form: StrangerForm) -> HttpResponseBase:
    too_many = ratelimit.consume_or_429(request, app="allauth.account", action="signup")
    if too_many or not get_adapter().is_open_for_signup(request):
        refused: HttpResponseBase = too_many or HttpResponseRedirect(reverse("account_signup"))
        return refused
    form.wish(request)
    forget_stranger(request.session)
    sent: HttpResponseBase = get_adapter().respond_email_verification_sent(request, None)
    return sent


def _connected(request: HttpRequest, kept: Stranger, person: Person) -> HttpResponse:
    issuer = _named(kept.provider)
    forget_stranger(request.session)
    try:
        link(person, provider=kept.provider, subject=kept.subject, by=person)
    except AlreadyLinked:
        return to_trouble(issuer, "taken")
    messages.success(request, _("From now on you can sign in this way too."))
    return HttpResponseRedirect(reverse("people:providers"))


def _told_of(kept: Stranger) -> dict[str, str]:
    return {"name": _named(kept.provider).called(_language()), "email": kept.email}


def _named(provider: str) -> Issuer:
    issuer = issuer_called(provider)
    if issuer is None:
        raise Http404
    return issuer


def _language() -> str:
    return get_language() or "ar"
