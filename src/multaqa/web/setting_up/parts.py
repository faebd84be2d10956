"""The parts that an installation is set up in, in their order; the same are its settings afterwards."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.foundation.people.api import first_run


@dataclass(frozen=True)
class Part:
    """One part: its ``name`` in the address, what it is called, and in a sentence what it decides."""

    name: str
    label: Any
    says: Any

    @property
    def href(self) -> str:
        """Its page, in the active language."""
        return reverse("web:network_part", args=[self.name])


PARTS: Final = (
    Part("name", pgettext_lazy("of a network", "Name"), _("What the network is called, on every page and in mail.")),
    Part("purpose", _("Purpose"), _("What it is for, in a few sentences on the first page.")),
    Part("acknowledgement", _("Acknowledgement"), _("Whom the network thanks, such as its donors.")),
    Part("mark", _("Mark"), _("An image above the name on the first page.")),
    Part(
        "sender", _("Sender of mail"), _("The name and address under which mail goes out, and a test that it arrives.")
    ),
    Part("languages", _("Languages"), _("In which of the six languages the site is read.")),
    Part("rules", _("Rules"), _("What people agree to: terms, privacy, conduct, accessibility.")),
    Part("roles", _("First offices"), _("Who else looks after the network. At least two security officers.")),
)
TEXTS: Final = ("name", "purpose", "acknowledgement")


def part_named(name: str) -> Part | None:
    """The part of this name."""
    return next((part for part in PARTS if part.name == name), None)


def neighbours(part: Part) -> tuple[Part | None, Part | None]:
    """The part before, and the one after."""
    place = PARTS.index(part)
    return (PARTS[place - 1] if place else None, PARTS[place + 1] if place + 1 < len(PARTS) else None)


def looked_through() -> set[str]:
    """The names of the parts that a steward has been through; all of them where there was no first run."""
    row = first_run()
    return {part.name for part in PARTS} if row is None else set(row.looked_through)


def first_left() -> Part | None:
    """The first part that nobody has been through; None when all are done."""
    done = looked_through()
    return next((part for part in PARTS if part.name not in done), None)
