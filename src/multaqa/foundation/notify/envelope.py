"""A message as mail servers get it: what its headers say, and how they are folded."""

from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage as StandardMessage
from email.policy import EmailPolicy, Policy, default
from email.utils import formataddr, parseaddr
from typing import ClassVar, Literal

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import pgettext

from multaqa.foundation.access.api import split_ref
from multaqa.foundation.notify.models import Delivery
from multaqa.foundation.notify.rendering import Words
from multaqa.foundation.people.api import sender_address, the_network
from multaqa.lib.labels import label_in


def enveloped(delivery: Delivery, words: Words) -> EmailMultiAlternatives:
    """The message of a delivery; what cannot be delivered goes back to the address for returns.

    Sources: RFC 3834 (Auto-Submitted), RFC 8058 (List-Unsubscribe), RFC 2919 (List-Id), RFC 5322, 3.6.4 (References).
    """
    headers = {
        "From": _sender(delivery.language),
        "Message-ID": delivery.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": delivery.language,
    }
    if words.unsubscribe:
        headers |= {
            "List-Unsubscribe": f"<{words.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    if words.source:
        headers["List-Id"] = f"<{_dotted(words.source, reverse=True)}.{domain()}>"
    if words.answers:
        answered = [f"<{_dotted(ref)}@{domain()}>" for ref in words.answers]
        headers |= {"References": " ".join(answered), "In-Reply-To": answered[-1]}
    message = _Message(words.subject, words.text, settings.MAIL_RETURNS, [delivery.address], headers=headers)
    message.attach_alternative(words.html, "text/html")
    return message


def domain() -> str:
    """The domain of our sender's address, of which message identifiers are made (RFC 5322, 3.6.4)."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _dotted(ref: str, *, reverse: bool = False) -> str:
    """A reference as part of an identifier: what kind of thing it is, and which; for a list which of what."""
    kind, public_id = split_ref(ref)
    return f"{public_id}.{kind.rpartition('.')[2]}" if reverse else f"{kind.rpartition('.')[2]}.{public_id}"


def _sender(language: str) -> str:
    with translation.override(language):
        network = the_network()
        name = label_in(network.sender, language) or pgettext("name of the platform", "Multaqa")
    return formataddr((name, sender_address(network)))


class _Verbatim(BaseHeader):
    """A header of identifiers that stays on one line: a long one would else be encoded and never found."""

    max_count: ClassVar[Literal[1] | None] = 1
    parse = staticmethod(UnstructuredHeader.parse)

    def fold(self, *, policy: Policy) -> str:
        """The header as it is; RFC 5322 allows lines of 998 characters."""
        return f"{self.name}: {self}{policy.linesep}"


_registry = HeaderRegistry()
for _name in ("list-unsubscribe", "list-id", "references", "in-reply-to"):
    _registry.map_to_type(_name, _Verbatim)


class _Message(EmailMultiAlternatives):
    def message(self, *, policy: Policy | None = None) -> StandardMessage:
        """The message with every identifier in one piece."""
        chosen = policy if isinstance(policy, EmailPolicy) else default
        made: StandardMessage = super().message(policy=chosen.clone(header_factory=_registry))
        return made
