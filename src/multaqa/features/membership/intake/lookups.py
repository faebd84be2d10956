"""What the values of a list are looked up in; made once for a whole file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from multaqa.features.membership.intake.bodies import BodyIndex
from multaqa.features.membership.models import Capacity
from multaqa.lib.fold import fold


@dataclass(frozen=True)
class ConstituencyKnown:
    """A constituency: its code, whether it takes applications, and whether its people speak for a State."""

    code: str
    is_open: bool
    is_of_states: bool


@dataclass(frozen=True, kw_only=True)
class Lookups:
    """Everything by its names in six languages, in comparable form; ``letters`` are the languages of letters.

    ``language`` is that of the letters where a row names none. ``body_places`` gives, for an organisation by the
    number of its row, its public id and the code of its constituency.
    """

    language: str
    areas: Mapping[str, str]
    constituencies: Mapping[str, ConstituencyKnown]
    capacities: Mapping[str, Capacity]
    languages: Mapping[str, str]
    letters: Mapping[str, str]
    terms: Mapping[str, str]
    bodies: BodyIndex
    body_places: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    constituency_names: str = ""
    capacity_names: str = ""
    letter_names: str = ""


def looked_up[Value](table: Mapping[str, Value], text: str) -> Value | None:
    """What a text is the name of; None for nothing."""
    return table.get(fold(text))
