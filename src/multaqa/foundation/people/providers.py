"""The providers of sign-ins that this installation has written down (``MULTAQA_SIGN_IN_BY``), and what they may do."""

from collections.abc import Callable

from django.conf import settings

from multaqa.foundation.people.models import Person
from multaqa.gateways.identity.api import Claims, Issuer

type Bar = Callable[[Person], bool]

_bars: list[Bar] = []


def issuers() -> tuple[Issuer, ...]:
    """Every provider, in the order in which they are written down."""
    found: tuple[Issuer, ...] = settings.SIGN_IN_BY
    return found


def has_providers(person: Person | None) -> bool:
    """Whether there is a page of providers for somebody signed in."""
    return person is not None and bool(issuers())


def issuer_called(provider: str) -> Issuer | None:
    """The provider with this id; None where there is none (any more)."""
    return next((each for each in issuers() if each.id == provider), None)


def may_come(issuer: Issuer, claims: Claims) -> bool:
    """Whether a provider may bring somebody of this address: any, or those of its ``domains``."""
    return not issuer.domains or _domain(claims) in issuer.domains


def is_believed_on_address(issuer: Issuer, claims: Claims) -> bool:
    """Whether what a provider says of an address is proof that the account of this address is hers.

    Only if it says that it has verified the address, and the installation takes its word for that very domain.
    """
    return claims.email_verified and _domain(claims) in issuer.authority


def is_second_factor(issuer: Issuer, claims: Claims) -> bool:
    """Whether a provider says, of this very sign-in, that two factors were used in a way the installation trusts."""
    of_level = bool(claims.level) and claims.level in issuer.second_factor_levels
    return of_level or bool(set(claims.methods) & set(issuer.second_factor_methods))


def bar_from_providers(bar: Bar) -> Bar:
    """Have nobody of whom ``bar(person)`` is true signed in by a provider; from ``AppConfig.ready``, once each.

    A provider is somebody else's house, often an employer's or a State's. For whoever must hide from it her account
    answers as if there were none.
    """
    if bar not in _bars:
        _bars.append(bar)
    return bar


def forget_bar(bar: Bar) -> None:
    """Take a bar out again, for tests."""
    _bars.remove(bar)


def is_barred(person: Person) -> bool:
    """Whether no provider may sign a person in."""
    return any(bar(person) for bar in _bars)


def _domain(claims: Claims) -> str:
    return claims.email.rpartition("@")[2].lower()
