"""What communities ask of a newcomer in her first ten minutes."""

from django.utils.translation import gettext_lazy as _

from multaqa.features.community.queries.communities import has_joined, knows_of_some
from multaqa.features.community.queries.introductions import belongs_somewhere, has_introduced
from multaqa.foundation.people.api import FirstStep


def register_first_steps() -> None:
    """To look which communities there are and to join one; then to introduce oneself there."""
    FirstStep(
        name="community.communities",
        label=_("Communities"),
        says=_("People of one subject put questions to one another there. Join one or two to begin with."),
        route="community:communities",
        place=6,
        is_done=has_joined,
        may_stay=True,
        shown_to=knows_of_some,
    ).register()
    FirstStep(
        name="community.introduction",
        label=_("Introducing oneself"),
        says=_("A few lines on the page of a community of yours: its facilitators are told, and welcome you."),
        route="community:communities",
        place=7,
        is_done=has_introduced,
        may_stay=True,
        shown_to=belongs_somewhere,
    ).register()
