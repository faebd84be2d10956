"""Delivery status notifications, read.

Source: RFC 3464 (message/delivery-status), RFC 3462 (multipart/report), RFC 3463 (status codes).
"""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from typing import Final

LARGEST: Final = 1_000_000  # bytes; a report returns at most the message it is about
_HARD: Final = "5"


@dataclass(frozen=True)
class DeliveryReport:
    """What a mail server says became of a message: its identifier, the action, the status and the words."""

    message_id: str
    action: str
    status: str
    diagnosis: str

    @property
    def is_hard(self) -> bool:
        """True if the message failed for good (``5.x.x``), not for now."""
        return self.action == "failed" and self.status.startswith(_HARD)


def read_report(message: bytes) -> DeliveryReport | None:
    """The first failed or delayed recipient of a report; None for any other message, however broken."""
    try:
        return _read(message_from_bytes(message[:LARGEST], policy=default))
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):  # what the parser raises on broken mail
        return None


def _read(message: Message) -> DeliveryReport | None:
    parts = list(message.walk())
    status = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    if status is None:
        return None
    blocks = [block for block in status.get_payload() if isinstance(block, Message)]
    about = next((block for block in blocks if block.get("Action", "").strip().lower() in {"failed", "delayed"}), None)
    if about is None:
        return None
    return DeliveryReport(
        message_id=_original_id(parts),
        action=about["Action"].strip().lower(),
        status=str(about.get("Status", "")).strip(),
        diagnosis=" ".join(str(about.get("Diagnostic-Code", "")).split()),
    )


def _original_id(parts: list[Message]) -> str:
    """The Message-ID of the message that came back whole, or whose headers came back."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            returned = part.get_payload(0)
            return _clean(returned.get("Message-ID", "")) if isinstance(returned, Message) else ""
        if part.get_content_type() == "text/rfc822-headers":
            text = part.get_content() if isinstance(part, EmailMessage) else str(part.get_payload())
            return _clean(message_from_bytes(text.encode(), policy=default).get("Message-ID", ""))
    return ""


def _clean(identifier: str) -> str:
    return "".join(str(identifier).split())
