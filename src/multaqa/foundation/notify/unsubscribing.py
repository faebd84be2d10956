"""Ending one kind of mail by a link in it, without signing in (RFC 8058)."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from multaqa.foundation.notify.kinds import NoticeKind, kinds
from multaqa.foundation.people.api import Person, person_of

_SALT = "multaqa.notify.unsubscribing"


@dataclass(frozen=True)
class Unsubscribing:
    """Who wishes to end which kind of mail."""

    person: Person
    kind: NoticeKind


def unsubscribe_path(person: Person, *, kind: str) -> str:
    """The path in the active language that ends a kind of mail for a person."""
    return reverse("notify:unsubscribe", args=[signing.dumps([person.public_id, kind], salt=_SALT)])


def unsubscribing_of(token: str) -> Unsubscribing | None:
    """What a link's token asks for; None if it is not ours, or the person or the kind is gone."""
    try:
        public_id, name = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    person, kind = person_of(public_id), kinds().get(name)
    return Unsubscribing(person, kind) if person and kind else None
