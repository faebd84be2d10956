"""The kind of thing that a network is: its mark is a file, and a file is part of a thing."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from multaqa.foundation.access.api import ThingKind, Title, register
from multaqa.foundation.people.api import Network
from multaqa.lib.labels import label_in, language_of

NAME = "people.network"


def register_networks() -> None:
    """Make networks known as things; what they are called is public."""
    register(ThingKind(name=NAME, titles=titles, address=address))


def titles(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    """The names and purposes of many networks, in one query."""
    found = Network.objects.filter(public_id__in=public_ids)
    return {
        network.public_id: Title(
            label_in(network.name, language), language_of(network.name, language), label_in(network.purpose, language)
        )
        for network in found
    }


def address(_public_id: str) -> str:
    """Home: the default installation has one network."""
    return reverse("web:home")
