"""What conversations offer beside a member's profile: to write to her."""

from collections.abc import Mapping
from typing import Final

from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.features.conversations.policies import open_among
from multaqa.features.membership.api import ProfileAction, is_member, register_profile_action
from multaqa.foundation.people.api import Person

_KNOWN_SECONDS: Final = 60


def register_actions() -> None:
    """One: a message, where the member may be written to."""
    register_profile_action(ProfileAction(label=_("Message"), icon="mail", place=2, addresses=_addresses))


def _addresses(members: Mapping[str, Person], reader: Person) -> dict[str, str]:
    """Where each of these members is written to; a conversation that there is already is found from there."""
    there = _believed([person.pk for person in members.values()], reader)
    new = reverse("conversations:new")
    return {public_id: f"{new}?to={public_id}" for public_id, person in members.items() if person.pk in there}


def _believed(people: list[int], reader: Person) -> set[int]:
    """To whom the reader may begin to write, believed for a minute: the page on which she does it asks anew."""
    key = f"conversations:open:{reader.pk}:{','.join(map(str, sorted(people)))}"
    known: set[int] | None = caches["process"].get(key)
    if known is None:
        known = open_among(people, reader) if is_member(reader) else set()
        caches["process"].set(key, known, _KNOWN_SECONDS)
    return known
