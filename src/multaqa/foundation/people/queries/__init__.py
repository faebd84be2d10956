"""Reads: people, their sessions, the network; ``factors.py``: what people prove themselves with."""

from multaqa.foundation.people.queries.people import (
    active_people,
    demo_accounts_exist,
    live_sign_ins,
    networks_of,
    open_reports,
    people_in_standing,
    people_of,
    people_seen_since,
    person_of,
    person_of_address,
    report_named,
    report_readers,
    sign_in_named,
    sign_in_of,
    the_network,
)

__all__ = [
    "active_people",
    "demo_accounts_exist",
    "live_sign_ins",
    "networks_of",
    "open_reports",
    "people_in_standing",
    "people_of",
    "people_seen_since",
    "person_of",
    "person_of_address",
    "report_named",
    "report_readers",
    "sign_in_named",
    "sign_in_of",
    "the_network",
]
