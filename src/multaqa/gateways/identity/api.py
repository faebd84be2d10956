"""The door of the gateway to providers of sign-ins."""

import importlib.util
from functools import cache
from typing import Final

from multaqa.gateways.identity.issuer import Issuer
from multaqa.gateways.identity.issuers import issuers_from
from multaqa.gateways.identity.null import KnownIdentities
from multaqa.gateways.identity.oidc_issuers import OpenIdIssuer
from multaqa.gateways.identity.port import (
    Answer,
    Beginning,
    Claims,
    FormAnswers,
    IdentityFault,
    IdentityProvider,
    IdentityRefused,
)
from multaqa.gateways.identity.reading import is_this_machine

__all__ = [
    "Answer",
    "Beginning",
    "Claims",
    "FormAnswers",
    "IdentityFault",
    "IdentityProvider",
    "IdentityRefused",
    "Issuer",
    "KnownIdentities",
    "OpenIdIssuer",
    "form_answers",
    "identity_provider",
    "is_spoken",
    "is_this_machine",
    "issuers_from",
]

_READS_SIGNATURES: Final = "signxml"


def is_spoken(issuer: Issuer) -> bool:
    """Whether what a provider's protocol needs is installed: SAML's part is no part of a usual installation."""
    return not issuer.answers_by_form or importlib.util.find_spec(_READS_SIGNATURES) is not None


@cache
def identity_provider(issuer: Issuer) -> IdentityProvider:
    """The provider that an installation has written down; one for each process, for it remembers keys.

    Raises IdentityRefused where its protocol is not spoken.
    """
    if isinstance(issuer, OpenIdIssuer):
        from multaqa.gateways.identity.oidc import OpenIdProvider  # only now: a client of the web takes 15 MB

        return OpenIdProvider(issuer)
    return form_answers(issuer)


@cache
def form_answers(issuer: Issuer) -> FormAnswers:
    """A provider whose answers are posted; for issuers with ``answers_by_form``. Raises IdentityRefused as above."""
    from multaqa.gateways.identity.saml_issuers import SamlIssuer

    if not isinstance(issuer, SamlIssuer) or not is_spoken(issuer):
        raise IdentityRefused(IdentityFault.BROKEN, "its protocol is not installed here")
    from multaqa.gateways.identity.saml import SamlProvider  # only now: an optional part of an installation

    return SamlProvider(issuer)
