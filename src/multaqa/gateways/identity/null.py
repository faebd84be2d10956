"""A provider that knows nobody, or only those it was told of."""

import secrets
from collections.abc import Mapping
from urllib.parse import urlencode

from multaqa.gateways.identity.port import Answer, Beginning, Claims, IdentityFault, IdentityRefused


class KnownIdentities:
    """Answers each code of ``known`` with its claims, and everything else with a refusal."""

    def __init__(self, known: Mapping[str, Claims] | None = None) -> None:
        self._known = known or {}

    def begin(self, *, return_to: str, again: bool = False) -> Beginning:  # noqa: ARG002 - it asks nobody anything
        """See IdentityProvider."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        return Beginning(f"{return_to}?{urlencode({'state': state})}", state, nonce, verifier)

    def claims(self, answer: Answer, *, beginning: Beginning, return_to: str) -> Claims:  # noqa: ARG002 - it only looks up the code
        """See IdentityProvider."""
        if answer.error or answer.code not in self._known:
            raise IdentityRefused(IdentityFault.DENIED)
        return self._known[answer.code]
