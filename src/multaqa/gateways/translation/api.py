"""The door of the gateway to machines that translate."""

from urllib.parse import urlsplit

from multaqa.gateways.translation.null import KnownTranslations
from multaqa.gateways.translation.port import (
    LONGEST,
    Machine,
    TranslationFault,
    TranslationRefused,
    Translator,
)

__all__ = [
    "LONGEST",
    "KnownTranslations",
    "Machine",
    "TranslationFault",
    "TranslationRefused",
    "Translator",
    "service_address",
    "translator",
]


def translator(service: Machine) -> Translator:
    """The translator of this installation: the service written down for it, or one that knows nothing."""
    if not service.address:
        return KnownTranslations()
    from multaqa.gateways.translation.libretranslate import LibreTranslate  # only now: a client of the web takes 15 MB

    return LibreTranslate(service)


def service_address(written: str) -> str:
    """The address of a service as an operator wrote it; raises ValueError for what is none."""
    parts = urlsplit(written)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"is {written!r}: write an address such as https://translate.example.org.")
    return written.rstrip("/")
