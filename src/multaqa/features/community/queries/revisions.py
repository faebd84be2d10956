"""What a post said at each of its writings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from multaqa.features.community.models import Post, Revision


@dataclass(frozen=True)
class Writing:
    """What a post said until it was written anew; ``number`` counts from 1."""

    number: int
    source: str
    at: datetime


def writings_of(post: Post) -> Sequence[Writing]:
    """The earlier writings of a post, the latest first; ask first who may read the post."""
    found = Revision.objects.filter(post=post).order_by("-number")
    return [Writing(each.number, each.source, each.at) for each in found]
