"""For tests of any app: communities, who belongs to them, threads and posts; what the standing test meets of them."""

from multaqa.features.community.testing.communities import a_community, with_facilitator
from multaqa.features.community.testing.factories import a_carrier, a_reply, a_thread, many_replies, takes_part
from multaqa.features.community.testing.hiding import TakenPart, as_if_said_by, takes_part_everywhere
from multaqa.features.community.testing.moments import (
    as_if_all_looked,
    as_if_founded,
    as_if_read,
    as_if_said,
    forget_what_was_noted,
)
from multaqa.features.community.testing.planting import plant_secrets
from multaqa.features.community.testing.traces import leave_traces

__all__ = [
    "TakenPart",
    "a_carrier",
    "a_community",
    "a_reply",
    "a_thread",
    "as_if_all_looked",
    "as_if_founded",
    "as_if_read",
    "as_if_said",
    "as_if_said_by",
    "forget_what_was_noted",
    "leave_traces",
    "many_replies",
    "plant_secrets",
    "takes_part",
    "takes_part_everywhere",
    "with_facilitator",
]
