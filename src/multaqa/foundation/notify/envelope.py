"""A message as mail servers get it: what its headers say, and how they are folded."""

from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage as StandardMessage
from email.policy import EmailPolicy, Policy, default
from email.utils import formataddr
from typing import ClassVar, Literal

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import pgettext

from multaqa.foundation.notify.models import Delivery
from multaqa.foundation.notify.rendering import Words
from multaqa.foundation.people.api import sender_address, the_network
from multaqa.lib.labels import label_in


def enveloped(delivery: Delivery, words: Words) -> EmailMultiAlternatives:
    """The message of a delivery; what cannot be delivered goes back to the address for returns.

    Sources: RFC 3834 (Auto-Submitted), RFC 8058 (List-Unsubscribe).
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
    message = _Message(words.subject, words.text, settings.MAIL_RETURNS, [delivery.address], headers=headers)
    message.attach_alternative(words.html, "text/html")
    return message


def _sender(language: str) -> str:
    with translation.override(language):
        network = the_network()
        name = label_in(network.sender, language) or pgettext("name of the platform", "Multaqa")
    return formataddr((name, sender_address(network)))


class _Verbatim(BaseHeader):
    """A header that stays on one line: a long address would else be encoded as words, and no program would find it."""

    max_count: ClassVar[Literal[1] | None] = 1
    parse = staticmethod(UnstructuredHeader.parse)

    def fold(self, *, policy: Policy) -> str:
        """The header as it is; RFC 5322 allows lines of 998 characters."""
        return f"{self.name}: {self}{policy.linesep}"


_registry = HeaderRegistry()
_registry.map_to_type("list-unsubscribe", _Verbatim)


class _Message(EmailMultiAlternatives):
    def message(self, *, policy: Policy | None = None) -> StandardMessage:
        """The message with ``List-Unsubscribe`` in one piece."""
        chosen = policy if isinstance(policy, EmailPolicy) else default
        made: StandardMessage = super().message(policy=chosen.clone(header_factory=_registry))
        return made
