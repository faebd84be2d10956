"""For tests of any app: guarded samples, kinds of things known for a while, and the world of the standing test."""

from multaqa.foundation.access.testing.cases import plant, plant_secrets
from multaqa.foundation.access.testing.crowds import as_if_held
from multaqa.foundation.access.testing.oversight import freezes_age, let_read
from multaqa.foundation.access.testing.samples import (
    NOTES,
    Margin,
    Note,
    a_note,
    create_tables,
    in_the_network,
    known,
)
from multaqa.foundation.access.testing.world import BUREAU, CIVIL_SOCIETY, Audience, Sent, Visit, World, leave_traces

__all__ = [
    "BUREAU",
    "CIVIL_SOCIETY",
    "NOTES",
    "Audience",
    "Margin",
    "Note",
    "Sent",
    "Visit",
    "World",
    "a_note",
    "as_if_held",
    "create_tables",
    "freezes_age",
    "in_the_network",
    "known",
    "leave_traces",
    "let_read",
    "plant",
    "plant_secrets",
]
