"""Whether the person behind a request has lately proved that she is who she is, and with what."""

import time
from typing import Final

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from multaqa.foundation.people.commands.factors import use_code
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries.factors import has_factor

BY_PROVIDER: Final = "provider"


def is_recently_proved(request: HttpRequest, *, person: Person) -> bool:
    """Whether she used her second factor here in the last minutes, or her password or provider if she has no factor."""
    wanted = {"mfa"} if has_factor(person) else {"mfa", "password", BY_PROVIDER}
    proofs = [entry["at"] for entry in get_authentication_records(request, person) if entry["method"] in wanted]
    return bool(proofs) and time.time() - max(proofs) < settings.PROOF_MINUTES * 60


def prove_by_code(*, person: Person, code: str) -> Authenticator | None:
    """The factor that a code belongs to, or None; at most five attempts in five minutes, wherever she tries.

    The code is used up; the caller notes the proof. Raises ValidationError for one attempt too many.
    """
    forget_attempts = check_rate_limit(person)
    factor = use_code(person, code=code)
    if factor is not None:
        forget_attempts()
    return factor


def note_factor(request: HttpRequest, *, factor: Authenticator, alone: bool = False) -> None:
    """Note in the session that a factor was used; ``alone`` for a passkey that signed in without a password."""
    _renew_key(request)
    post_authentication(request, factor, reauthenticated=not alone, passwordless=alone)


def note_password(request: HttpRequest, *, person: Person) -> None:
    """Note in the session that the password was given once more."""
    _renew_key(request)
    record_authentication(request, person, method="password", reauthenticated=True)


def note_provider(request: HttpRequest, *, person: Person, again: bool = False) -> None:
    """Note in the session that a provider said who she is; ``again`` when it asked her anew for this."""
    _renew_key(request)
    record_authentication(request, person, method=BY_PROVIDER, reauthenticated=again or None)


def _renew_key(request: HttpRequest) -> None:
    """Let a proof be worth nothing to who had the key of the session before (ASVS 5.0, 7.2.4)."""
    if request.session.session_key:
        request.session.cycle_key()
