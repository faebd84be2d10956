"""What a new address ends: whoever vouched for a person vouched for who reads the old one."""

from collections.abc import Callable

from multaqa.foundation.people.models import Person

type Ending = Callable[[Person], object]

_endings: list[Ending] = []


def on_address_change(ending: Ending) -> Ending:
    """Have ``ending(person)`` called in the transaction that changes an address; from ``AppConfig.ready``."""
    if ending not in _endings:
        _endings.append(ending)
    return ending


def vouching_ends(person: Person) -> None:
    """Call every registered ending for a person."""
    for ending in _endings:
        ending(person)
