"""Networks: founded and described."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from multaqa.foundation.facts.api import record
from multaqa.foundation.people.facts import NetworkDescribed, NetworkMarked
from multaqa.foundation.people.models import Network, Person
from multaqa.foundation.people.policies import may_describe_network
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
