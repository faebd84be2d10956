"""A provider's answer that its own page posts here (SAML), and what such a provider reads about us.

The browser brings no cookie of ours with a form from another site (SameSite=Lax), and none is asked for: the signature
is judged at once, and the browser goes on by GET, with its cookie, to where every provider's answer arrives
(``returning.py``). Only there is it held against the request that this very session made.
"""

import re
from typing import Final
from urllib.parse import urlencode

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from multaqa.foundation.people.providers import issuer_called
from multaqa.foundation.people.views.returning import address_of_return
from multaqa.gateways.identity.api import IdentityRefused, Issuer, form_answers, is_spoken

_STATE: Final = re.compile(r"[A-Za-z0-9_-]{1,80}")
_SEE_OTHER: Final = 303
log = structlog.get_logger(__name__)


@csrf_exempt  # nosemgrep: csrf-exempt - from another site, without cookies; a signature and the own request count
@require_POST
@never_cache
def provider_posted(request: HttpRequest, provider: str) -> HttpResponse:
    """Judge what a provider's page posted, and send the browser on with a code; 404 for who answers otherwise."""
    issuer, state = _answering_by_form(provider), request.POST.get("RelayState", "")
    brought = {"state": state if _STATE.fullmatch(state) else "", **_judged(request, issuer)}
    address = f"{reverse('provider_return', args=[issuer.id])}?{urlencode(brought)}"
    return HttpResponse(status=_SEE_OTHER, headers={"Location": address})


@require_safe
def provider_metadata(request: HttpRequest, provider: str) -> HttpResponse:
    """What a provider is given about us: our name and where it posts its answers; 404 for who needs none."""
    issuer = _answering_by_form(provider)
    metadata = form_answers(issuer).metadata(return_to=address_of_return(request, issuer))
    return HttpResponse(metadata, content_type="application/samlmetadata+xml")


def _judged(request: HttpRequest, issuer: Issuer) -> dict[str, str]:
    posted = request.POST.get("SAMLResponse", "")
    try:
        return {"code": form_answers(issuer).receive(posted, return_to=address_of_return(request, issuer))}
    except IdentityRefused as refused:
        log.warning("provider refused", provider=issuer.id, fault=refused.fault.value, told=str(refused))
        return {"error": refused.fault.value}


def _answering_by_form(provider: str) -> Issuer:
    issuer = issuer_called(provider)
    if issuer is None or not issuer.answers_by_form or not is_spoken(issuer):
        raise Http404
    return issuer
