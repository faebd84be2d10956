"""What trials of ``bench.faults`` came to, as figures and as the page of them."""

import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median


@dataclass
class Outcome:
    """What one trial came to; times in seconds."""

    database: str
    seconds: float
    acknowledged: int = 0
    mails_acknowledged: int = 0
    unanswered: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    pauses: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    mails: int = 0
    mails_unsent: int = 0
    faults: list[str] = field(default_factory=list)
    sealed: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing acknowledged was lost, nothing was half done, and the chain proves."""
        wrong = (self.lost, self.halves, self.faults, self.mails_unsent, self.mails < self.mails_acknowledged)
        return not any(wrong)


def report(found: list[Outcome], *, pause: float) -> str:
    """The page: what is done, and a line for each database; ``pause`` is the seconds between two kills."""
    rows = [
        f"| {one.database} | {one.seconds:.0f} s | {_kills(one)} | {one.acknowledged} | {one.unanswered} | "
        f"{len(one.lost)} | {len(one.halves)} | {one.mails_acknowledged} | {one.mails} sent, {one.mails_unsent} not | "
        f"{one.sealed}, {'whole' if not one.faults else 'BROKEN'} | {_pauses(one)} |"
        for one in found
    ]
    lines = [
        "# Faults",
        "",
        f"Written by `python -m bench.faults` on {datetime.now(UTC):%Y-%m-%d} ({platform.machine()}, "
        f"{os.cpu_count()} processors, Python {platform.python_version()}).",
        "",
        "A site is served as its operator would serve it. Four writers ask for readings for oversight (a row and a "
        f"fact in one transaction) and for test messages (a row and background work) without pause, while every "
        f"{pause:g} s `kill -9` strikes all web processes, all workers, or everything with its supervisor. What was "
        "answered counts as acknowledged. Afterwards each acknowledged write must be there with its fact, no row "
        "without its fact and no fact without its row, every message sent, and the chain of facts must prove whole.",
        "",
        "| database | load | kills | acknowledged | unanswered | lost | half done | messages asked for | messages | "
        "chain | until it answers again |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        "Unanswered requests may have been written or not: each is there whole, or not at all. A killed worker's piece "
        "of work is taken by another when its lease of 60 s has lapsed; a message may then be sent a second time with "
        "the same Message-ID, never not at all.",
        "",
        "A power cut is another matter: with SQLite's `synchronous=NORMAL` the last transactions before it may be "
        "gone, whole; the database stays sound. Who cannot accept that uses PostgreSQL.",
        "",
    ]
    return "\n".join(lines)


def _kills(one: Outcome) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(one.kills.items()))


def _pauses(one: Outcome) -> str:
    return f"median {median(one.pauses):.1f} s, longest {max(one.pauses):.1f} s" if one.pauses else "—"
