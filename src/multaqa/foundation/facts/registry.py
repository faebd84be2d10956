"""Effects: what an app does when a fact is recorded, declared in its ``effects.py``."""

from collections import defaultdict
from collections.abc import Callable

from multaqa.foundation.facts.kinds import Fact
from multaqa.foundation.facts.models import RecordedFact

type Effect[F: Fact] = Callable[[F, RecordedFact], None]
_effects: dict[type[Fact], dict[str, Callable[..., None]]] = defaultdict(dict)


def on[F: Fact](fact: type[F]) -> Callable[[Effect[F]], Effect[F]]:
    """Register a function to be called with each recorded fact of this class, after its transaction.

    It runs as a task, is tried again when it raises, and so must be safe to repeat.
    """

    def register(effect: Effect[F]) -> Effect[F]:
        _effects[fact][f"{effect.__module__}.{effect.__qualname__}"] = effect
        return effect

    return register


def effects_of(fact: type[Fact]) -> dict[str, Callable[..., None]]:
    """The effects of a class of facts by their names."""
    return dict(_effects[fact])
