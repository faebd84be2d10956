"""What else a profile tells of a member than she said herself: apps of which membership knows nothing register it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from multaqa.foundation.people.api import Person, Reader


class ProfileLine(NamedTuple):
    """One line of a section, in the reader's language; ``href`` is where more of it stands, or empty."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class ProfileSection:
    """A section under what she says: ``label`` is a lazy text, ``place`` its order.

    It is shown to whom the ``part`` of the profile is shown. ``lines`` gets the member's person, the reader and the
    language, and tells nothing of what this reader may not read. Register it in ``AppConfig.ready``.
    """

    label: object
    part: str
    place: int
    lines: Callable[[Person, Reader, str], Sequence[ProfileLine]]


class ShownSection(NamedTuple):
    """A section as one reader sees it."""

    label: str
    lines: Sequence[ProfileLine]


_sections: list[ProfileSection] = []


def register_profile_section(section: ProfileSection) -> None:
    """Let profiles have a section."""
    _sections.append(section)
    _sections.sort(key=lambda one: one.place)


def sections_about(person: Person, *, parts: Collection[str], reader: Reader, language: str) -> list[ShownSection]:
    """The sections of a member's profile of which these ``parts`` are shown, without those that are empty."""
    shown = (section for section in _sections if section.part in parts)
    told = [ShownSection(str(one.label), one.lines(person, reader, language)) for one in shown]
    return [section for section in told if section.lines]
