"""How much, how many, how often and how long: every number of conversations in one place."""

from datetime import timedelta
from typing import Final

LONGEST: Final = 10_000
"""Letters of a message: some six printed pages."""

MOST_PARTAKERS: Final = 12
"""People of one conversation, those who were asked included; whoever wants more founds a community."""

KEPT_MONTHS: Final = 12
"""For how many months messages are kept unless the network says otherwise."""

FEWEST_MONTHS: Final = 1
MOST_MONTHS: Final = 120

TAKEN_BACK_FOR: Final = timedelta(hours=24)
"""How long after sending an author may delete a message."""

DRAFTS_KEPT_FOR: Final = timedelta(days=30)

NEW_ACCOUNT: Final = timedelta(days=14)
MOST_BEGUN_A_DAY: Final = 20
MOST_BEGUN_BY_NEW: Final = 3
"""Conversations begun within 24 hours: by an account, and by one that joined within the last ``NEW_ACCOUNT``."""

MOST_SENT_AN_HOUR: Final = 100
"""Messages of one person within an hour: nobody writes so fast, a script does."""
