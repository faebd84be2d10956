"""What conversations offer beside a member's profile: to write to her."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.features.conversations.policies import open_among
from multaqa.features.membership.api import ProfileAction, is_member, register_profile_action
from multaqa.foundation.people.api import Person


def register_actions() -> None:
    """One: a message, where the member may be written to."""
    register_profile_action(ProfileAction(label=_("Message"), icon="mail", place=2, addresses=_addresses))


def _addresses(members: Mapping[str, Person], reader: Person) -> dict[str, str]:
    """Where each of these members is written to; a conversation that there is already is found from there."""
    if not is_member(reader):
        return {}
    there = open_among([person.pk for person in members.values()], reader)
    new = reverse("conversations:new")
    return {public_id: f"{new}?to={public_id}" for public_id, person in members.items() if person.pk in there}
