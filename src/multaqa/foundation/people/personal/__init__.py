"""What is held about people here, and in the tables of what stands below: sessions, addresses, the log, work."""

from multaqa.foundation.people.holdings import register_holding
from multaqa.foundation.people.personal import accounts, factors, signing_in, work

for _holding in (*work.HOLDINGS, *signing_in.HOLDINGS, *factors.HOLDINGS, *accounts.HOLDINGS):
    register_holding(_holding)
