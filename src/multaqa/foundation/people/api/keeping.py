"""The door of ``people``: what is held about people, and what is forgotten in time."""

from multaqa.foundation.people.accounts_read import read_along, read_with
from multaqa.foundation.people.held_counts import counts_about
from multaqa.foundation.people.holdings import (
    Content,
    Fate,
    Holding,
    Row,
    holdings,
    nothing_to_erase,
    nothing_to_export,
    register_holding,
)
from multaqa.foundation.people.tasks import (
    finish_recoveries,
    forget_address_changes,
    forget_kept_forms,
    forget_offers,
    forget_old_counts,
    forget_sign_ins,
)

__all__ = [
    "Content",
    "Fate",
    "Holding",
    "Row",
    "counts_about",
    "finish_recoveries",
    "forget_address_changes",
    "forget_kept_forms",
    "forget_offers",
    "forget_old_counts",
    "forget_sign_ins",
    "holdings",
    "nothing_to_erase",
    "nothing_to_export",
    "read_along",
    "read_with",
    "register_holding",
]
