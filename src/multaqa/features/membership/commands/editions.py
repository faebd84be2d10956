"""A new edition of the directory, whenever something that it shows or counts has changed."""

from multaqa.features.membership.models import DirectoryEdition
from multaqa.foundation.people.api import Network
from multaqa.lib.ids import random_id


def renew_directory(network: Network | int) -> None:
    """Have every process make its directory of this network anew; part of the transaction that changes a member."""
    number = network if isinstance(network, int) else network.pk
    DirectoryEdition.objects.update_or_create(network_id=number, defaults={"edition": random_id()})


def renew_directories() -> None:
    """The same for every network: after a change of an organisation or a constituency, which networks may share."""
    for number in DirectoryEdition.objects.values_list("network", flat=True):
        renew_directory(number)
