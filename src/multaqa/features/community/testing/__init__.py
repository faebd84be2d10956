"""For tests of any app: communities and who belongs to them."""

from multaqa.features.community.testing.communities import a_community, with_facilitator
from multaqa.features.community.testing.moments import as_if_founded, as_if_read, as_if_said

__all__ = ["a_community", "as_if_founded", "as_if_read", "as_if_said", "with_facilitator"]
