"""The differences between a text and its translation, of every kind, in one list."""

from dataclasses import dataclass
from typing import Literal

from multaqa.lib.rendition.figures import unmatched
from multaqa.lib.rendition.named import literal_names, missing_names, without_literals
from multaqa.lib.rendition.negations import denied_on_one_side

type Kind = Literal["figure", "unit", "negation", "name"]


@dataclass(frozen=True)
class Difference:
    """What the original has and what the translation has instead; "" where it has nothing of the kind."""

    kind: Kind
    original: str
    translation: str


def differences(original: str, translation: str, *, source: str, target: str) -> list[Difference]:
    """What seems to differ between an original and its translation; languages are our codes (``zh-hans``).

    Figures first, then units, negations and names, each in the order of the original.
    """
    ours, theirs = without_literals(original), without_literals(translation)
    found = _figures(ours, theirs)
    denied = denied_on_one_side(ours, theirs, source=source, target=target)
    found += [Difference("negation", one, other) for one, other in denied]
    lacking, added = missing_names(ours, theirs, source=source, target=target)
    literal, there = literal_names(original), literal_names(translation)
    lacking += [name for name in literal if name not in there]
    added += [name for name in there if name not in literal]
    found += [Difference("name", name, "") for name in lacking]
    return found + [Difference("name", "", name) for name in added]


def _figures(original: str, translation: str) -> list[Difference]:
    """Figures that differ, set against one another in their order: "the original has 43, yours 34"."""
    ours, theirs, units = unmatched(original, translation)
    both = min(len(ours), len(theirs))
    found = [Difference("figure", one.text, other.text) for one, other in zip(ours, theirs, strict=False)]
    found += [Difference("figure", one.text, "") for one in ours[both:]]
    found += [Difference("figure", "", one.text) for one in theirs[both:]]
    return found + [Difference("unit", one.with_unit, other.with_unit) for one, other in units]
