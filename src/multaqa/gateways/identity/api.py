"""The door of the gateway to providers of sign-ins."""

from functools import cache

from multaqa.gateways.identity.issuers import Issuer, is_this_machine, issuers_from
from multaqa.gateways.identity.null import KnownIdentities
from multaqa.gateways.identity.port import (
    Answer,
    Beginning,
    Claims,
    IdentityFault,
    IdentityProvider,
    IdentityRefused,
)

__all__ = [
    "Answer",
    "Beginning",
    "Claims",
    "IdentityFault",
    "IdentityProvider",
    "IdentityRefused",
    "Issuer",
    "KnownIdentities",
    "identity_provider",
    "is_this_machine",
    "issuers_from",
]


@cache
def identity_provider(issuer: Issuer) -> IdentityProvider:
    """The provider that an installation has written down; one for each process, for it remembers keys."""
    from multaqa.gateways.identity.oidc import OpenIdProvider  # only now: a client of the web takes 15 MB

    return OpenIdProvider(issuer)
