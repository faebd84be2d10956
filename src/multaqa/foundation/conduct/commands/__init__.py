"""Writes of conduct, split by noun."""

from multaqa.foundation.conduct.commands.acceptances import accept
from multaqa.foundation.conduct.commands.contacts import set_contacts
from multaqa.foundation.conduct.commands.versions import (
    Refused,
    adopt_delivered,
    bring_into_force,
    discard_version,
    start_version,
    write_version,
)

__all__ = [
    "Refused",
    "accept",
    "adopt_delivered",
    "bring_into_force",
    "discard_version",
    "set_contacts",
    "start_version",
    "write_version",
]
