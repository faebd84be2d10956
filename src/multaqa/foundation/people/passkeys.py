"""The two ceremonies of a passkey (W3C Web Authentication, level 3): registering one, and signing in with one.

The challenge stands in the session between the two halves of a ceremony and is good once. Each passkey must verify its
user (fingerprint, face or PIN) and be found by the device itself, so that one passkey is two factors.
"""

import binascii
import struct
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from fido2.utils import websafe_decode

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries import person_of

type Json = dict[str, Any]

# What a forged answer makes the parsers raise.
_BROKEN = (ValidationError, TypeError, ValueError, KeyError, AttributeError, IndexError, struct.error, binascii.Error)


class NoPasskey(ValueError):
    """The answer of the device does not hold: wrong challenge, origin, signature, or a passkey not known here."""


def options_to_register(person: Person) -> Json:
    """What the browser needs to make a passkey for her; her other passkeys are named, so that none is made twice."""
    return dict(auth.begin_registration(person, passwordless=True))


def check_registration(credential: object) -> Json:
    """The credential itself, if it answers the challenge in this session. Raises NoPasskey."""
    try:
        if not isinstance(credential, dict):
            raise NoPasskey
        auth.parse_registration_response(credential)
        verified = auth.complete_registration(credential).is_user_verified()
    except _BROKEN as error:
        raise NoPasskey from error
    if not verified:
        raise NoPasskey
    return credential


def options_to_prove(person: Person | None) -> Json:
    """What the browser needs to use a passkey of hers, or before anyone is known, of whoever holds the device."""
    return dict(auth.begin_authentication(person))


def passkey_behind(credential: object, *, person: Person | None) -> Authenticator:
    """The passkey that answered the challenge in this session: one of hers, or of whom the device names.

    Raises NoPasskey.
    """
    try:
        if not isinstance(credential, dict):
            raise NoPasskey
        auth.parse_authentication_response(credential)
        return auth.complete_authentication(person or _person_named(credential), credential)
    except _BROKEN as error:
        raise NoPasskey from error


def _person_named(credential: Json) -> Person:
    named = person_of(websafe_decode(credential["response"]["userHandle"]).decode())
    if named is None or not named.is_active:
        raise NoPasskey
    return named
