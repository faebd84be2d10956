"""Who besides officers may verify somebody who lost her factors, second and never first: features say so."""

from collections.abc import Callable

from multaqa.foundation.people.models import Person

type Voice = Callable[[Person, Person], bool]
"""Whether the first may verify the second."""

_voices: list[Voice] = []


def register_second_voice(voice: Voice) -> None:
    """Let whom ``voice`` accepts take the second step; called from ``AppConfig.ready``."""
    if voice not in _voices:
        _voices.append(voice)


def is_second_voice(person: Person, *, whom: Person) -> bool:
    """Whether a feature lets ``person`` verify ``whom``; never herself."""
    return person != whom and any(voice(person, whom) for voice in _voices)
