"""Writes: accounts, offices, networks."""

from multaqa.foundation.people.commands.accounts import (
    empty_account,
    end_account,
    open_account,
    prefer,
    reinstate,
    rename,
    suspend,
)
from multaqa.foundation.people.commands.networks import describe_network, found_network, mark_network
from multaqa.foundation.people.commands.offices import appoint, end_appointment

__all__ = [
    "appoint",
    "describe_network",
    "empty_account",
    "end_account",
    "end_appointment",
    "found_network",
    "mark_network",
    "open_account",
    "prefer",
    "reinstate",
    "rename",
    "suspend",
]
