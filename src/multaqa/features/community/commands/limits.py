"""How much at once: who was slowed down waits between two posts, and links of who is new here are few."""

import re
from datetime import timedelta
from typing import Final

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import ngettext

from multaqa.features.community.commands.holding_back import is_new_in
from multaqa.features.community.models import Community, Measure, Post
from multaqa.features.community.policies.suspensions import holding
from multaqa.features.community.sources import RefusedPost
from multaqa.foundation.people.api import Person

MOST_LINKS: Final = 2
"""Links in one post of somebody who is new in a community."""

_LINK: Final = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def check_limits(source: str, community: Community | None, *, by: Person) -> None:
    """Raise RefusedPost for a post too soon after the last one of whoever was slowed down, and for too many links."""
    if community is None:
        return
    if (left := _minutes_left(community, by)) > 0:
        problem = ngettext(
            "You can write in this community again in %(minutes)d minute: a pause between your posts was set here.",
            "You can write in this community again in %(minutes)d minutes: a pause between your posts was set here.",
            left,
        )
        raise RefusedPost({"source": problem % {"minutes": left}})
    if len(_LINK.findall(source)) > MOST_LINKS and is_new_in(by, community):
        problem = ngettext(
            "The first posts in a community may hold %(most)d link; some have to be taken out.",
            "The first posts in a community may hold %(most)d links; some have to be taken out.",
            MOST_LINKS,
        )
        raise RefusedPost({"source": problem % {"most": MOST_LINKS}})


def _minutes_left(community: Community, by: Person) -> int:
    """How many minutes she still waits; 0 for whoever was not slowed down."""
    pauses = Measure.objects.filter(holding(), about=by, community=community, kind=Measure.Kind.SLOWED)
    minutes: int | None = pauses.aggregate(longest=Max("minutes"))["longest"]
    if minutes is None:
        return 0
    last = Post.objects.filter(author=by, thread__community=community).aggregate(at=Max("written_at"))["at"]
    left = last + timedelta(minutes=minutes) - timezone.now() if last else timedelta()
    return max(0, -(-int(left.total_seconds()) // 60))
