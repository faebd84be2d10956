"""What a post said at each of its writings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from multaqa.features.community.models import Measure, Post, Revision
from multaqa.features.community.policies.moderation import may_decide
from multaqa.foundation.people.api import Reader


@dataclass(frozen=True)
class Writing:
    """What a post said until it was written anew; ``number`` counts from 1."""

    number: int
    source: str
    at: datetime


def writings_of(post: Post, *, reader: Reader) -> Sequence[Writing]:
    """The earlier writings of a post, the latest first; ask first who may read the post.

    What was taken out of it by those who decide is for them and its author alone, with all that was written before.
    """
    found = Revision.objects.filter(post=post).order_by("-number")
    changes = Measure.objects.filter(post=post, kind=Measure.Kind.EDITED, ended_at=None)
    taken_out: int | None = changes.aggregate(last=Max("revision"))["last"]
    is_hers = reader is not None and reader.pk == post.author_id
    if taken_out is not None and not is_hers and not may_decide(reader, post):
        found = found.filter(number__gt=taken_out)
    return [Writing(each.number, each.source, each.at) for each in found]
