"""Whether what stands on an open page is still there for its reader: one small query, asked every few seconds."""

from collections.abc import Collection
from typing import Final

from multaqa.features.community.models import Post, Thread
from multaqa.foundation.access.api import readable_by
from multaqa.foundation.people.api import Reader

MOST: Final = 60
"""Things of one page: twenty posts with what they answer, or two lists of threads."""


def are_still_there(*, posts: Collection[str], threads: Collection[str], reader: Reader) -> bool:
    """Whether the reader may still read all of these posts and threads (public ids)."""
    own, whole = readable_by(reader), readable_by(reader, column="thread__read_key")
    if posts:
        keys = own & whole & readable_by(reader, column="thread__carrier__read_key")
        if Post.objects.filter(keys, public_id__in=posts).count() < len(posts):
            return False
    if threads:
        keys = own & readable_by(reader, column="carrier__read_key")
        return Thread.objects.filter(keys, public_id__in=threads).count() == len(threads)
    return True
