"""Mail addresses and domains in the one form in which they are kept and compared.

Source: RFC 5321 (addresses), RFC 5891 (Internet names in their ASCII form).
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_LONGEST_DOMAIN: Final = 253
_DOTS_MEAN_NOTHING: Final = frozenset({"gmail.com", "googlemail.com"})


class BadAddress(ValueError):
    """What was given is no mail address, or no domain; ``str()`` says so in the reader's language."""


def tidy_domain(value: str) -> str:
    """A domain in lower case and ASCII, such as ``xn--mgbh0fb.example``. Raises ``BadAddress``."""
    try:
        domain = value.strip().lower().removeprefix("@").rstrip(".").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise BadAddress(_("This is no domain of mail addresses.")) from error
    labels = domain.split(".")
    if len(domain) > _LONGEST_DOMAIN or len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)):
        raise BadAddress(_("This is no domain of mail addresses."))
    return domain


def tidy_address(value: str) -> str:
    """A mail address in lower case, its domain in ASCII. Raises ``BadAddress``."""
    name, at, domain = value.strip().lower().rpartition("@")
    try:
        address = f"{name}{at}{tidy_domain(domain)}"
        validate_email(address)
    except (BadAddress, ValidationError) as error:
        raise BadAddress(_("This is no mail address.")) from error
    return address


def mailbox_of(address: str) -> str:
    """The mailbox that a tidy address stands for, to find the same one written otherwise.

    What follows a plus is the owner's own mark (RFC 5233); Google's mailboxes take no notice of dots besides.
    """
    name, at, domain = address.lower().rpartition("@")
    name = name.partition("+")[0] or name
    return f"{name.replace('.', '') if domain in _DOTS_MEAN_NOTHING else name}{at}{domain}"


def domain_of(address: str) -> str:
    """The domain of a tidy address, empty for what is none."""
    return address.rpartition("@")[2] if "@" in address else ""


@cache
def free_mail() -> frozenset[str]:
    """The domains of services that give an address to anybody."""
    lines = (Path(__file__).parent / "free_mail.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
