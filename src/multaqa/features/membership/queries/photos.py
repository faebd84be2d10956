"""Photos: for whom one is there, and its two sizes as pages show them."""

from collections.abc import Collection
from typing import NamedTuple

from multaqa.features.membership.models import Member, Shown
from multaqa.features.membership.policies import active_members, photo_shown_to
from multaqa.foundation.access.api import PUBLIC, network_key, person_key
from multaqa.foundation.files.api import File, address_of
from multaqa.foundation.people.api import Person


class Photo(NamedTuple):
    """A square photo: where its small copy lies, and the large one."""

    small: str
    large: str


def photo_in(file: File) -> Photo:
    """The addresses of a photo's two sizes."""
    widths = [variant["width"] for variant in file.variants]
    return Photo(small=address_of(file, width=min(widths, default=None)), large=address_of(file))


def keys_of_photos(public_ids: Collection[str]) -> dict[str, list[str]]:
    """The key that opens each photo, by the public id of its member; once her membership is over, her own."""
    members = Member.objects.filter(public_id__in=public_ids).select_related("person", "network")
    holding = set(members.filter(active_members()).values_list("pk", flat=True))
    keys = {}
    for member in members:
        shown = photo_shown_to(member) if member.pk in holding else Shown.NOBODY
        keys[member.public_id] = [_key_of(shown, member.network.public_id, member.person)]
    return keys


def _key_of(shown: Shown, network: str, person: Person) -> str:
    if shown == Shown.PUBLIC:
        return PUBLIC
    return network_key(network) if shown == Shown.MEMBERS else person_key(person)
