"""Who will read what is being written: how many people, of how many countries, of those whom the writer meets."""

from collections.abc import Collection
from typing import Final

from django.core.cache import caches

from multaqa.features.community.models import Carrier, Thread
from multaqa.features.community.queries.participations import who_reads
from multaqa.features.membership.api import Breadth
from multaqa.foundation.people.api import Person, the_network

_KNOWN_SECONDS: Final = 300  # a number beside a text that is being written may be some minutes old


def readers_of_thread(thread: Thread, *, reader: Person) -> Breadth:
    """Who will read a post in a thread; one query, or none for some minutes after it was asked."""
    return _breadth([thread.read_key, thread.carrier.read_key], thread.carrier, reader=reader)


def readers_of_key(key: str, carrier: Carrier, *, reader: Person) -> Breadth:
    """Who would read a new thread on a carrier that is for this audience."""
    return _breadth([key, carrier.read_key], carrier, reader=reader)


def _breadth(keys: Collection[str], carrier: Carrier, *, reader: Person) -> Breadth:
    known = f"community:readers:{reader.public_id}:{'|'.join(sorted(set(keys)))}"
    found: Breadth | None = caches["process"].get(known)
    if found is None:
        network = carrier.community.network if carrier.community is not None else the_network()
        found = who_reads(keys, reader=reader, network=network)
        caches["process"].set(known, found, _KNOWN_SECONDS)
    return found
