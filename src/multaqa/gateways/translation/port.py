"""What a machine that translates is asked, and why it may give nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

LONGEST: Final = 20_000
"""Letters that are sent at once: what is longer is cut by its writer, not by us."""


class TranslationFault(StrEnum):
    """The whole list of reasons for which there is no draft."""

    SWITCHED_OFF = "switched_off"  # no service is set up
    UNREACHABLE = "unreachable"  # it does not answer, answers too late, or lies where we may not call
    REFUSED_THERE = "refused_there"  # it knows our key no more, or we asked too often
    UNKNOWN_PAIR = "unknown_pair"  # it does not translate between these languages
    TOO_LONG = "too_long"
    BROKEN = "broken"  # it answers with what the protocol does not know


class TranslationRefused(Exception):
    """There is no draft; ``fault`` says why. The text holds no key and no words of the text."""

    def __init__(self, fault: TranslationFault, told: str = "") -> None:
        super().__init__(f"{fault.value}: {told}" if told else fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Machine:
    """A service as the installation has written it down: its address ("" for none), our key, and where it stands.

    ``is_inside``: it stands in the operator's own network, so that words do not leave the house.
    """

    address: str = ""
    key: str = ""
    is_inside: bool = False


class Translator(Protocol):
    """Drafts translations."""

    @property
    def host(self) -> str:
        """Where the words go: the host's name, "" where they go nowhere."""
        ...

    def draft(self, text: str, *, source: str, target: str) -> str:
        """The text in another language, as a machine says it; languages are our codes (``zh-hans``).

        Raises TranslationRefused, and nothing else.
        """
        ...

    def languages(self) -> frozenset[str]:
        """Those of our languages that it knows. Raises TranslationRefused, and nothing else."""
        ...
