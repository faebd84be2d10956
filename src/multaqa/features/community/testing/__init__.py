"""For tests of any app: communities, who belongs to them, threads and posts."""

from multaqa.features.community.testing.communities import a_community, with_facilitator
from multaqa.features.community.testing.factories import a_carrier, a_reply, a_thread, many_replies, takes_part

__all__ = [
    "a_carrier",
    "a_community",
    "a_reply",
    "a_thread",
    "many_replies",
    "takes_part",
    "with_facilitator",
]
