"""The table of what is held, for the operators' guide: made from the registry, so that both say the same."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import translation

from multaqa.foundation.people.api import Holding
from multaqa.foundation.privacy.queries import holdings_in_reading_order

_HEAD = ("| what | why | how long | at erasure | tables |", "|---|---|---|---|---|")


def holdings_table() -> str:
    """A Markdown table in English: a line for each holding."""
    with translation.override("en"):
        return "\n".join([*_HEAD, *_lines()])


def _lines() -> Iterator[str]:
    for holding in holdings_in_reading_order():
        tables = ", ".join(f"`{label}`" for label in holding.models)
        yield f"| {holding.label} | {holding.why} | {_period(holding)} | {holding.kept} | {tables} |"


def _period(holding: Holding) -> str:
    if holding.period is None:
        return "as long as the account"
    if holding.period < timedelta(days=1):
        return f"{round(holding.period.total_seconds() / 3600)} h"
    return f"{holding.period.days} days"
