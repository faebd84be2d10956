"""The address that mail is sent from: the operator's, or one beside it that stewards chose."""

from email.utils import parseaddr

from django.conf import settings

from multaqa.foundation.people.models import Network


def installed_sender() -> str:
    """The address that the installation was started with (``MULTAQA_MAIL_FROM``), without a name."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def sender_address(network: Network) -> str:
    """The address that stands in mail: what stewards chose, while it may be used; else the installation's."""
    chosen = network.sender_address
    return chosen if chosen and may_send_as(chosen) else installed_sender()


def may_send_as(address: str) -> bool:
    """True under the domain of the installation's own address.

    For that domain alone has the operator published who may send for it (RFC 7208, RFC 6376, RFC 7489); under any
    other, mail servers would refuse what is sent, the messages with which people sign in among it.
    """
    return sender_domain() == address.rpartition("@")[2].lower()


def sender_domain() -> str:
    """The domain under which mail may be sent."""
    return installed_sender().rpartition("@")[2].lower()
