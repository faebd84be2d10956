"""What a person proves herself with: added, named, used, removed. She alone does it; a recovery may remove all."""

import time
from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt, encrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.codes import step_of
from multaqa.foundation.people.commands.sign_ins import end_all_sessions
from multaqa.foundation.people.facts import (
    FactorAdded,
    FactorRemoved,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    SecondFactorGained,
    SecondFactorLost,
)
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.offices import forget_capabilities
from multaqa.foundation.people.policies import may_change_factors, may_remove_factor
from multaqa.foundation.people.queries.factors import app_of, factor_rows, is_known_credential

APP: Final = "app"
PASSKEY: Final = "passkey"
NAME_LENGTH: Final = 60
_NAMES: Final = {Authenticator.Type.TOTP: APP, Authenticator.Type.WEBAUTHN: PASSKEY}


class NotThisFactor(ValueError):
    """The code is not of this secret, or the passkey is known already."""


@transaction.atomic
def add_app(person: Person, *, secret: str, code: str, session_key: str = "", by: Person) -> Authenticator:
    """Keep the secret of an authenticator app that shows this ``code`` now; it takes the place of an older app.

    The first factor ends all her sessions but the one with the key ``session_key``: none that began with a password
    alone outlives it.
    Raises NotThisFactor for another code, PermissionDenied unless she does it herself.
    """
    _lock(person, by=by)
    step = step_of(secret, code, now=time.time())
    if step is None:
        raise NotThisFactor("The code is not of this secret.")
    Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
    row = Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": encrypt(secret), "last_step": step}
    )
    _gain(person, APP, keep=session_key, by=by)
    return row


@transaction.atomic
def add_passkey(
    person: Person, *, name: str, credential: dict[str, Any], session_key: str = "", by: Person
) -> Authenticator:
    """Keep a passkey whose registration the library has verified; sessions end as with ``add_app``.

    Raises NotThisFactor for a credential that someone has already, PermissionDenied unless she does it herself.
    """
    _lock(person, by=by)
    if is_known_credential(str(credential.get("id", ""))):
        raise NotThisFactor("This credential is kept already.")
    row = WebAuthn.add(person, name.strip()[:NAME_LENGTH], credential).instance
    _gain(person, PASSKEY, keep=session_key, by=by)
    return row


@transaction.atomic
def rename_passkey(passkey: Authenticator, *, name: str, by: Person) -> None:
    """Call a passkey by another name. Raises PermissionDenied unless it is hers."""
    if not may_change_factors(by, of=passkey.user):
        raise PermissionDenied
    passkey.data = {**passkey.data, "name": name.strip()[:NAME_LENGTH]}
    passkey.save(update_fields=["data"])


@transaction.atomic
def remove_factor(factor: Authenticator, *, session_key: str = "", by: Person) -> None:
    """Remove one passkey or the app, and with the last of them the recovery codes.

    Raises PermissionDenied unless it is hers, and for the last one of somebody who needs one.
    """
    _lock(factor.user, by=by)
    person = by  # the one in memory, whose session the view renews
    count = factor_rows(person).count()
    if not may_remove_factor(by, of=person, count=count):
        raise PermissionDenied
    factor.delete()
    record(FactorRemoved(person=person.public_id, factor=_NAMES[factor.type]), by=by, about=person)
    if count == 1:
        lose_factors(person, keep=session_key, by=by)


def lose_factors(person: Person, *, keep: str = "", by: Person | None) -> None:
    """Remove everything that a person proves herself with, in the caller's transaction, and end her sessions."""
    Authenticator.objects.filter(user=person).delete()
    person.second_factor_since = None
    person.save(update_fields=["second_factor_since"])
    record(SecondFactorLost(person=person.public_id), by=by, about=person)
    forget_capabilities(person)
    end_all_sessions(person, keep=keep)


@transaction.atomic
def renew_recovery_codes(person: Person, *, by: Person) -> None:
    """Make ten new recovery codes, which end the older ones. Raises PermissionDenied without a factor of her own."""
    _lock(person, by=by)
    if not factor_rows(person).exists():
        raise PermissionDenied
    _make_codes(person, by=by)


@transaction.atomic
def put_codes_away(person: Person, *, by: Person) -> None:
    """Show the recovery codes no more: she has said that she keeps them. Raises PermissionDenied."""
    _lock(person, by=by)
    row = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is not None:
        row.wrap().mark_as_viewed()


@transaction.atomic
def use_code(person: Person, *, code: str) -> Authenticator | None:
    """Take a code of her app or a recovery code, each of which is good once; None if it is neither."""
    Person.objects.select_for_update().get(pk=person.pk)
    return _use_app(person, code) or _use_recovery_code(person, code)


def _use_app(person: Person, code: str) -> Authenticator | None:
    row = app_of(person)
    if row is None:
        return None
    step = step_of(decrypt(row.data["secret"]), code, now=time.time(), after=row.data.get("last_step", -1))
    if step is None:
        return None
    row.data = {**row.data, "last_step": step}
    row.save(update_fields=["data"])
    return row


def _use_recovery_code(person: Person, code: str) -> Authenticator | None:
    row = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None or not row.wrap().validate_code(code):
        return None
    row.refresh_from_db()
    left = len(row.wrap().get_unused_codes())
    record(RecoveryCodeUsed(person=person.public_id, left=left), by=person, about=person)
    return row


def _lock(person: Person, *, by: Person) -> Person:
    if not may_change_factors(by, of=person):
        raise PermissionDenied
    return Person.objects.select_for_update().get(pk=person.pk)


def _gain(person: Person, factor: str, *, keep: str, by: Person) -> None:
    record(FactorAdded(person=person.public_id, factor=factor), by=by, about=person)
    if not Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).exists():
        _make_codes(person, by=by)
    if person.second_factor_since is None:
        person.second_factor_since = timezone.now()
        person.save(update_fields=["second_factor_since"])
        record(SecondFactorGained(person=person.public_id), by=by, about=person)
        forget_capabilities(person)
        end_all_sessions(person, keep=keep)


def _make_codes(person: Person, *, by: Person) -> None:
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(person)
    record(RecoveryCodesMade(person=person.public_id), by=by, about=person)
