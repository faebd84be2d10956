"""Reads: what a person can prove herself with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from multaqa.foundation.people.models import Person

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What makes somebody enrolled; recovery codes only stand in for these."""


@dataclass(frozen=True)
class Passkey:
    """One passkey for a page: its row number, the name she gave it, when it was made and last used."""

    number: int
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class Factors:
    """All that a person can prove herself with: ``codes_left`` is None without recovery codes."""

    app: Authenticator | None
    passkeys: list[Passkey]
    codes_left: int | None
    codes_are_shown: bool

    @property
    def count(self) -> int:
        """How many factors there are, recovery codes aside."""
        return len(self.passkeys) + (self.app is not None)


def factors_of(person: Person) -> Factors:
    """The factors of a person, in the order in which she added them; one query."""
    rows = list(Authenticator.objects.filter(user=person).order_by("created_at", "pk"))
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return Factors(
        app=next((row for row in rows if row.type == Authenticator.Type.TOTP), None),
        passkeys=[_passkey(row) for row in rows if row.type == Authenticator.Type.WEBAUTHN],
        codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
        codes_are_shown=codes is not None and not codes.wrap().did_view,
    )


def has_factor(person: Person) -> bool:
    """Whether there is a passkey or an app to ask for (a member of the cast counts as enrolled without one)."""
    return factor_rows(person).exists()


def factor_rows(person: Person) -> QuerySet[Any]:
    """Her passkeys and her app."""
    rows: QuerySet[Any] = Authenticator.objects.filter(user=person, type__in=FACTORS)
    return rows


def passkey_of(person: Person, *, number: int) -> Authenticator | None:
    """One passkey of hers, by its row number; None for anyone else's."""
    return Authenticator.objects.filter(user=person, pk=number, type=Authenticator.Type.WEBAUTHN).first()


def app_of(person: Person) -> Authenticator | None:
    """Her authenticator app."""
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()


def recovery_codes_of(person: Person) -> list[str]:
    """The codes that she has neither used nor put away; empty once she has said that she keeps them."""
    row = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None or row.wrap().did_view:
        return []
    return [str(code) for code in row.wrap().get_unused_codes()]


def is_known_credential(credential_id: str) -> bool:
    """Whether a passkey with this id is kept already, for anyone (WebAuthn 3, section 7.1, step 26)."""
    return bool(Authenticator.objects.filter(data__credential__id=credential_id).exists())


def _passkey(row: Authenticator) -> Passkey:
    return Passkey(number=row.pk, name=str(row.data["name"]), created_at=row.created_at, last_used_at=row.last_used_at)
