"""Domains that pose as others: by letters that look alike, by bearing another's name, by one slip of the pen.

Source: Unicode Technical Standard #39 (confusables, by the table of confusable-homoglyphs); RFC 5891 (names in ASCII).
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Final

from confusable_homoglyphs import confusables

from multaqa.lib.fold import fold

_POSING_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHORTEST_SLIP: Final = 5  # in shorter names one letter more or less makes another word
_CLASS_LIMIT: Final = 400


class Pose(StrEnum):
    """How a domain stands to one that is known."""

    SAME = "same"
    UNDER = "under"
    LOOKALIKE = "lookalike"
    BEARS_NAME = "bears_name"
    OTHER = "other"


def pose_of(domain: str, known: str) -> Pose:
    """How ``domain`` stands to ``known``, both in lower case and ASCII form.

    Only ``SAME`` and ``UNDER`` (a subdomain, which the owner of the known one gives away) belong to the known owner.
    One that ``BEARS_NAME`` has the known domain or its name among its labels, as in ``harbour.example.mail.test``; a
    ``LOOKALIKE`` reads like the known one, differs by one slip, or has its name under another top-level domain.
    """
    if domain == known:
        return Pose.SAME
    if domain.endswith(f".{known}"):
        return Pose.UNDER
    ours, theirs = skeleton(domain), skeleton(known)
    if ours == theirs or ours.endswith(f".{theirs}"):
        return Pose.LOOKALIKE
    if theirs in ours or theirs.replace(".", "-") in ours.replace(".", "-"):
        return Pose.BEARS_NAME
    return _by_name(ours.split("."), theirs.split("."))


def closest_pose(domain: str, known: Iterable[str]) -> tuple[Pose, str]:
    """The nearest of how ``domain`` stands to each known one, and to which; belonging comes before posing."""
    order = list(Pose)
    poses = [(pose_of(domain, one), one) for one in known]
    return min(poses, key=lambda found: (order.index(found[0]), found[1]), default=(Pose.OTHER, ""))


@cache
def skeleton(domain: str) -> str:
    """A form that is the same for domains that read alike; labels in ASCII form are read as they are shown."""
    shown = ".".join(_shown(label) for label in domain.split("."))
    letters = "".join(letter if letter in ".-" else _prototype(letter) for letter in fold(shown))
    for pair, letter in _POSING_PAIRS:
        letters = letters.replace("".join(map(_prototype, pair)), _prototype(letter))
    return letters


def _by_name(ours: list[str], theirs: list[str]) -> Pose:
    """By the known one's own name, its longest label before the last, where that is long enough to say something."""
    name = max(theirs[:-1] or theirs, key=len)
    if len(name) < _SHORTEST_SLIP:
        return Pose.OTHER
    if len(ours) > 1 and (ours[-2] == name or _is_slip(ours[-2], name)):
        return Pose.LOOKALIKE
    words = {word for label in ours for word in label.split("-")}
    return Pose.BEARS_NAME if name in words or name in ours else Pose.OTHER


def _is_slip(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or two exchanged make the one out of the other (Damerau, 1964)."""
    if min(len(one), len(other)) < _SHORTEST_SLIP or abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    exchanged = one[:2] == other[:2][::-1] and one[2:] == other[2:]
    return exchanged or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _shown(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


@cache
def _prototype(letter: str) -> str:
    """One letter for all that look like this one: the first of them in ASCII, where there is any."""
    seen, waiting = {letter}, [letter]
    while waiting and len(seen) < _CLASS_LIMIT:
        likes = {like["c"] for like in confusables.confusables_data.get(waiting.pop(), ()) if len(like["c"]) == 1}
        waiting += likes - seen
        seen |= likes
    return min(seen, key=lambda each: (not (each.isascii() and each.isalnum()), each.lower()))
