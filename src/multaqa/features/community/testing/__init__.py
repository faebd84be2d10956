"""For tests of any app: communities and who belongs to them."""

from multaqa.features.community.testing.communities import a_community, with_facilitator

__all__ = ["a_community", "with_facilitator"]
