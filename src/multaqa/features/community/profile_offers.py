"""What communities hang on a member's profile: to ask her a question, and what she earned by answers."""

from collections.abc import Mapping
from typing import Final

from django.core.cache import caches
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

_KNOWN_SECONDS: Final = 60


def register_profile_offers() -> None:
    """Offer it beside every profile."""
    register_profile_action(ProfileAction(_("Asking a question"), "send", 1, _questions_to))
    register_profile_section(ProfileSection(_("Answers that were accepted"), "terms", 1, earned_lines))


def _questions_to(members: Mapping[str, Person], reader: Person) -> Mapping[str, str]:
    """Where a question to each of them is written; believed for a minute.

    Whoever belongs to no community asks nobody, and costs nothing. The page that it leads to looks anew.
    """
    belonging = read_with(reader, BELONGING)
    if looker_behind(reader) or belonging == 0:
        return {}
    known = {person.pk: f"community:question-to:{reader.pk}:{belonging}:{person.pk}" for person in members.values()}
    shared: dict[str, bool] = caches["process"].get_many(known.values())
    if missing := [number for number, key in known.items() if key not in shared]:
        found = places_shared(reader, missing)
        new = {known[number]: number in found for number in missing}
        caches["process"].set_many(new, _KNOWN_SECONDS)
        shared |= new
    return {
        public_id: reverse("community:question_to", args=[public_id])
        for public_id, person in members.items()
        if shared[known[person.pk]]
    }
