"""What to do when two people wrote at once: field by field, what each wrote, and both put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from multaqa.features.news.commands import Clash
from multaqa.lib.comparing import Piece, compared
from multaqa.lib.merging import merged

_LONG: Final = ("lead", "body")


@dataclass(frozen=True)
class SettledField:
    """One field that another has changed: her words, mine, and what is proposed. ``clashes``: both changed it."""

    name: str
    theirs: object
    mine: object
    proposed: object
    clashes: bool

    def differences(self) -> Sequence[Piece]:
        """How mine differs from hers, for texts."""
        if isinstance(self.theirs, str) and isinstance(self.mine, str):
            return compared(self.theirs, self.mine)
        return ()


def settle(clash: Clash) -> list[SettledField]:
    """The fields of a clash that the other changed; what only I changed needs no word."""
    return [
        _settled(name, clash.base.get(name) or "", clash.theirs.get(name) or "", clash.mine.get(name) or "")
        for name in clash.mine
        if (clash.theirs.get(name) or "") != (clash.base.get(name) or "")
    ]


def proposed_values(clash: Clash) -> dict[str, object]:
    """All fields of a clash as they would be with both changes."""
    return dict(clash.mine) | {field.name: field.proposed for field in settle(clash)}


def _settled(name: str, base: object, theirs: object, mine: object) -> SettledField:
    if mine in (base, theirs):
        return SettledField(name, theirs, mine, theirs, clashes=False)
    if name in _LONG and isinstance(base, str) and isinstance(theirs, str) and isinstance(mine, str):
        both = merged(base, mine, theirs)
        return SettledField(name, theirs, mine, both.text, clashes=both.clashes > 0)
    if isinstance(theirs, list) and isinstance(mine, list) and name == "topics":
        return SettledField(name, theirs, mine, _both(base, theirs, mine), clashes=False)
    return SettledField(name, theirs, mine, mine, clashes=True)


def _both(base: object, theirs: list[object], mine: list[object]) -> list[object]:
    """A set changed by two: everything that either added, nothing that either took out."""
    before = base if isinstance(base, list) else []
    kept = [each for each in before if each in theirs and each in mine]
    added = [each for each in [*theirs, *mine] if each not in before]
    return list(dict.fromkeys([*kept, *added]))
