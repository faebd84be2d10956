"""Back from a provider: what follows from what it says, for each purpose that somebody went there for.

The browser comes here by GET, as OpenID Connect has it, or by way of ``posted.py``, as SAML needs it. The answer is
good once and only in the browser that went (``attempts.py``). The page that follows is always another one, in the
language in which she went.
"""

import time
from collections.abc import Callable, Mapping
from typing import Final

import structlog
from allauth.account.internal import flows
from allauth.account.models import Login
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from multaqa.foundation.people.adapter import home
from multaqa.foundation.people.attempts import Attempt, Purpose, keep_stranger, take_attempt
from multaqa.foundation.people.commands import AlreadyLinked, link, note_use
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.proof import note_provider
from multaqa.foundation.people.providers import (
    is_barred,
    is_believed_on_address,
    is_second_factor,
    issuer_called,
    may_come,
)
from multaqa.foundation.people.queries import person_of_address
from multaqa.foundation.people.queries.links import person_behind
from multaqa.foundation.people.readers import account_holder
from multaqa.foundation.people.stages import PROVED_ELSEWHERE
from multaqa.gateways.identity.api import Answer, Claims, IdentityRefused, Issuer, identity_provider

_CLOCKS_DIFFER: Final = 60  # seconds
log = structlog.get_logger(__name__)


@require_GET
@never_cache
def provider_return(request: HttpRequest, provider: str) -> HttpResponseBase:
    """Take what a provider answered; 404 for a provider that is not written down."""
    issuer = issuer_called(provider)
    if issuer is None:
        raise Http404
    attempt = take_attempt(request.session, state=request.GET.get("state", ""), provider=provider)
    with override(attempt.language if attempt else get_language()):
        if attempt is None:
            return to_trouble(issuer, "stale")
        try:
            claims = _claims(request, issuer, attempt)
        except IdentityRefused as refused:
            log.warning("provider refused", provider=issuer.id, fault=refused.fault.value, told=str(refused))
            return to_trouble(issuer, refused.fault.value)
        return _AFTER[attempt.purpose](request, issuer, claims, attempt)


def to_trouble(issuer: Issuer, kind: str) -> HttpResponseRedirect:
    """To the page that says what went wrong and what to do."""
    return HttpResponseRedirect(reverse("account_provider_trouble", args=[issuer.id, kind.replace("_", "-")]))


def address_of_return(request: HttpRequest, issuer: Issuer) -> str:
    """Where a provider leads people back to: the same for every language, for it is written down there."""
    name = "provider_posted" if issuer.answers_by_form else "provider_return"
    return request.build_absolute_uri(reverse(name, args=[issuer.id]))


def _claims(request: HttpRequest, issuer: Issuer, attempt: Attempt) -> Claims:
    given = request.GET
    answer = Answer(code=given.get("code", ""), error=given.get("error", ""), issuer=given.get("iss", ""))
    beginning = attempt.beginning(given["state"])
    return identity_provider(issuer).claims(answer, beginning=beginning, return_to=address_of_return(request, issuer))


def _sign_in(request: HttpRequest, issuer: Issuer, claims: Claims, attempt: Attempt) -> HttpResponseBase:
    """Sign in whom the provider is connected with, or ask who she is; nobody who is signed in already is changed."""
    if account_holder(request) is not None:
        return HttpResponseRedirect(attempt.wanted or home())
    person = person_behind(claims.subject, provider=issuer.id) or _linked_by_address(issuer, claims)
    if person is None:
        return _to_a_strangers_page(request, issuer, claims)
    note_use(claims.subject, provider=issuer.id)
    note_provider(request, person=person)
    proved = {PROVED_ELSEWHERE: True} if is_second_factor(issuer, claims) else None
    login = Login(user=person, redirect_url=attempt.wanted or None, state=proved)
    response: HttpResponseBase = flows.login.perform_login(request, login)
    return response


def _linked_by_address(issuer: Issuer, claims: Claims) -> Person | None:
    """The account of this address, connected now: only where the installation takes the provider's word for it."""
    if not is_believed_on_address(issuer, claims) or not may_come(issuer, claims):
        return None
    person = person_of_address(claims.email)
    if person is None or not person.is_active or person.locked_at is not None or is_barred(person):
        return None
    try:
        link(person, provider=issuer.id, subject=claims.subject, by=person)
    except AlreadyLinked:
        return None
    return person


def _to_a_strangers_page(request: HttpRequest, issuer: Issuer, claims: Claims) -> HttpResponseBase:
    if not may_come(issuer, claims):
        return to_trouble(issuer, "other_domain")
    keep_stranger(request.session, claims, provider=issuer.id)
    return HttpResponseRedirect(reverse("account_stranger"))


def _link(request: HttpRequest, issuer: Issuer, claims: Claims, attempt: Attempt) -> HttpResponseBase:
    """Connect the provider with the account that went there from its settings."""
    holder = _who_went(request, attempt)
    if holder is None:
        return to_trouble(issuer, "stale")
    try:
        link(holder, provider=issuer.id, subject=claims.subject, by=holder)
    except AlreadyLinked:
        return to_trouble(issuer, "taken")
    messages.success(request, _("From now on you can sign in this way too."))
    return HttpResponseRedirect(reverse("people:providers"))


def _prove(request: HttpRequest, issuer: Issuer, claims: Claims, attempt: Attempt) -> HttpResponseBase:
    """Take a sign-in that the provider asked for anew as proof that it is still she."""
    holder = _who_went(request, attempt)
    signed_in_at = claims.signed_in_at or 0
    if holder is None or person_behind(claims.subject, provider=issuer.id) != holder:
        return to_trouble(issuer, "stale")
    if not attempt.begun_at - _CLOCKS_DIFFER <= signed_in_at <= time.time() + _CLOCKS_DIFFER:
        return to_trouble(issuer, "not_believed")
    note_provider(request, person=holder, again=True)
    return HttpResponseRedirect(attempt.wanted or home())


def _who_went(request: HttpRequest, attempt: Attempt) -> Person | None:
    holder = account_holder(request)
    return holder if holder is not None and holder.public_id == attempt.person else None


type After = Callable[[HttpRequest, Issuer, Claims, Attempt], HttpResponseBase]
_AFTER: Final[Mapping[Purpose, After]] = {Purpose.SIGN_IN: _sign_in, Purpose.LINK: _link, Purpose.PROOF: _prove}
