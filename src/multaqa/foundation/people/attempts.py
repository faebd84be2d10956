"""What a browser's session keeps while its reader is away at a provider, and until she says what to do next."""

import secrets
import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from django.contrib.sessions.backends.base import SessionBase

from multaqa.gateways.identity.api import Beginning, Claims

KEPT_SECONDS: Final = 600
_ATTEMPTS: Final = "sign_in_by"
_STRANGER: Final = "stranger_by"
_MOST: Final = 5  # tabs with an attempt each; the oldest give way


class Purpose(StrEnum):
    """What somebody went to a provider for."""

    SIGN_IN = "sign_in"
    LINK = "link"
    PROOF = "proof"


@dataclass(frozen=True)
class Attempt:
    """One way to a provider and back: good once, in this browser, for ten minutes.

    ``person`` is the public id of who was signed in, "" for nobody; ``wanted`` the page to go on to, or "".
    """

    provider: str
    purpose: Purpose
    language: str
    nonce: str
    verifier: str
    begun_at: float
    person: str = ""
    wanted: str = ""

    def beginning(self, state: str) -> Beginning:
        """What the provider's answer is held against."""
        return Beginning("", state, self.nonce, self.verifier)


@dataclass(frozen=True)
class Stranger:
    """Whom a provider knows and no account here: kept until she says whether she has an account."""

    provider: str
    subject: str
    email: str
    name: str
    at: float


def keep_attempt(session: SessionBase, attempt: Attempt, *, state: str) -> None:
    """Remember an attempt under its state; the oldest of more than five are forgotten."""
    kept = {**_kept(session), state: asdict(attempt)}
    newest = sorted(kept, key=lambda one: float(kept[one]["begun_at"]))[-_MOST:]
    session[_ATTEMPTS] = {one: kept[one] for one in newest}


def take_attempt(session: SessionBase, *, state: str, provider: str) -> Attempt | None:
    """The attempt that a state belongs to, which is good no second time; None if it is none of this browser's.

    The session is written at once, so that the same answer sent twice at the same time is not taken twice.
    """
    kept = _kept(session)
    found = next((one for one in kept if secrets.compare_digest(one.encode(), state.encode())), None)
    if found is None:
        return None
    attempt = Attempt(**{**kept.pop(found), "purpose": Purpose(_kept(session)[found]["purpose"])})
    session[_ATTEMPTS] = kept
    session.save()
    is_young = time.time() - attempt.begun_at < KEPT_SECONDS
    return attempt if is_young and attempt.provider == provider else None


def keep_stranger(session: SessionBase, claims: Claims, *, provider: str) -> None:
    """Remember who came back and has no account here."""
    stranger = Stranger(provider, claims.subject, claims.email, claims.name, time.time())
    session[_STRANGER] = asdict(stranger)


def kept_stranger(session: SessionBase) -> Stranger | None:
    """Who came back in the last ten minutes and has no account here."""
    kept = session.get(_STRANGER)
    if not kept or time.time() - kept["at"] >= KEPT_SECONDS:
        return None
    return Stranger(**kept)


def forget_stranger(session: SessionBase) -> None:
    """Her matter is settled."""
    session.pop(_STRANGER, None)


def _kept(session: SessionBase) -> dict[str, dict[str, Any]]:
    kept = session.get(_ATTEMPTS)
    return dict(kept) if isinstance(kept, dict) else {}
