"""Faults gathered over thousands of requests, told once for each place."""

from collections import defaultdict
from collections.abc import Iterable


class Report:
    """What went wrong where, with the first request that showed it."""

    def __init__(self) -> None:
        self._found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.requests = 0

    def add(self, place: str, faults: Iterable[str], *, reader: str, sent: str) -> None:
        """Note one request and its faults."""
        self.requests += 1
        for fault in faults:
            self._found[place].setdefault(fault, f"{reader}: {sent[:300]}")

    def refuse_faults(self) -> None:
        """Raise AssertionError with one line for each fault of a place: who sent what."""
        told = [f"{place}: {fault} ({who})" for place, found in self._found.items() for fault, who in found.items()]
        assert told == [], "\n".join(told)
