"""Ending mail by a link in it, without signing in (RFC 8058): a kind, a source, or the digests."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from multaqa.foundation.notify.kinds import NoticeKind, kinds
from multaqa.foundation.notify.letters import DIGEST
from multaqa.foundation.people.api import Person, person_of

_SALT = "multaqa.notify.unsubscribing"


@dataclass(frozen=True)
class Unsubscribing:
    """Who wishes to end which kind of mail, from which source if it has one; of a digest there is no kind."""

    person: Person
    kind: NoticeKind | None
    source: str = ""


def unsubscribe_path(person: Person, *, kind: str, source: str = "") -> str:
    """The path in the active language that ends mail of a kind, from a source, or (``DIGEST``) the digests."""
    asked = [person.public_id, kind, source] if source else [person.public_id, kind]
    return reverse("notify:unsubscribe", args=[signing.dumps(asked, salt=_SALT)])


def unsubscribing_of(token: str) -> Unsubscribing | None:
    """What a link's token asks for; None if it is not ours, or the person or the kind is gone."""
    try:
        public_id, name, *more = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    person, kind = person_of(public_id), kinds().get(name)
    if person is None or (kind is None and name != DIGEST):
        return None
    return Unsubscribing(person, kind, more[0] if more else "")
