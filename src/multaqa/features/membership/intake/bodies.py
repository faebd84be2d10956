"""Organisations that are known, found by a name, by names that are nearly theirs, by acronym or by domain."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final
from urllib.parse import urlsplit

from multaqa.features.membership.models import IntakeLike
from multaqa.lib.fold import fold
from multaqa.lib.labels import Labels

ALIKE: Final = 0.72
"""From this likeness on two names are proposed as one organisation's."""

_BEGINNING: Final = 5  # letters of a word by which names are looked up: endings differ, and mistypings stand late
_MOST_COMPARED: Final = 60
_MOST_ALIKE: Final = 4


@dataclass(frozen=True)
class KnownBody:
    """An organisation, known or of the same file: ``ref`` is the number of its row; names in comparable form."""

    ref: int
    names: frozenset[str]
    labels: Labels = field(default_factory=dict)
    acronym: str = ""
    area: str = ""
    constituency: str = ""
    domain: str = ""


@dataclass(frozen=True)
class LikeBody:
    """One that is like another, why, and how like (0 to 1). ``is_same``: there is nothing to choose."""

    body: KnownBody
    reason: IntakeLike.Reason
    likeness: float
    is_same: bool = False


class BodyIndex:
    """Organisations by what they are found by; a lookup asks nothing of the database."""

    def __init__(self, bodies: Iterable[KnownBody] = ()) -> None:
        self._by_name: defaultdict[str, list[KnownBody]] = defaultdict(list)
        self._by_word: defaultdict[str, list[KnownBody]] = defaultdict(list)
        self._by_acronym: defaultdict[str, list[KnownBody]] = defaultdict(list)
        self._by_domain: defaultdict[str, list[KnownBody]] = defaultdict(list)
        for body in bodies:
            self.add(body)

    def add(self, body: KnownBody) -> None:
        """Let one more be found."""
        for name in body.names:
            self._by_name[name].append(body)
        for word in {begun for name in body.names for begun in _begun(name)}:
            self._by_word[word].append(body)
        if body.acronym:
            self._by_acronym[fold(body.acronym)].append(body)
        if body.domain:
            self._by_domain[body.domain].append(body)

    def called(self, name: str) -> list[KnownBody]:
        """Those that bear exactly this name or acronym, in any script, case or spelling of marks."""
        folded = fold(name)
        found = [*self._by_name.get(folded, ()), *self._by_acronym.get(folded, ())]
        return list({body.ref: body for body in found}.values())

    def named_alike(self, name: str) -> list[KnownBody]:
        """Those whose names are nearly this one, the likest first."""
        likes = self._alike(frozenset({fold(name)}))
        return [body for _likeness, body in likes][:_MOST_ALIKE]

    def like(self, body: KnownBody) -> list[LikeBody]:
        """Those that may be this one, the likest first: the same name, nearly the same, acronym, or domain."""
        found: dict[int, LikeBody] = {}
        for other in (one for name in body.names for one in self._by_name.get(name, ())):
            found.setdefault(other.ref, LikeBody(other, IntakeLike.Reason.SAME_NAME, 1.0, _agree(body, other)))
        for likeness, other in self._alike(body.names):
            found.setdefault(other.ref, LikeBody(other, IntakeLike.Reason.NAME, likeness))
        for other in self._by_domain.get(body.domain, ()) if body.domain else ():
            found.setdefault(other.ref, LikeBody(other, IntakeLike.Reason.DOMAIN, 0.9))
        for other in self._by_acronym.get(fold(body.acronym), ()) if body.acronym else ():
            if _may_agree(body.area, other.area):
                found.setdefault(other.ref, LikeBody(other, IntakeLike.Reason.ACRONYM, 0.8))
        found.pop(body.ref, None)
        return sorted(found.values(), key=lambda like: (-like.likeness, like.body.ref))[:_MOST_ALIKE]

    def _alike(self, names: frozenset[str]) -> list[tuple[float, KnownBody]]:
        shared: defaultdict[int, int] = defaultdict(int)
        bodies: dict[int, KnownBody] = {}
        for word in {begun for name in names for begun in _begun(name)}:
            for body in self._by_word.get(word, ()):
                shared[body.ref] += 1
                bodies[body.ref] = body
        nearest = sorted(shared, key=lambda ref: (-shared[ref], ref))[:_MOST_COMPARED]
        ranked = [(_likeness_of(names, bodies[ref].names), bodies[ref]) for ref in nearest]
        return sorted(((how, body) for how, body in ranked if how >= ALIKE), key=lambda one: (-one[0], one[1].ref))


def domain_of_site(website: str) -> str:
    """The domain of a website, without "www."; empty for none."""
    return (urlsplit(website).hostname or "").removeprefix("www.")


def _begun(name: str) -> set[str]:
    return {word[:_BEGINNING] for word in name.split() if len(word) > 2}


def _likeness_of(names: frozenset[str], others: frozenset[str]) -> float:
    return max((_name_likeness(one, other) for one in names for other in others), default=0.0)


def _name_likeness(one: str, other: str) -> float:
    """The greater of the share of words that both have and of letters in the same order; 1 for the same name."""
    mine, its = set(one.split()), set(other.split())
    words = len(mine & its) / len(mine | its) if mine | its else 0.0
    if len(mine & its) < min(len(mine), len(its)) / 2:
        return words
    return max(words, SequenceMatcher(None, one, other, autojunk=False).ratio())


def _agree(one: KnownBody, other: KnownBody) -> bool:
    """Whether nothing that is said of both contradicts that they are one."""
    return _may_agree(one.area, other.area) and _may_agree(one.constituency, other.constituency)


def _may_agree(one: str, other: str) -> bool:
    return not one or not other or one == other
