"""What communities hang on a member's profile: to ask her a question, and what she earned by answers."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.features.community.queries.asking_places import places_shared
from multaqa.features.community.queries.earned import earned_lines
from multaqa.features.community.queries.mine import BELONGING
from multaqa.features.membership.api import (
    ProfileAction,
    ProfileSection,
    register_profile_action,
    register_profile_section,
)
from multaqa.foundation.people.api import Person, looker_behind, read_with


def register_profile_offers() -> None:
    """Offer it beside every profile."""
    register_profile_action(ProfileAction(_("Asking a question"), "send", 1, _questions_to))
    register_profile_section(ProfileSection(_("Answers that were accepted"), "terms", 1, earned_lines))


def _questions_to(members: Mapping[str, Person], reader: Person) -> Mapping[str, str]:
    """Where a question to each of them is written; whoever belongs to no community asks nobody, and costs nothing."""
    if looker_behind(reader) or read_with(reader, BELONGING) == 0:
        return {}
    shared = places_shared(reader, [person.pk for person in members.values()])
    return {
        public_id: reverse("community:question_to", args=[public_id])
        for public_id, person in members.items()
        if person.pk in shared
    }
