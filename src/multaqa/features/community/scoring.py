"""Who of those who know something is asked: a linear score, its weights in one table, and a mixed choice of the best.

Every share is between 0 and 1. The weights were tried on the labelled questions of ``bench/questions``; what came of it
stands in docs/develop/questions.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 3
MOST: Final = 5
LOAD_OF_ONE: Final = 0.25
"""Each question that was put to somebody lately takes so much of her turn; four take all of it."""
HELPED_ENOUGH: Final = 4
"""Whoever helped so often has a whole share: more does not let the same people be asked ever again."""


@dataclass(frozen=True, kw_only=True)
class Shares:
    """What speaks for one person: shares of what is asked for that she has, and how much she was asked lately."""

    expertise: float = 0.0
    language: float = 0.0
    region: float = 0.0
    load: float = 0.0
    helpfulness: float = 0.0


WEIGHTS: Final = Shares(expertise=10.0, language=4.0, region=0.5, load=-6.0, helpfulness=1.5)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One who could be asked (a row number): her score, her constituency and region, each "" where it is not known."""

    person: int
    score: float
    constituency: str = ""
    region: str = ""


def score_of(shares: Shares, weights: Shares = WEIGHTS) -> float:
    """The sum of the shares, each times its weight."""
    return (
        weights.expertise * shares.expertise
        + weights.language * shares.language
        + weights.region * shares.region
        + weights.load * shares.load
        + weights.helpfulness * shares.helpfulness
    )


def load_share(asked: int) -> float:
    """How much of her turn somebody had who was asked so often lately; at most the whole."""
    return min(1.0, asked * LOAD_OF_ONE)


def helpfulness_share(accepted: int) -> float:
    """The share of somebody of whom so many answers on the subject were accepted."""
    return min(1.0, accepted / HELPED_ENOUGH)


def ranked(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best first; of equals in the order of their rows, so that the same question finds the same people."""
    return sorted(candidates, key=lambda one: (-one.score, one.person))


def mixed(candidates: Sequence[Candidate], *, constituency: str, region: str, most: int = MOST) -> list[Candidate]:
    """The best so many, among them, where there is one, somebody of another constituency and somebody of another region
    than who asks (``constituency`` and ``region``; "" for what is not known of her). The best first.
    """
    best = ranked(candidates)
    from_elsewhere = [
        _first(best, lambda one: bool(constituency and one.constituency) and one.constituency != constituency),
        _first(best, lambda one: bool(region and one.region) and one.region != region),
    ]
    kept = [one for one in dict.fromkeys(from_elsewhere) if one is not None]
    others = [one for one in best if one not in kept]
    return ranked([*kept, *others[: max(0, most - len(kept))]])


def _first(best: Sequence[Candidate], wanted: Callable[[Candidate], bool]) -> Candidate | None:
    return next((one for one in best if wanted(one)), None)
