"""Sessions of people: begun, seen, ended; and the browsers they are known from."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from typing import Final

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.devices import Kind
from multaqa.foundation.people.facts import NewDeviceUsed, SignInEnded, SignInsEnded
from multaqa.foundation.people.models import Device, Person, SignIn
from multaqa.foundation.people.policies import may_end_sign_ins
from multaqa.foundation.people.queries import live_sign_ins
from multaqa.lib.ids import random_id

ADDRESSES_KEPT: Final = timedelta(days=30)
DEVICES_KEPT: Final = timedelta(days=365)


@transaction.atomic
def begin_sign_in(
    person: Person, *, session_key: str, kind: Kind, network_address: str | None, device_secret: str
) -> SignIn:
    """Note a session that has just begun; a browser that was never used before leaves a fact, unless it is the first.

    ``device_secret`` is the secret in the browser's cookie, of which a digest is kept.
    """
    sign_in = SignIn.objects.create(
        person=person,
        session_key=session_key,
        browser=kind.browser,
        system=kind.system,
        network_address=network_address,
    )
    if _is_new(person, device_secret) and Device.objects.filter(person=person).count() > 1:
        new = NewDeviceUsed(person=person.public_id, sign_in=sign_in.public_id)
        record(new, by=person, about=person)
    return sign_in


def move_sign_in(public_id: str, *, session_key: str) -> None:
    """Write the new key of a session that goes on under another one (as it does after a change of password)."""
    SignIn.objects.filter(public_id=public_id, ended_at=None).update(session_key=session_key)


def mark_seen(public_ids: Collection[str], *, at: datetime) -> None:
    """Write when sessions were last seen: one statement for all of them."""
    SignIn.objects.filter(public_id__in=public_ids, ended_at=None).update(seen_at=at)


def sign_out_of(session_key: str) -> None:
    """Note that a session was ended by signing out."""
    SignIn.objects.filter(session_key=session_key, ended_at=None).update(ended_at=timezone.now())


@transaction.atomic
def end_sign_in(sign_in: SignIn, *, by: Person) -> None:
    """End one session at once, wherever it is. Raises ``PermissionDenied``."""
    if not may_end_sign_ins(by, sign_in.person):
        raise PermissionDenied
    if _end([sign_in]):
        record(SignInEnded(person=sign_in.person.public_id), by=by, about=sign_in.person)


@transaction.atomic
def end_other_sign_ins(person: Person, *, keep: str, by: Person) -> int:
    """End all sessions of a person but the one with the key ``keep``; returns how many. Raises ``PermissionDenied``."""
    if not may_end_sign_ins(by, person):
        raise PermissionDenied
    ended = _end(live_sign_ins(person).exclude(session_key=keep))
    if ended:
        record(SignInsEnded(person=person.public_id, number=ended), by=by, about=person)
    return ended


@transaction.atomic
def end_all_sessions(person: Person, *, keep: str = "") -> None:
    """End every session and every signed link of a person at once: what let her in bears an old stamp from now on.

    The session with the key ``keep`` goes on if its view renews it (``update_session_auth_hash``).
    """
    person.stamp = random_id()
    person.save(update_fields=["stamp"])
    _end(live_sign_ins(person).exclude(session_key=keep))


def end_lapsed_sign_ins() -> None:
    """End the sessions that nobody has used for ``SESSION_REST_HOURS``, and those begun ``SESSION_COOKIE_AGE`` ago.

    Django renews a session's own end whenever it is written.
    """
    now = timezone.now()
    rested = now - timedelta(hours=settings.SESSION_REST_HOURS)
    aged = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    _end(SignIn.objects.filter(Q(seen_at__lt=rested) | Q(began_at__lt=aged), ended_at=None))


def forget_old_sign_ins() -> None:
    """Empty addresses of the network after 30 days; delete ended sessions then, and devices unused for a year."""
    now = timezone.now()
    old = now - ADDRESSES_KEPT
    SignIn.objects.filter(began_at__lt=old).exclude(network_address=None).update(network_address=None)
    SignIn.objects.filter(Q(ended_at__lt=old) | Q(ended_at=None, seen_at__lt=old)).delete()
    Device.objects.filter(last_used_at__lt=now - DEVICES_KEPT).delete()
    _session_store().clear_expired()


def _end(sign_ins: Iterable[SignIn]) -> int:
    ended = list(sign_ins)
    SignIn.objects.filter(pk__in=[one.pk for one in ended]).update(ended_at=timezone.now())
    for one in ended:
        _drop_session(one.session_key)
        transaction.on_commit(
            partial(_drop_session, one.session_key)
        )  # a store with a cache may have read it meanwhile
    return len(ended)


def _drop_session(key: str) -> None:
    _session_store()(key).delete(key)


def _session_store() -> type[SessionBase]:
    store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    return store


def _is_new(person: Person, device_secret: str) -> bool:
    digest = hashlib.sha256(device_secret.encode()).hexdigest()
    device, is_new = Device.objects.get_or_create(person=person, digest=digest)
    if not is_new:
        device.last_used_at = timezone.now()
        device.save(update_fields=["last_used_at"])
    return is_new
