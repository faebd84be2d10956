"""Our rules for the part of the sign-in library that keeps second factors."""

from typing import Any, ClassVar, Final

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries import the_network
from multaqa.foundation.people.sealing import seal, unseal
from multaqa.lib.labels import label_in

_PURPOSE: Final = "second factor"


class FactorRules(DefaultMFAAdapter):  # type: ignore[misc]  # the library is not typed
    """Secrets encrypted at rest, passkeys bound to the site's host and to a random name of the account."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or has been used already."),
    }

    def encrypt(self, text: str) -> str:
        """``text`` under the secret key of the site."""
        return seal(text, purpose=_PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. Raises ValueError when no key of the site fits any more."""
        text = unseal(encrypted_text, purpose=_PURPOSE)
        if text is None:
            raise ValueError("A second factor was sealed under a key that the site does not have.")
        return text

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Who asks for a passkey: the host of this page, under the name of the network."""
        host = context.request.get_host().partition(":")[0]
        return {"id": host, "name": label_in(the_network().name, get_language() or "ar")}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        """Whose passkey it is: the random id, for the device hands it to whoever asks (WebAuthn 3, section 14.6.1)."""
        return {"id": user.public_id.encode(), "display_name": user.name, "name": user.email}
