"""What a lock ends: everything that lets a person in without her password registers how to end it."""

from collections.abc import Callable

from multaqa.foundation.people.models import Person

type Ending = Callable[[Person], object]

_endings: list[Ending] = []


def on_lock(ending: Ending) -> Ending:
    """Have ``ending(person)`` called in the transaction that locks an account; from ``AppConfig.ready``, once each."""
    if ending not in _endings:
        _endings.append(ending)
    return ending


def end_all_ways_in(person: Person) -> None:
    """Call every registered ending for a person."""
    for ending in _endings:
        ending(person)


def forget_ending(ending: Ending) -> None:
    """Take an ending out again, for tests."""
    _endings.remove(ending)
