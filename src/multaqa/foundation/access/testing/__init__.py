"""For tests of any app: guarded samples, kinds of things known for a while, and the world of the standing test."""

from multaqa.foundation.access.testing.samples import Margin, Note, create_tables, known
from multaqa.foundation.access.testing.world import Audience, Visit, World, leave_traces, plant

__all__ = ["Audience", "Margin", "Note", "Visit", "World", "create_tables", "known", "leave_traces", "plant"]
