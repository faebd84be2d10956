"""Links that let a person do one thing without signing in, and that end with her next stamp.

A token is ``<public id>.<value>:<time>:<signature>``; the signature takes in the purpose and her stamp, so that locking
her account ends every link at once, wherever it lies.
"""

from dataclasses import dataclass
from typing import Final

from django.core import signing

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries import person_of

REPORTING: Final = "report"  # the purpose of the link to the report's form, given on hiding
LOCKING: Final = "lock"  # the purpose of the link in a message about a new device


@dataclass(frozen=True)
class SignedLink:
    """What a token says: whose it is, and the ``value`` it was made with."""

    person: Person
    value: str


def sign_for(person: Person, *, purpose: str, value: str = "") -> str:
    """A token that stands for ``person`` in links of one ``purpose``; ``value`` may hold letters, digits, - and _."""
    return _signer(person, purpose).sign(f"{person.public_id}.{value}")


def open_signed(token: str, *, purpose: str, max_age: int) -> SignedLink | None:
    """What a token says, or None if it is none of ours, over ``max_age`` seconds old, or from before her last stamp."""
    public_id, _dot, _rest = token.partition(".")
    person = person_of(public_id)
    if person is None or not person.is_active:
        return None
    try:
        signed = _signer(person, purpose).unsign(token, max_age=max_age)
    except signing.BadSignature:
        return None
    return SignedLink(person, signed.partition(".")[2])


def _signer(person: Person, purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"multaqa.people.link.{purpose}.{person.stamp}")
