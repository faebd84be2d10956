"""Networks: founded, described, and how they speak: in which languages, and from which address."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.facts import LanguagesOffered, NetworkDescribed, NetworkMarked, SenderChosen
from multaqa.foundation.people.models import Network, Person
from multaqa.foundation.people.policies import may_describe_network
from multaqa.foundation.people.senders import may_send_as, sender_address
from multaqa.foundation.people.spoken import forget_offered, in_order
from multaqa.lib.labels import Labels


@transaction.atomic
def found_network(slug: str, *, name: Labels) -> Network:
    """Make the network called ``slug``, or return the one that is there."""
    network, _ = Network.objects.get_or_create(slug=slug, defaults={"name": name})
    return network


@transaction.atomic
def describe_network(
    network: Network, *, name: Labels, purpose: Labels, acknowledgement: Labels, by: Person | None
) -> None:
    """Write what a network is called, what it is for and whom it thanks. Raises ``PermissionDenied``."""
    if not may_describe_network(by):
        raise PermissionDenied
    network.name, network.purpose, network.acknowledgement = name, purpose, acknowledgement
    network.save(update_fields=["name", "purpose", "acknowledgement"])
    record(NetworkDescribed(network=network.public_id), by=by)


@transaction.atomic
def mark_network(network: Network, *, mark: str, by: Person | None) -> None:
    """Let a network be shown with the picture at ``mark`` (a path of this site), or with none ("").

    Raises ``PermissionDenied``.
    """
    if not may_describe_network(by):
        raise PermissionDenied
    network.mark = mark
    network.save(update_fields=["mark"])
    record(NetworkMarked(network=network.public_id, has_mark=bool(mark)), by=by)


@transaction.atomic
def offer_languages(network: Network, languages: Iterable[str], *, first: str, by: Person) -> None:
    """Offer readers these languages, ``first`` before all others. Texts in the others stay, and come back with them.

    Raises ``PermissionDenied``, and ``ValueError`` unless ``first`` is one of them and all are installed.
    """
    if not may_describe_network(by):
        raise PermissionDenied
    wanted = {first, *languages}
    offered = in_order([first, *languages])
    if wanted != set(offered) or first not in languages:
        raise ValueError(sorted(wanted))
    network.languages = list(offered)
    network.save(update_fields=["languages"])
    record(LanguagesOffered(network=network.public_id, languages=", ".join(offered)), by=by)
    transaction.on_commit(forget_offered)


@transaction.atomic
def choose_sender(network: Network, *, address: str, by: Person) -> None:
    """Send mail from ``address`` from now on; "" for the installation's own. Choosing it again changes nothing.

    Raises ``PermissionDenied``, and ``ValueError`` for an address under another domain than the installation's.
    """
    if not may_describe_network(by):
        raise PermissionDenied
    if address and not may_send_as(address):
        raise ValueError(address)
    if address != network.sender_address:
        network.sender_address = address
        network.save(update_fields=["sender_address"])
        record(SenderChosen(network=network.public_id, address=sender_address(network)), by=by)
