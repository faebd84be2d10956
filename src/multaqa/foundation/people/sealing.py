"""Small secrets given to a browser or laid in the database, readable by this installation alone."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def seal(text: str, *, purpose: str) -> str:
    """``text`` encrypted and authenticated (Fernet) under the secret key of the site and ``purpose``."""
    return _fernet(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str, max_age: int | None = None) -> str | None:
    """The text of ``seal``; None if it was changed, is of another purpose, or is over ``max_age`` seconds old.

    What was sealed under an older secret key of the site (SECRET_KEY_FALLBACKS) is still read.
    """
    try:
        return _fernet(purpose).decrypt(sealed.encode(), ttl=max_age).decode()
    except InvalidToken:
        return None


def _fernet(purpose: str) -> MultiFernet:
    return MultiFernet([_of_key(secret, purpose) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _of_key(secret: str, purpose: str) -> Fernet:
    key = salted_hmac("multaqa.people.sealing", purpose, secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
